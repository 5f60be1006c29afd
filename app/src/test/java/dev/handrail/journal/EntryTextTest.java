package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry as a text that a person takes out, changes and hands back: nothing of it may get lost on the way. */
class EntryTextTest {
    @Test
    void whatIsTakenOutAndHandedBackIsTheSame() {
        List<String> texts = Stream.concat(Hostile.TEXTS.stream(), Hostile.mixed(200).stream())
                .toList();
        for (String text : texts) {
            MaintenanceEntry entry = entry(Map.of(Section.ACTIVITIES, text, Section.NEXT, "before\n" + text));
            Map<Section, String> read = EntryText.read(String.join("\n", EntryText.lines(entry)));
            Map<Section, String> wanted = new EnumMap<>(Section.class);
            entry.texts().forEach((section, said) -> wanted.put(section, lines(said)));
            read.replaceAll((section, said) -> lines(said));
            wanted.values().removeIf(String::isEmpty);
            read.values().removeIf(String::isEmpty);
            assertThat(read).as(text).isEqualTo(wanted);
        }
    }

    @Test
    void aLineThatBeginsWithANumberSignIsNoHeadingUnlessItNamesAPart() {
        String text = """
                ## Activities
                Ran as root:
                # apt upgrade
                #42 is fixed by it
                ## Next steps
                Close #42
                """;
        assertThat(EntryText.read(text))
                .isEqualTo(Map.of(
                        Section.ACTIVITIES,
                        "Ran as root:\n# apt upgrade\n#42 is fixed by it",
                        Section.NEXT,
                        "Close #42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"## Next steps", "## next", "## NEXT STEPS", "##next", "## next  "})
    void aPartIsKnownByItsNameHereOrInScripts(String heading) {
        assertThat(EntryText.read(heading + "\nCall the bishop\n")).isEqualTo(Map.of(Section.NEXT, "Call the bishop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"# next", "### Next steps", "#next", "\\# next", " ## next", "## next: the roof", "##", "####"})
    void aPersonsOwnLineIsNoHeading(String own) {
        assertThat(EntryText.read("## Activities\n" + own + "\nand on\n"))
                .isEqualTo(Map.of(Section.ACTIVITIES, (own + "\nand on").strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"## Next steps", "##next", "\\## next", "\\\\##  ISSUES", "\\", "\\n", "\\# next"})
    void aPersonsOwnLineThatLooksLikeAHeadingComesBackAsItWent(String own) {
        String text = "before\n" + own + "\nbehind";
        MaintenanceEntry entry = entry(Map.of(Section.ACTIVITIES, text, Section.ISSUES, own));
        Map<Section, String> read = EntryText.read(String.join("\n", EntryText.lines(entry)));
        read.values().removeIf(String::isEmpty);
        assertThat(read).isEqualTo(Map.of(Section.ACTIVITIES, text, Section.ISSUES, own));
    }

    @Test
    void whatStandsAboveTheFirstPartIsNobodys() {
        assertThat(EntryText.read("# Roof repaired\nby anna\n## Issues\nIt rained.\n"))
                .isEqualTo(Map.of(Section.ISSUES, "It rained."));
    }

    @Test
    void aPartThatIsThereTwiceHasBoth() {
        assertThat(EntryText.read("## Issues\none\n## Next steps\n\n## Issues\ntwo\n"))
                .containsEntry(Section.ISSUES, "one\ntwo");
    }

    @Test
    void aPartThatWasEmptiedIsEmptyAndOneThatIsNotThereIsNotTouched() {
        assertThat(EntryText.read("## Issues\n\n## Resolution\nNone\n"))
                .isEqualTo(Map.of(Section.ISSUES, "", Section.RESOLUTION, "None"));
    }

    @Test
    void aTextWithoutPartsSaysNothing() {
        assertThat(EntryText.read("")).isEmpty();
        assertThat(EntryText.read("All went well.\n")).isEmpty();
    }

    /** Whatever ends a line. */
    private static String lines(String text) {
        return String.join("\n", text.lines().toList()).strip();
    }

    private static MaintenanceEntry entry(Map<Section, String> texts) {
        return new MaintenanceEntry(
                "e", 1, "Roof", "parish", Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), texts, Instant.EPOCH, "");
    }
}
