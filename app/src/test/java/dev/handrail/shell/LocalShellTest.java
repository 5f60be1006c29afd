package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** This computer's shell. */
class LocalShellTest extends ShellContract {
    @Override
    Shell shell() {
        return new LocalShell();
    }

    /** The home stands for a secret here. */
    @Test
    void aVariableThatHoldsASecretIsHandedOnToNoCommand() throws Exception {
        Command told = Command.of("/bin/sh", "-c", "/usr/bin/env | /bin/grep -c '^HOME=' || :");
        AtomicReference<Set<String>> secret = new AtomicReference<>(Set.of());
        try (Shell shell = new LocalShell(secret::get)) {
            String before = shell.run(told).text();
            assertThat(before).isEqualTo(System.getenv("HOME") == null ? "0" : "1");
            secret.set(Set.of("HOME"));
            assertThat(shell.run(told).text()).as("known to be one since").isEqualTo("0");
        }
    }
}
