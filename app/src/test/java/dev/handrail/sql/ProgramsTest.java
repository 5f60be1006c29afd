package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    @Test
    void thoseThatAreThereAreFoundInTheOrderInWhichTheyWereAskedFor() throws OperationFailed {
        try (Shell shell = new LocalShell()) {
            Map<String, String> found = Programs.found(shell, List.of("sh", "no-such-program", "cat"));
            assertThat(found).containsOnlyKeys("sh", "cat");
            assertThat(found.keySet()).containsExactly("sh", "cat");
            assertThat(found.get("cat")).startsWith("/").endsWith("/cat");
        }
    }

    @Test
    void aNameIsNothingButAName() throws OperationFailed {
        try (Shell shell = new LocalShell()) {
            assertThat(Programs.found(shell, List.of("$(echo sh)", "sh; true", "-v", "")))
                    .isEmpty();
        }
    }
}
