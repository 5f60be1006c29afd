package dev.handrail.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Events;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowsModelTest extends Desks {
    private final List<Arguments> asked = new ArrayList<>();
    private final List<Arguments> done = new ArrayList<>();
    private final Fake bringing = new Fake("Bring rows back", Effect.READS);
    private final List<String> toldMeanwhile = new ArrayList<>();
    private boolean unreachable;
    /** Once it is known what was brought. */
    private boolean unreachableSoon;

    private Runnable meanwhile = () -> {};
    private RowsModel model;
    private Activities activities;

    @BeforeEach
    void open() {
        activities = new Activities((operation, plan, watcher) -> bringing.start(watcher), atOnce, desk().clock());
        Deeds deeds = new Deeds(
                List.of(
                        new Offer.Question(RowsModel.RESCUED, "", List.of(), given -> rescued()),
                        new Offer.Question(RowsModel.COMPARE, "", List.of(), this::compare),
                        new Offer.Action(RowsModel.ROWS, "", Effect.DESTROYS, List.of(), this::bring)),
                Operation::plan,
                activities,
                atOnce,
                new Sheets());
        RowsPlace place = new RowsPlace("Parish office", "chms", "");
        model = new RowsModel(place, List.of("chms", "library"), deeds, failures::add);
    }

    @Test
    void theNewestTablesThatWereBroughtAreComparedAndTheFirstThatLacksRowsIsShown() {
        assertThat(model.sides()).extracting(Side::schema).containsExactly("rescue_b", "rescue_a");
        assertThat(model.side().get()).isEqualTo(model.sides().getFirst());
        assertThat(shown().table().full()).isEqualTo("public.visits");
        assertThat(model.lines()).extracting(RowLine::key).containsExactly("1", "2");
        assertThat(model.shown()).isEqualTo("1 to 2 of 312");
    }

    @Test
    void whileRowsAreReadNobodyIsToldThatThereAreNone() {
        model.show(model.tables().getFirst());
        assertThat(toldMeanwhile.getLast()).isEqualTo("Comparing");
        assertThat(model.shown()).isEqualTo("No such rows");
    }

    @Test
    void onlyMissingRowsAreShownUntilOthersAreAskedFor() {
        assertThat(asked.getLast().all("--only")).containsExactly("missing");
        model.show(RowKind.CHANGED, true);
        assertThat(asked.getLast().all("--only")).containsExactly("changed", "missing");
        model.show(RowKind.CHANGED, false);
        assertThat(asked.getLast().all("--only")).containsExactly("missing");
    }

    @Test
    void whatIsToComeBackIsAllThatIsShownOrWhatWasChosen() throws OperationFailed {
        assertThat(model.action()).isEqualTo("Bring back missing rows (312)");
        assertThat(model.destroys()).isFalse();
        model.act();
        assertThat(done.getLast().flag("--missing")).isTrue();
        assertThat(done.getLast().flag("--changed")).isFalse();
        assertThat(done.getLast().all("--key")).isEmpty();
        assertThat(done.getLast().one("--seen")).isEqualTo("a-b-c");
        int comparisons = asked.size();
        bringing.tell(Events.done());
        activities.drain();
        assertThat(asked).as("what is left is compared again").hasSizeGreaterThan(comparisons);

        model.show(RowKind.CHANGED, true);
        model.lines().getFirst().chosen().set(true);
        model.lines().getLast().chosen().set(true);
        assertThat(model.action()).isEqualTo("Bring back missing rows (1), set back changed rows (1)");
        assertThat(model.destroys()).isTrue();
        model.act();
        assertThat(done.getLast().all("--key")).containsExactly("1", "7");
        assertThat(done.getLast().flag("--changed")).isTrue();
        assertThat(done.getLast().flag("--extra")).isFalse();
    }

    @Test
    void whatWasChosenStaysChosenOnTheNextPagesAndIsNotOfAKindThatIsNotShown() {
        model.lines().getFirst().chosen().set(true);
        assertThat(model.hasNext()).isTrue();
        model.next();
        assertThat(asked.getLast().all("--skip")).containsExactly("100");
        model.previous();
        assertThat(model.lines().getFirst().chosen().get()).isTrue();
        model.show(RowKind.EXTRA, true);
        model.show(RowKind.MISSING, false);
        assertThat(model.chosen()).isEmpty();
        assertThat(model.action()).isEqualTo("delete extra rows (7)");
    }

    @Test
    void aPageThatCouldNotBeReadIsNotSkipped() {
        unreachable = true;
        model.next();
        assertThat(failures).hasSize(1);
        assertThat(model.hasPrevious()).isFalse();
        assertThat(model.lines()).extracting(RowLine::key).containsExactly("1", "2");
        assertThat(model.shown()).isEqualTo("1 to 2 of 312; others could not be read");
        unreachable = false;
        model.next();
        assertThat(asked.getLast().all("--skip")).containsExactly("100");
        assertThat(model.shown()).isEqualTo("101 to 102 of 312");
        unreachable = true;
        model.previous();
        assertThat(model.hasPrevious()).isTrue();
    }

    @Test
    void theFirstPageOfATableThatCouldNotBeReadIsNotSkipped() {
        unreachable = true;
        model.show(model.tables().get(1));
        unreachable = false;
        assertThat(model.lines()).isEmpty();
        assertThat(model.shown()).as("not that there are none").isEqualTo("These rows could not be read");
        assertThat(model.hasNext()).isTrue();
        model.next();
        assertThat(asked.getLast().all("--skip")).containsExactly("0");
        assertThat(model.shown()).isEqualTo("1 to 2 of 312");
    }

    @Test
    void theFirstPageOfOtherKindsThatCouldNotBeReadIsNotSkipped() {
        model.next();
        model.next();
        assertThat(asked.getLast().all("--skip")).containsExactly("200");
        unreachable = true;
        model.show(RowKind.CHANGED, true);
        assertThat(model.canAct()).as("on rows that nobody was shown").isFalse();
        unreachable = false;
        model.next();
        assertThat(model.canAct()).isTrue();
        assertThat(asked.getLast().all("--skip")).containsExactly("0");
        model.next();
        assertThat(asked.getLast().all("--skip")).containsExactly("100");
    }

    @Test
    void whatCouldNotBeReadIsAskedForOnceMore() {
        unreachable = true;
        model.next();
        assertThat(model.lost().get()).isTrue();
        unreachable = false;
        model.again();
        assertThat(model.lost().get()).isFalse();
        assertThat(model.shown()).isEqualTo("101 to 102 of 312");
    }

    @Test
    void rowsOfAKindThatIsNotShownAnyMoreGoThoughTheOthersCouldNotBeRead() {
        model.show(RowKind.CHANGED, true);
        model.lines().getLast().chosen().set(true);
        unreachable = true;
        model.show(RowKind.CHANGED, false);
        assertThat(model.lines()).extracting(RowLine::key).containsExactly("1", "2");
        assertThat(model.chosen()).isEmpty();
        model.show(RowKind.MISSING, false);
        assertThat(model.shown()).as("none is asked for").isEqualTo("No such rows");
    }

    @Test
    void whatWasChosenStaysChosenWhereItCannotBeComparedAgain() {
        model.lines().getFirst().chosen().set(true);
        unreachableSoon = true;
        model.refresh();
        assertThat(failures).hasSize(1);
        assertThat(model.lines()).hasSize(2);
        assertThat(model.action()).isEqualTo("Bring back missing rows (1)");
    }

    @Test
    void theTablesOfAnotherSideAreNotTakenForThoseOfOneThatCouldNotBeRead() {
        unreachable = true;
        model.side().set(model.sides().getLast());
        assertThat(model.tables()).isEmpty();
        assertThat(model.shown()).isEqualTo("These rows could not be read");
        unreachable = false;
        model.again();
        assertThat(model.tables()).hasSize(3);
        assertThat(asked.getLast().all("SCHEMA")).containsExactly("rescue_a");
    }

    @Test
    void aPageThatIsBeingReadIsNotAskedForTwice() {
        int before = asked.size();
        meanwhile = model::next;
        model.next();
        assertThat(asked).hasSize(before + 1);
        assertThat(model.shown()).isEqualTo("101 to 102 of 312");
    }

    @Test
    void aChangedRowShowsWhatItWasAndWhatItIs() {
        model.show(RowKind.CHANGED, true);
        assertThat(model.lines().getFirst().told("note")).isEqualTo("note of 1");
        assertThat(model.lines().getLast().told("note")).isEqualTo("then → ∅");
        assertThat(model.lines().getLast().told("other")).isEmpty();
    }

    @Test
    void rowsThatNothingTellsApartCannotBeChosenAndThatIsSaid() {
        model.show(model.tables().getLast());
        assertThat(model.canChoose()).isFalse();
        assertThat(model.canAct()).isFalse();
        assertThat(model.remarks()).anyMatch(text -> text.contains("neither a primary key"));
    }

    @Test
    void anotherDatabaseIsAskedAnewAndWhatCannotBeReachedIsTold() {
        unreachable = true;
        model.database().set("library");
        assertThat(failures).hasSize(1);
        assertThat(model.reading().get()).isFalse();
        assertThat(model.lost().get()).isTrue();
        assertThat(model.sides()).as("those of the other database").isEmpty();
        assertThat(asked).noneMatch(given -> given.all("DATABASE").contains("library"));
    }

    private Compared shown() {
        Compared one = model.table().get();
        assertThat(one).isNotNull();
        return one;
    }

    private Answer rescued() throws OperationFailed {
        if (unreachable) {
            throw OperationFailed.unreachable("The database does not answer").build();
        }
        return Answer.lines(
                List.of(
                        Map.of("schema", "rescue_a", "backup", "1", "taken", "2026-11-18T01:00:00Z"),
                        Map.of("schema", "rescue_b", "backup", "2", "taken", "2026-11-19T01:00:00Z")),
                List.of());
    }

    private Answer compare(Arguments given) throws OperationFailed {
        asked.add(given);
        if (unreachable || unreachableSoon) {
            throw OperationFailed.unreachable("The database does not answer").build();
        }
        if (model != null) {
            toldMeanwhile.add(model.shown());
        }
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        List<Object> all = List.of(
                table("members", List.of("id"), 0, List.of()),
                table("visits", List.of("id"), 312, rows(given.all("--only"))),
                table("notes", List.of(), 3, List.of()));
        boolean one = given.maybe("TABLE").isPresent();
        return Answer.lines(
                one
                        ? all.stream()
                                .filter(table -> table.toString().contains("table=" + name(given)))
                                .toList()
                        : all,
                List.of());
    }

    private static String name(Arguments given) {
        return given.all("TABLE").getFirst().substring("public.".length());
    }

    private static Object table(String name, List<String> key, long missing, List<Object> rows) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("schema", "public");
        table.put("table", name);
        table.put("there", true);
        table.put("key", key);
        table.put("missing", missing);
        table.put("changed", name.equals("visits") ? 5L : 0L);
        table.put("extra", name.equals("visits") ? 7L : 0L);
        table.put("same", 40L);
        table.put("seen", "a-b-c");
        table.put("rows", rows);
        table.put("more", name.equals("visits"));
        return table;
    }

    private static List<Object> rows(List<String> only) {
        List<Object> rows = new ArrayList<>();
        if (only.contains("missing")) {
            rows.add(row("missing", "1", Map.of("note", "note of 1"), Map.of()));
            rows.add(row("missing", "2", Map.of("note", "note of 2"), Map.of()));
        }
        if (only.contains("changed")) {
            rows.add(row("changed", "7", Map.of("note", "then"), Map.of()));
        }
        return rows;
    }

    private static Object row(String kind, String key, Map<String, String> backup, Map<String, String> live) {
        return Map.of("kind", kind, "key", key, "backup", backup, "live", live);
    }

    private Operation bring(Arguments given) {
        done.add(given);
        return bringing;
    }
}
