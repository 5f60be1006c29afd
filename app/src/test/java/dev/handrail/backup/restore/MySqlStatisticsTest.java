package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Saying;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.shell.Scripted;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Statistics are gathered of what was restored; what goes wrong with them is said, and no more. */
class MySqlStatisticsTest {
    private static final String ASKED = "--database=parish_back";

    private final Scripted shell = new Scripted();
    private final Saying work = new Saying();

    private MySqlStatistics statistics() {
        Database entry = new Database(
                "parish",
                Engine.MARIADB,
                "localhost",
                3306,
                "anna",
                null,
                null,
                null,
                null,
                null,
                Dump.USUAL,
                null,
                null);
        MySqlTools tools = new MySqlTools(entry, "mariadb-dump", "mariadb", "10.11.4-MariaDB", null);
        return new MySqlStatistics(new MySqlClient(shell, tools, "parish_back"));
    }

    @Test
    void whatGoesWellNeedsNoWords() throws OperationFailed {
        shell.answers(
                ASKED,
                "parish_back.members\tanalyze\tstatus\tOK\n"
                        + "parish_back.visits\tanalyze\tnote\tThe storage engine for the table doesn't support analyze\n");
        statistics().gather(List.of("members", "visits"), work);
        assertThat(work.lines()).isEmpty();
        assertThat(shell.asked()).hasSize(1);
    }

    @Test
    void aTableThatCannotBeAnalyzedIsNamedAndTheRestoreGoesOn() throws OperationFailed {
        shell.answers(
                ASKED,
                "parish_back.members\tanalyze\tError\tTable is crashed\n"
                        + "parish_back.members\tanalyze\tstatus\tOperation failed\n"
                        + "parish_back.visits\tanalyze\tstatus\tOK\n");
        statistics().gather(List.of("members", "visits"), work);
        assertThat(work.lines())
                .singleElement()
                .asString()
                .contains("the database is whole", "parish_back.members: Table is crashed")
                .doesNotContain("visits");
    }

    @Test
    void aServerThatDoesNotAllowItIsNoFailureEither() throws OperationFailed {
        shell.fails(ASKED, 1, "ERROR 1142 (42000): SELECT, INSERT command denied to user 'anna'");
        statistics().gather(List.of("members", "visits"), work);
        assertThat(work.lines()).singleElement().asString().contains("ANALYZE TABLE", "command denied");
    }

    @Test
    void manyTablesAreDoneInSeveralGoes() throws OperationFailed {
        shell.answers(ASKED, "");
        statistics().gather(IntStream.range(0, 45).mapToObj(i -> "t" + i).toList(), work);
        assertThat(shell.asked()).hasSize(3);
    }

    @Test
    void anEmptyDatabaseIsAskedForNothing() throws OperationFailed {
        statistics().gather(List.of(), work);
        assertThat(shell.asked()).isEmpty();
        assertThat(work.lines()).isEmpty();
    }

    @Test
    void thePlanShowsTheStatementWhereTheTablesAreKnown() {
        Step step = statistics().step(List.of(new TableRows("", "members", 3), new TableRows("", "o`dd", 1)));
        assertThat(step.command()).isEqualTo("ANALYZE TABLE `members`, `o``dd`");
        assertThat(step.effect()).isEqualTo(Effect.CHANGES);
        assertThat(step.text()).contains("parish_back");
        assertThat(statistics().step(List.of()).command()).isNull();
    }
}
