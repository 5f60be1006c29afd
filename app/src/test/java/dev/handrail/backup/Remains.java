package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.shell.Await;
import java.util.stream.Stream;

/** What a backup that went wrong may leave: words in the journal, and nothing else. */
record Remains(Rig rig, String source) {
    private static final String SESSIONS = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = '%s' AND application_name IN ('pg_dump', 'Handrail')
            """;

    static Stream<ProcessHandle> pgDump(String source) {
        return ProcessHandle.allProcesses()
                .filter(p ->
                        p.info().command().filter(c -> c.endsWith("/pg_dump")).isPresent())
                .filter(p ->
                        p.info().commandLine().filter(c -> c.contains(source)).isPresent());
    }

    /** Nothing looks finished but so many backups, the journal says what happened and what to do, and nothing runs. */
    void assertOnly(int backups) throws Exception {
        assertThat(rig.files()).hasSize(2 * backups).noneMatch(name -> name.endsWith(".partial"));
        assertThat(rig.catalogue().all()).hasSize(backups);
        Run run = rig.journal().runs(JournalFilter.all()).getFirst();
        assertThat(run.outcome()).isIn(Outcome.FAILED, Outcome.CANCELLED);
        if (run.outcome() == Outcome.FAILED) {
            assertThat(run.failure()).isNotBlank();
            assertThat(run.next()).isNotBlank();
        }
        Await.until("no pg_dump is left", () -> pgDump(source).findAny().isEmpty());
        Await.until(
                "no session is left in the database",
                () -> TestDatabase.number("postgres", SESSIONS.formatted(source)) == 0);
        assertThat(rig.runner().inProgress()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }
}
