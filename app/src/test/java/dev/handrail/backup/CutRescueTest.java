package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.journal.JournalFilter;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a plain dump of PostgreSQL that was cut within its rows: it lacks all that stands behind them, keys above all. */
class CutRescueTest {
    @TempDir
    static Path home;

    @TempDir
    static Path shelf;

    private static RescueRig it;
    private static String whole;

    @BeforeAll
    static void start() throws Exception {
        it = new RescueRig(home);
        TestDatabase.fill(RescueRig.LIVE, 300);
        it.sql("CREATE TABLE aged (id int PRIMARY KEY, note text); INSERT INTO aged VALUES (1, 'one'), (2, 'two');"
                + " CREATE TABLE codes (code text, note text);"
                + " INSERT INTO codes VALUES ('a', 'one'), ('a', 'two'), ('b', NULL);"
                + " CREATE TABLE zones (id int PRIMARY KEY)");
        whole = TestDatabase.dumped(RescueRig.LIVE);
        int within = whole.indexOf("\n200\t", whole.indexOf("\nCOPY public.visits"));
        it.use(it.adopted(shelf, whole.substring(0, within + 3)));
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @AfterEach
    void clear() throws Exception {
        if (it.number("SELECT count(*) FROM pg_namespace WHERE nspname = '" + it.schema() + "'") > 0) {
            assertThat(it.rig.perform("restore clear", it.clear()).failure()).isNull();
        }
    }

    private static String said() throws Exception {
        String run = it.rig
                .journal()
                .runs(JournalFilter.all().operation("restore"))
                .getFirst()
                .id();
        return String.join(
                "\n",
                it.rig.journal().lines(run).stream().map(line -> line.text()).toList());
    }

    @Test
    void rowsComeBackByTheKeyThatTheLiveTableHas() throws Exception {
        long behind = it.number("SELECT count(*) FROM visits WHERE id >= 200");
        it.sql("DELETE FROM visits WHERE id = 7; UPDATE visits SET note = 'spoilt' WHERE id = 8");
        it.bring("visits", "members");
        assertThat(said())
                .contains("Keys, indexes, foreign keys and triggers may be missing", "Name those that are needed");
        assertThat(it.compare("visits")).containsEntry("key", List.of("id")).containsEntry("cut", true);
        assertThat(it.counts("visits")).containsExactly(1L, 1L, behind, 197L);
        assertThat(it.answer("visits").lines())
                .anyMatch(line -> line.contains("rows of public.visits that stood behind that count as extra"));
        assertThat(it.rig
                        .make("restore rows", it.rows("visits", "--extra"))
                        .plan()
                        .checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("The dump was cut"));
        assertThat(it.bringBack("visits", "--missing", "--changed").failure()).isNull();
        assertThat(it.counts("visits")).containsExactly(0L, 0L, behind, 199L);
    }

    @Test
    void rowsComeBackWithTheParentsThatWereNamedToo() throws Exception {
        it.sql("DELETE FROM visits WHERE member = 5; DELETE FROM members WHERE id = 5");
        it.bring("visits", "members");
        assertThat(it.bringBack("visits", "--missing").failure()).isNull();
        assertThat(it.counts("members")).containsExactly(0L, 0L, 0L, 100L);
        assertThat(it.counts("visits").getFirst()).isEqualTo(0L);
    }

    @Test
    void aKeyThatDoesNotTellRowsApartInWhatWasBroughtIsNone() throws Exception {
        it.sql("DELETE FROM codes WHERE note = 'two'; ALTER TABLE codes ADD PRIMARY KEY (code)");
        it.bring("codes");
        assertThat(it.compare("codes")).containsEntry("key", List.of());
        assertThat(it.counts("codes")).containsExactly(1L, 0L, 0L, 2L);
        assertThat(it.answer("codes").lines()).anyMatch(line -> line.contains("both in the backup and live"));
    }

    @Test
    void aTableThatWasDroppedIsNotSaidToComeBackWhole() throws Exception {
        it.sql("DROP TABLE aged");
        it.bring("aged");
        assertThat(it.answer("aged").lines())
                .anyMatch(line -> line.contains("it may lack rows, keys, indexes"))
                .noneMatch(line -> line.contains("The whole of"));
        OperationFailed refused = catchThrowableOfType(
                OperationFailed.class,
                () -> it.rig.make("restore rows", it.rows("aged", "--missing")).plan());
        assertThat(refused.next()).startsWith("What there is of the table").contains("begin anew", ": BEGIN; ");
    }

    @Test
    void ofATableBehindTheCutItIsSaidWhyItIsNotThere(@TempDir Path other) throws Exception {
        String id = it.adopted(other, whole.substring(0, whole.indexOf("CREATE TABLE public.zones")));
        Event.Ended ended = it.rig.perform("restore", RescueRig.tablesOf(id, "zones"));
        assertThat(ended.failure()).contains("There is no table zones in what there is of the dump, which was cut");
        assertThat(ended.next()).contains("public.aged, public.codes, public.members, public.visits");
        assertThat(it.rig.runner().leftBehind()).isEmpty();
    }
}
