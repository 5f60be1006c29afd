package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.runbook.walk.Happening.Kind;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is drafted for an entry that was signed before, and opened again. */
class RedraftTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final String TEXT = "# Work\n- [ ] Dig\n- [ ] Water\n- [ ] Weed\n";

    private final Walks walks = new Walks(TEXT)
            .then(1, Kind.FAILED, "1.1", "a stone")
            .then(2, Kind.DONE, "1.1", "")
            .then(3, Kind.SKIPPED, "1.2", "it rains");
    private final MaintenanceEntry before = drafted();

    private MaintenanceEntry drafted() {
        return EntryDraft.of(walks.standing(), Walks.minute(90), ZONE);
    }

    private MaintenanceEntry reopened() {
        walks.then(4, Kind.FINISHED, "", "signed")
                .then(5, Kind.REOPENED, "", "it leaks")
                .then(6, Kind.DONE, "1.3", "");
        return drafted();
    }

    @Test
    void whatNobodyPutDifferentlyIsDraftedAnew() {
        MaintenanceEntry now = reopened();
        assertThat(Redraft.of(before, before, now).texts()).isEqualTo(now.texts());
    }

    @Test
    void aPersonsWordsStayAndWhatHappenedSinceStandsBelowThem() {
        MaintenanceEntry kept = before.with(Map.of(
                Section.ISSUES, "A stone of granite.\nTook an hour.",
                Section.TYPE, "Gardening",
                Section.NEXT, ""));
        MaintenanceEntry again = Redraft.of(kept, before, reopened());
        assertThat(again.text(Section.ISSUES))
                .isEqualTo("A stone of granite.\nTook an hour.\n- 07:05 reopened: it leaks");
        assertThat(again.text(Section.TYPE)).isEqualTo("Gardening");
        assertThat(again.text(Section.NEXT))
                .as("what was left out then is no news")
                .isEmpty();
        assertThat(again.text(Section.ACTIVITIES))
                .as("nobody had put that differently")
                .isEqualTo("- 07:02 1.1 Dig\n- 07:06 1.3 Weed");
    }

    @Test
    void linesThatAPersonKeptOrMovedAreNotToldTwice() {
        MaintenanceEntry kept =
                before.with(Map.of(Section.ISSUES, "- 07:03 1.2 Water: skipped: it rains\nand a stone, of course"));
        MaintenanceEntry again = Redraft.of(kept, before, reopened());
        assertThat(again.text(Section.ISSUES).lines())
                .containsExactly(
                        "- 07:03 1.2 Water: skipped: it rains", "and a stone, of course", "- 07:05 reopened: it leaks");
    }

    @Test
    void thatThereIsNothingIsNoNews() {
        MaintenanceEntry kept = before.with(Map.of(Section.NEXT, "Order a pump"));
        walks.then(4, Kind.DONE, "1.2", "");
        MaintenanceEntry now = drafted();
        assertThat(now.text(Section.NEXT)).isEqualTo("None.");
        assertThat(Redraft.of(kept, before, now).text(Section.NEXT)).isEqualTo("Order a pump");
    }

    @Test
    void openedTwiceAllOfItIsThereOnce() {
        MaintenanceEntry kept = before.with(Map.of(Section.ISSUES, "A stone."));
        MaintenanceEntry second = reopened();
        MaintenanceEntry keptAgain = Redraft.of(kept, before, second);
        walks.then(7, Kind.FINISHED, "", "signed").then(8, Kind.REOPENED, "", "it leaks still");
        MaintenanceEntry third = Redraft.of(keptAgain, second, drafted());
        assertThat(third.text(Section.ISSUES))
                .isEqualTo("A stone.\n- 07:05 reopened: it leaks\n- 07:08 reopened: it leaks still");
    }

    @Test
    void whoSignedTheFirstTimeIsNamedStill() {
        MaintenanceEntry kept = before.by(List.of("mara", "Zoë"));
        walks.then(4, Happening.of(Kind.NOTED, "1.1", "deep").by("Ben"));
        assertThat(Redraft.of(kept, before, drafted()).people()).containsExactly("Ben", "Zoë", "mara");
    }

    /** What became of a step, what was looked at and what is left open follow from where things stand. */
    @Test
    void whatWasDraftedThenAndIsNotTrueAnyMoreGoes() {
        String left = before.text(Section.NEXT);
        assertThat(left).startsWith("- ");
        MaintenanceEntry kept = before.with(Map.of(
                Section.NEXT, "Order a pump\n" + left + "\n\nand a hose",
                Section.RESOLUTION, before.text(Section.RESOLUTION) + "\n- dug around it"));
        walks.then(4, Kind.FINISHED, "", "signed")
                .then(5, Kind.REOPENED, "", "it leaks")
                .then(6, Kind.UNDONE, "1.1", "")
                .then(7, Kind.DONE, "1.2", "");
        MaintenanceEntry now = drafted();
        MaintenanceEntry again = Redraft.of(kept, before, now);
        assertThat(again.text(Section.NEXT)).isEqualTo("Order a pump\n\nand a hose");
        assertThat(now.text(Section.RESOLUTION)).isNotEqualTo(before.text(Section.RESOLUTION));
        assertThat(again.text(Section.RESOLUTION)).isEqualTo("- dug around it\n" + now.text(Section.RESOLUTION));
        assertThat(again.text(Section.ACTIVITIES)).isEqualTo(now.text(Section.ACTIVITIES));
    }

    @Test
    void whereAllThatWasKeptIsOverThatThereIsNothingIsSaid() {
        walks.then(4, Kind.SKIPPED, "1.3", "no weeds");
        MaintenanceEntry two = drafted();
        MaintenanceEntry kept = two.with(
                Map.of(Section.NEXT, two.text(Section.NEXT).lines().findFirst().orElseThrow()));
        walks.then(5, Kind.DONE, "1.2", "").then(6, Kind.DONE, "1.3", "");
        assertThat(Redraft.of(kept, two, drafted()).text(Section.NEXT)).isEqualTo("None.");
    }

    @Test
    void thatThereWasNothingGoesOnceThereIsSomething() {
        Walks good = new Walks(TEXT).then(1, Kind.DONE, "1.1", "");
        MaintenanceEntry then = EntryDraft.of(good.standing(), Walks.minute(90), ZONE);
        MaintenanceEntry kept = then.with(Map.of(Section.ISSUES, then.text(Section.ISSUES) + "\nA bee, though."));
        good.then(2, Kind.REOPENED, "", "it leaks");
        MaintenanceEntry now = EntryDraft.of(good.standing(), Walks.minute(90), ZONE);
        assertThat(Redraft.of(kept, then, now).text(Section.ISSUES))
                .isEqualTo("A bee, though.\n- 07:02 reopened: it leaks");
    }
}
