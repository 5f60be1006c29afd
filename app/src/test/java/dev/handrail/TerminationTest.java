package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.store.Store;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with an open window that is told to end. */
class TerminationTest {
    @TempDir
    private Path home;

    @Test
    void whatRunsIsCancelledAndTheJournalSaysSo() throws Exception {
        Process process = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch("running"::equals)).isTrue();
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        try (Store store = Store.open(home, Clock.systemUTC());
                Journal journal = new Journal(store.jdbi(), Clock.systemUTC())) {
            assertThat(journal.runs(JournalFilter.all()).getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
        }
    }

    private List<String> command() {
        List<String> command = Packed.java("-Dglass.platform=Headless", "-Dprism.order=sw");
        command.addAll(List.of(OpenUntilTerminated.class.getName(), home.toString()));
        return command;
    }
}
