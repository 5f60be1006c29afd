package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry of the maintenance log: never changed, put differently beside itself, and found by what it says. */
class MaintenanceEntryTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T06:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-11-21T07:30:00Z");

    private final MaintenanceEntry entry =
            entry(Map.of(Section.ACTIVITIES, "  Roof of the archive repaired\n\n", Section.ISSUES, "It rained."));

    @Test
    void everyPartIsThereAndNoneHasSpacesAroundIt() {
        assertThat(entry.texts().keySet()).containsExactly(Section.values());
        assertThat(entry.text(Section.ACTIVITIES)).isEqualTo("Roof of the archive repaired");
        assertThat(entry.text(Section.NEXT)).isEmpty();
    }

    @Test
    void nobodyChangesItAfterwards() {
        Map<Section, String> texts = new EnumMap<>(Section.class);
        texts.put(Section.TYPE, "planned");
        List<String> people = new ArrayList<>(List.of("mara"));
        MaintenanceEntry kept =
                new MaintenanceEntry("e", 1, "Roof", "Parish", BEGAN, ENDED, people, List.of(), texts, ENDED, "mara");
        texts.put(Section.TYPE, "unplanned");
        people.add("somebody else");
        assertThat(kept.text(Section.TYPE)).isEqualTo("planned");
        assertThat(kept.people()).containsExactly("mara");
        assertThatThrownBy(() -> kept.texts().put(Section.TYPE, "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.people().add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void otherWordsForOnePartLeaveTheOthersAndEmptyOnesTakeThemAway() {
        MaintenanceEntry changed = entry.with(Map.of(Section.ISSUES, " ", Section.NEXT, "Call the roofer"));
        assertThat(changed.text(Section.ACTIVITIES)).isEqualTo(entry.text(Section.ACTIVITIES));
        assertThat(changed.text(Section.ISSUES)).isEmpty();
        assertThat(changed.text(Section.NEXT)).isEqualTo("Call the roofer");
        assertThat(entry.text(Section.ISSUES)).isEqualTo("It rained.");
        assertThat(changed.with(entry.texts())).isEqualTo(entry);
        assertThat(entry.with(Map.of())).isEqualTo(entry);
        assertThat(entry.by(List.of("ama")).people()).containsExactly("ama");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roof", "ROOF OF THE ARCHIVE", " rained. ", "parish", "Ama", ""})
    void itIsFoundByWhatItSaysWhateverTheCapitals(String wanted) {
        assertThat(entry.says(wanted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"roofer", "archive\nrepaired", "%", "_", ".*"})
    void whatItDoesNotSayIsNotFoundInIt(String wanted) {
        assertThat(entry.says(wanted)).isFalse();
    }

    @Test
    void amongTheRunsItIsOneThatIsDone() {
        Run run = entry.asRun();
        assertThat(run.id()).isEqualTo("e");
        assertThat(run.operation()).isEqualTo(MaintenanceEntry.OPERATION);
        assertThat(run.title()).contains("Roof");
        assertThat(run.person()).isEqualTo("mara, Ama");
        assertThat(run.started()).isEqualTo(BEGAN);
        assertThat(run.ended()).isEqualTo(ENDED);
        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.failure()).isNull();
    }

    @Test
    void whatIsTakenOutAsTextAndReadBackIsTheEntry() {
        String text = String.join("\n", EntryText.lines(entry));
        assertThat(entry(EntryText.read(text))).isEqualTo(entry);
        MaintenanceEntry tricky = entry(Map.of(Section.ACTIVITIES, "## Issues\n\\## Issues\n# next\n\n\n##next"));
        assertThat(entry(EntryText.read(String.join("\n", EntryText.lines(tricky)))))
                .isEqualTo(tricky);
    }

    @ParameterizedTest
    @EnumSource
    void everyPartIsAlsoKnownByTheWordThatScriptsSay(Section section) {
        assertThat(EntryText.read("## " + section.word() + "\nsaid\n")).isEqualTo(Map.of(section, "said"));
        assertThat(EntryText.read("## " + section.word().toUpperCase(Locale.ROOT) + "\nsaid\n"))
                .isEqualTo(Map.of(section, "said"));
    }

    @Test
    void noTwoPartsAndNoTwoKindsOfRunsAreCalledAlike() {
        Set<String> words = new HashSet<>();
        for (Section section : Section.values()) {
            assertThat(words.add(section.word())).isTrue();
        }
        Set<String> kinds = new HashSet<>();
        for (RunKind kind : RunKind.values()) {
            assertThat(kinds.add(kind.word())).isTrue();
            assertThat(kind.word()).matches("[a-z]+");
        }
    }

    private static MaintenanceEntry entry(Map<Section, String> texts) {
        return new MaintenanceEntry(
                "e", 1, "Roof", "Parish", BEGAN, ENDED, List.of("mara", "Ama"), List.of(), texts, ENDED, "mara");
    }
}
