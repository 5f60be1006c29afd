package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Times;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Earlier;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.runbook.walk.Progress.State;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Timing;
import dev.handrail.runbook.walk.Walks;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The list beside the step that is shown, the table of servers, and what is left of the window: all of it in words. */
class WalkListTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final String TEXT = """
            # Before {before}
            - [ ] Read
            - [ ] Look
              ```sh {check}
              ls
              ```
              - [ ] A part of it
            # Back {rollback}
            - [ ] Put it back
            # After {after}
            - [ ] Tell
            """;

    private Earlier earlier = new Earlier(Map.of(), Map.of(), Optional.empty());

    private static Walks walk(String... servers) {
        return new Walks(TEXT, servers);
    }

    private List<Row> rows(Standing standing, int minute) {
        Times times = new Times(Clock.fixed(Walks.minute(minute), ZONE), ZONE);
        Timing timing = Timing.of(standing, earlier, Walks.minute(minute));
        return new Rows(new Walk(standing, earlier, timing, false), times).all();
    }

    private Row.Item item(Walks walks, String number) {
        return rows(walks.standing(), 60).stream()
                .filter(Row.Item.class::isInstance)
                .map(Row.Item.class::cast)
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> heads(List<Row> rows) {
        return rows.stream()
                .filter(Row.Head.class::isInstance)
                .map(row -> ((Row.Head) row).title())
                .toList();
    }

    @Test
    void stepsAreCountedThroughAndPartsStandBelow() {
        List<Row> rows = rows(walk().standing(), 0);
        assertThat(rows).hasSize(6);
        assertThat(rows.stream().filter(Row.Item.class::isInstance).map(row -> ((Row.Item) row).place()))
                .containsExactly(1, 2, 3, 4);
        assertThat(rows.stream().filter(Row.Item.class::isInstance).map(row -> ((Row.Item) row).depth()))
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void theWayBackIsThereOnceSomebodyGoesIt() {
        assertThat(heads(rows(walk().standing(), 0))).containsExactly("Before", "After");
        assertThat(heads(rows(walk().then(1, Kind.ROLLED_BACK, "", "no time").standing(), 2)))
                .containsExactly("Before", "Back", "After");
    }

    @Test
    void howAStepStandsIsSaidInALine() {
        assertThat(item(walk(), "1.1").detail()).isEmpty();
        assertThat(item(walk().then(5, Kind.DONE, "1.1", ""), "1.1").detail()).isEqualTo("07:05");
        assertThat(item(walk().then(5, Kind.NOTED, "1.1", "x").then(6, Kind.DONE, "1.1", ""), "1.1")
                        .detail())
                .isEqualTo("07:06 · note");
        assertThat(item(walk().then(5, Kind.SKIPPED, "1.1", "known\nwell"), "1.1")
                        .detail())
                .isEqualTo("07:05 · skipped: known");
        assertThat(item(walk().then(5, Kind.FAILED, "1.1", "a stone\nand more"), "1.1")
                        .detail())
                .isEqualTo("failed: a stone");
        assertThat(item(walk().then(5, Kind.NOTED, "1.1", "x"), "1.1").detail()).startsWith("begun 07:05");
        assertThat(item(walk().then(5, Kind.DONE, "1.2", "").then(6, Kind.UNDONE, "1.2", ""), "1.2")
                        .detail())
                .isEqualTo("undone, to do again");
    }

    @Test
    void whatRunsSaysForHowLongAndHowLongItTakesAsARule() {
        Happening began = Happening.of(Kind.BEGAN, "1.2", 0, "READS", "run");
        Standing running = walk().then(5, began).standing(run -> false);
        assertThat(detail(rows(running, 7), "1.2")).isEqualTo("running · 2:00");
        earlier = new Earlier(Map.of(), Map.of("1.2 Look", Duration.ofSeconds(90)), Optional.empty());
        assertThat(detail(rows(running, 7), "1.2")).isEqualTo("running · 2:00, usually 1:30");
        assertThat(detail(rows(walk().standing(), 7), "1.2")).isEqualTo("usually 1:30");
        Standing dead = walk().then(5, began).standing(run -> true);
        assertThat(detail(rows(dead, 7), "1.2")).isEqualTo("was running when the program ended");
    }

    private static String detail(List<Row> rows, String number) {
        return rows.stream()
                .filter(row -> row instanceof Row.Item item && item.number().equals(number))
                .map(row -> ((Row.Item) row).detail())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPhaseSaysHowLongItTookAndTakesAsARule() {
        earlier = new Earlier(Map.of("Before", Duration.ofMinutes(4)), Map.of(), Optional.empty());
        Standing standing = walk().then(0, Kind.DONE, "1.1", "")
                .then(3, Kind.DONE, "1.2", "")
                .standing();
        assertThat(rows(standing, 9).getFirst()).isEqualTo(new Row.Head("Before", "3 min, usually 4 min"));
        assertThat(rows(walk().standing(), 9).getFirst()).isEqualTo(new Row.Head("Before", "usually 4 min"));
    }

    @Test
    void onlyTheRowsThatAreOtherAreTouched() {
        List<Row> shown = new ArrayList<>(rows(walk().standing(), 0));
        List<Row> before = List.copyOf(shown);
        Standing standing = walk().then(5, Kind.DONE, "1.1", "").standing();
        Times times = new Times(Clock.fixed(Walks.minute(6), ZONE), ZONE);
        new Rows(new Walk(standing, earlier, Timing.of(standing, earlier, Walks.minute(6)), false), times).into(shown);
        assertThat(shown.get(1)).isNotEqualTo(before.get(1));
        for (int same : new int[] {2, 3, 4, 5}) {
            assertThat(shown.get(same)).isSameAs(before.get(same));
        }
    }

    @Test
    void whereAStepIsDoneForEachTheyStandInATable() {
        Walks walks = walk("One", "Two", "Three")
                .then(1, Happening.of(Kind.DONE, "1.2", "").on("One"))
                .then(2, Happening.of(Kind.FAILED, "1.2", "dusty\nvery").on("Two"));
        Standing standing = walks.standing();
        Step look = standing.step("1.2").orElseThrow();
        assertThat(Host.all(standing, look))
                .containsExactly(
                        new Host("One", State.DONE, Optional.of(Walks.minute(1)), ""),
                        new Host("Two", State.FAILED, Optional.of(Walks.minute(2)), "dusty"),
                        new Host("Three", State.WAITING, Optional.empty(), ""));
        assertThat(Host.all(standing, standing.step("1.1").orElseThrow()))
                .as("that is done once")
                .isEmpty();
        assertThat(item(walks, "1.2").detail()).isEqualTo("failed: Two: dusty");
        Walks one = walk("One", "Two", "Three")
                .then(1, Happening.of(Kind.DONE, "1.2", "").on("One"));
        assertThat(item(one, "1.2").detail()).isEqualTo("1 of 3 servers");
    }

    @Test
    void whatIsInARunbookAndHowItStandsIsALineEach() {
        assertThat(Contents.of(walk().standing().runbook()))
                .containsExactly(
                        "Before",
                        "    1.1  Read",
                        "    1.2  Look",
                        "    1.2.1  A part of it",
                        "Back",
                        "    2.1  Put it back",
                        "After",
                        "    3.1  Tell");
        assertThat(Contents.of(walk().then(1, Kind.SKIPPED, "1.1", "known").standing()))
                .hasSize(8)
                .anyMatch(line -> line.contains("1.1") && line.contains("Read") && line.contains("skipped"));
    }

    private WindowWords window(Walks walks, int minute) {
        return WindowWords.of(Timing.of(walks.standing(), earlier, Walks.minute(minute)));
    }

    private static Walks until(Walks walks, int minute) {
        return walks.then(0, Kind.WINDOW, "", Walks.minute(minute).toString());
    }

    @Test
    void whatIsLeftOfTheWindowIsSaidAndHowGraveThatIs() {
        assertThat(window(walk(), 5)).isEqualTo(new WindowWords("", "neutral"));
        assertThat(window(until(walk(), 60), 17)).isEqualTo(new WindowWords("43 min of window left", "neutral"));
        assertThat(window(until(walk(), 60), 65)).isEqualTo(new WindowWords("window over since 5 min", "bad"));
    }

    @Test
    void onceSomethingWasChangedTheWayBackHasToFitIn() {
        earlier = new Earlier(Map.of(), Map.of(), Optional.of(Duration.ofMinutes(20)));
        Walks changed = until(walk(), 60)
                .then(1, Happening.of(Kind.BEGAN, "1.2", 0, "CHANGES", "run"))
                .then(2, Happening.of(Kind.PASSED, "1.2", 0, "", "run"));
        assertThat(window(changed, 30))
                .isEqualTo(new WindowWords("30 min of window left · rollback needs 20 min", "warn"));
        assertThat(window(changed, 41).style()).isEqualTo("bad");
        assertThat(window(until(walk(), 60), 41).style())
                .as("there is nothing to go back from")
                .isEqualTo("neutral");
    }
}
