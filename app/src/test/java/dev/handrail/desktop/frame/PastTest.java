package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Some;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Environment;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was done last to each server, when that was long ago. */
class PastTest extends Desks {
    private static final int MORE_THAN_A_PAGE = 201;

    @Test
    void aRunOnSeveralSaysNothingOfWhatWasLastOnAnother() throws OperationFailed {
        ended("server import", "First", Set.of("First", "Second"), Outcome.DONE);
        ended("backup run", "First", Set.of(), Outcome.FAILED);
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            ended("site check", "Busy", Set.of(), Outcome.DONE);
        }
        Past past = new Past(desk().journal());
        past.look(List.of(Some.server("First", Environment.TEST), Some.server("Second", Environment.TEST)));
        assertThat(past.last("First")).map(Run::outcome).contains(Outcome.FAILED);
        assertThat(past.last("Second")).map(Run::operation).contains("server import");
        assertThat(past.lastBackup("Second")).isEmpty();
    }

    private void ended(String operation, String server, Set<String> on, Outcome outcome) throws OperationFailed {
        Beginning beginning = new Beginning(operation, operation, server, on, "mara", Set.of());
        desk().journal().begin(beginning).end(outcome, outcome == Outcome.FAILED ? "it failed" : null, null);
    }
}
