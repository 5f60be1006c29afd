package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.store.Store;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with an open window, and how it ends. */
class TerminationTest {
    @TempDir
    private Path home;

    @Test
    void whatRunsIsCancelledAndTheJournalSaysSo() throws Exception {
        Process process = new ProcessBuilder(command(OpenUntilTerminated.class))
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

    @Test
    void whereTheDiskWithTheDataIsAwayAWindowSaysSoAndTheProgramEndsWithIt() throws Exception {
        Path usual = Files.createDirectories(home.resolve("handrail"));
        Files.writeString(usual.resolve("elsewhere"), home.resolve("disk") + "\n");
        Process process = new ProcessBuilder(command(OpenWithoutData.class)).start();
        try (BufferedReader output = process.inputReader();
                BufferedReader errors = process.errorReader()) {
            assertThat(output.lines()).contains("a window");
            assertThat(errors.lines()).anyMatch(line -> line.contains(home.resolve("disk") + " is not there"));
            assertThat(process.waitFor()).isEqualTo(4);
        } finally {
            process.destroyForcibly();
        }
        assertThat(home.resolve("disk")).doesNotExist();
        assertThat(usual.resolve("store")).doesNotExist();
    }

    private List<String> command(Class<?> program) {
        List<String> command = Packed.java("-Dglass.platform=Headless", "-Dprism.order=sw");
        command.addAll(List.of(program.getName(), home.toString()));
        return command;
    }
}
