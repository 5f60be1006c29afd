package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.runbook.walk.Happening.Kind;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What an entry of the maintenance log says before a person has put anything differently. */
class EntryDraftTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private static final String TEXT = """
            ---
            title: Tend the garden
            kind: duty
            ---
            # Work
            - [ ] Look
              ```sh {check}
              ls
              ```
            - [ ] Dig
              ```sh {change}
              dig
              ```
            - [ ] Water {evidence}
            # Back {rollback}
            - [ ] Fill the hole
            """;

    private static MaintenanceEntry draft(Walks walks) {
        return EntryDraft.of(walks.standing(), Walks.minute(90), ZONE);
    }

    @Test
    void whereAllWentWellThereWasNothingElse() {
        MaintenanceEntry entry = draft(new Walks(TEXT)
                .then(1, Kind.DONE, "1.1", "")
                .then(2, Kind.DONE, "1.2", "")
                .then(3, Kind.NOTED, "1.3", "wet")
                .then(4, Happening.of(Kind.DONE, "1.3", "").by("Ben"))
                .then(5, Kind.FINISHED, "", "signed"));
        assertThat(entry.text(Section.TYPE)).isEqualTo("Guide (duty)");
        assertThat(entry.text(Section.ACTIVITIES)).isEqualTo("- 07:01 1.1 Look\n- 07:02 1.2 Dig\n- 07:04 1.3 Water");
        assertThat(entry.text(Section.ISSUES)).isEqualTo("None.");
        assertThat(entry.text(Section.RESOLUTION)).isEqualTo("None needed.");
        assertThat(entry.text(Section.VERIFICATION)).isEqualTo("- 1.1 Look: good\n- 1.3 Water: good (wet)");
        assertThat(entry.text(Section.NEXT)).isEqualTo("None.");
        assertThat(entry.people()).containsExactly("Ben", "mara");
        assertThat(entry.began()).isEqualTo(Walks.BEGUN);
        assertThat(entry.ended()).isEqualTo(Walks.minute(5));
    }

    @Test
    void whatGaveTroubleIsToldWithWhatBecameOfIt() {
        MaintenanceEntry entry = draft(new Walks(TEXT)
                .then(1, Kind.FAILED, "1.2", "\n  a stone  \nmore of it")
                .then(2, Kind.NOTED, "1.2", "took it out")
                .then(3, Kind.NOTED, "1.2", "by hand")
                .then(4, Kind.DONE, "1.2", "")
                .then(5, Kind.SKIPPED, "1.3", "it rains"));
        assertThat(entry.text(Section.ISSUES))
                .isEqualTo("- 07:01 1.2 Dig: failed: a stone\n- 07:05 1.3 Water: skipped: it rains");
        assertThat(entry.text(Section.RESOLUTION)).isEqualTo("- 1.2 Dig: done in the end (took it out; by hand)");
        assertThat(entry.text(Section.NEXT)).isEqualTo("- Left out: 1.3 Water (it rains)");
        assertThat(entry.ended()).as("it is still open").isEqualTo(Walks.minute(90));
    }

    @Test
    void thatItWasRolledBackHandedOverAndReopenedIsSaid() {
        MaintenanceEntry entry = draft(new Walks(TEXT)
                .then(1, Happening.of(Kind.HANDED_OVER, "", "").by("Ben"))
                .then(2, Kind.ROLLED_BACK, "", "no time")
                .then(3, Kind.UNDONE, "1.2", "")
                .then(4, Kind.FINISHED, "", "signed")
                .then(5, Kind.REOPENED, "", "it leaks"));
        assertThat(entry.text(Section.ACTIVITIES))
                .contains("07:01 Handed over to Ben", "07:02 Rolled back", "07:03 1.2 Dig: undone");
        assertThat(entry.text(Section.ISSUES)).contains("no time", "07:05 reopened: it leaks");
        assertThat(entry.text(Section.RESOLUTION)).isEqualTo("- Rolled back");
    }

    @Test
    void onSeveralServersEachIsNamed() {
        MaintenanceEntry entry = draft(new Walks(TEXT, "One", "Two")
                .then(1, Happening.of(Kind.DONE, "1.1", "").on("One"))
                .then(2, Happening.of(Kind.WARNED, "1.1", "dusty").on("Two"))
                .then(3, Happening.of(Kind.NOTED, "1.1", "swept").on("Two"))
                .then(4, Happening.of(Kind.DONE, "1.1", "").on("Two"))
                .then(5, Happening.of(Kind.SKIPPED, "1.2", "no spade").on("Two")));
        assertThat(entry.server()).isEqualTo("One, Two");
        assertThat(entry.text(Section.ACTIVITIES)).isEqualTo("- 07:01 1.1 Look on One\n- 07:04 1.1 Look on Two");
        assertThat(entry.text(Section.RESOLUTION)).isEqualTo("- 1.1 Look on Two: done in the end (swept)");
        assertThat(entry.text(Section.VERIFICATION))
                .isEqualTo("- 1.1 Look on One: good\n- 1.1 Look on Two: good (swept)");
        assertThat(entry.text(Section.NEXT)).isEqualTo("- Left out: 1.2 Dig on Two (no spade)");
    }
}
