package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.TablesRead;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a database before it is put aside again: what changed, and what nobody can know. */
class ArrivalsTest {
    private final List<Boolean> hashed = new ArrayList<>();

    private static TableRows table(String name, long rows, @Nullable String hash) {
        return new TableRows("public", name, rows, hash);
    }

    private static KeptDatabase kept(List<TableRows> contents) {
        return new KeptDatabase(
                "r1", "Parish", "chms", "chms", "chms", 7, "chms_before", 8, Instant.EPOCH, "b1", null, contents, true);
    }

    private Arrivals arrivals(List<TableRows> then, List<TableRows> now) {
        return new Arrivals(kept(then), asked -> {
            hashed.add(asked);
            return TablesRead.all(now);
        });
    }

    private static List<String> warnings(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.state() == State.WARNING)
                .map(Check::text)
                .toList();
    }

    @Test
    void whereEveryHashIsTheSameNothingWasWritten() throws Exception {
        List<TableRows> tables = List.of(table("members", 3, "sum:1"), table("visits", 0, "sum:0"));
        List<Check> checks = arrivals(tables, tables).checks();
        assertThat(checks).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.OK);
            assertThat(check.text()).startsWith("Nothing was written into chms since");
        });
        assertThat(hashed).containsExactly(true);
    }

    /** Tables that were too large to hash, and all of a dump of another program: an UPDATE changes no number. */
    @Test
    void theSameNumberOfRowsWithoutAHashSaysNothingOfTheRows() throws Exception {
        List<TableRows> then = List.of(table("members", 3, null), table("visits", 9, "sum:1"), table("rites", 5, null));
        Arrivals arrivals = arrivals(then, then);
        assertThat(warnings(arrivals.checks()))
                .containsExactly("The same number of rows as when they were restored; whether rows were changed is not"
                        + " known: public.members, public.rites");
        assertThat(arrivals.lines()).isEqualTo(warnings(arrivals.checks()));
        assertThat(new Since(arrivals.kept(), true, arrivals.found()).document())
                .containsEntry("changes", List.of())
                .containsEntry("unknown", List.of("public.members", "public.rites"));
    }

    @Test
    void neitherDoesAHashOfAnotherKindNorOneThatIsNotMadeAnyMore() throws Exception {
        List<TableRows> then = List.of(table("a", 3, "sum:1"), table("b", 3, "sum:1"), table("c", 3, "sum:1"));
        List<TableRows> now = List.of(table("a", 3, "crc:1"), table("b", 3, null), table("c", 3, "sum:2"));
        Arrivals.Found found = arrivals(then, now).found();
        assertThat(found.unknown()).containsExactly("public.a", "public.b");
        assertThat(found.changes())
                .singleElement()
                .asString()
                .startsWith("public.c has 3 rows")
                .contains("changed");
    }

    @Test
    void aNumberOfRowsIsADifferenceAndSaysSo() throws Exception {
        List<TableRows> then = List.of(table("more", 3, null), table("fewer", 9, null), table("gone", 4, null));
        List<TableRows> now = List.of(table("more", 10, null), table("fewer", 7, null), table("new", 2, null));
        List<String> lines = arrivals(then, now).lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("public.more has 7 rows more").contains("(net: ");
        assertThat(lines.get(1)).startsWith("public.fewer has 2 rows fewer").contains("(net: ");
        assertThat(lines.get(2)).isEqualTo("public.gone was dropped since, it had 4 rows");
        assertThat(lines.get(3)).isEqualTo("public.new is new since, with 2 rows");
        assertThat(hashed).containsExactly(false);
    }

    @Test
    void ofVeryManyTablesTheFirstAreNamedAndTheOthersCounted() throws Exception {
        List<TableRows> many =
                IntStream.range(0, 25).mapToObj(i -> table("t" + i, 1, null)).toList();
        Arrivals.Found found = arrivals(many, many).found();
        assertThat(found.unknown()).hasSize(25);
        assertThat(found.lines()).singleElement().asString().endsWith("public.t19 and 5 more");
    }

    @Test
    void whereNothingIsKnownOfWhatStoodInItThatIsSaid() throws Exception {
        Arrivals arrivals = arrivals(List.of(), List.of(table("members", 3, null)));
        assertThat(warnings(arrivals.checks()))
                .singleElement()
                .asString()
                .contains("not known what was written into chms");
        assertThat(new Since(arrivals.kept(), false, arrivals.found()).told())
                .singleElement()
                .asString()
                .contains("not known what was written into chms");
        assertThat(hashed).isEmpty();
    }

    @Test
    void sinceTellsTheSameAsThePlan() throws Exception {
        List<TableRows> tables = List.of(table("members", 3, null));
        Arrivals unsure = arrivals(tables, tables);
        assertThat(new Since(unsure.kept(), true, unsure.found()).told()).isEqualTo(unsure.lines());
        List<TableRows> sure = List.of(table("members", 3, "sum:1"));
        Arrivals none = arrivals(sure, sure);
        assertThat(new Since(none.kept(), true, none.found()).told())
                .singleElement()
                .asString()
                .startsWith("Nothing was written into chms");
    }
}
