package dev.handrail.runbook.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.journal.EntryText;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person writes into an entry of the maintenance log, by options or by a file. */
class RecordOffersTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void thereIsAnOptionForEachPartAndOneForAllOfThem() {
        assertThat(RecordOffers.parts())
                .extracting(Argument::name)
                .containsExactly(
                        "--type", "--activities", "--issues", "--resolution", "--verification", "--next", "--file");
    }

    @Test
    void anOptionPutsDifferentlyWhatTheFileSaysAndLeavesTheRest() throws OperationFailed, IOException {
        String file = file("""
                What stands above is nobody's.
                ## Issues
                The tap leaked.
                ## next
                Look again.
                """);

        assertThat(RecordOffers.given(new Arguments(Map.of("--file", List.of(file), "--issues", List.of("None.")))))
                .isEqualTo(Map.of(Section.ISSUES, "None.", Section.NEXT, "Look again."));
    }

    @Test
    void nothingGivenIsNothingPutDifferently() throws OperationFailed {
        assertThat(RecordOffers.given(new Arguments(Map.of()))).isEmpty();
    }

    @Test
    void aPartCanBeEmptied() throws OperationFailed {
        assertThat(RecordOffers.given(Arguments.of("--issues", ""))).isEqualTo(Map.of(Section.ISSUES, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Just words.\n", "# Issues\nx\n", "### Issues\nx\n", "## Other things\nx\n", "##\nx\n"})
    void aFileWithoutAHeadingThatItKnowsIsWrongUsage(String text) throws IOException {
        String file = file(text);

        assertThatThrownBy(() -> RecordOffers.given(Arguments.of("--file", file)))
                .isInstanceOfSatisfying(OperationFailed.class, wrong -> {
                    assertThat(wrong.kind()).isEqualTo(OperationFailed.Kind.USAGE);
                    assertThat(wrong.next()).contains("## Issues");
                });
    }

    @Test
    void aFileThatIsNotThereIsMissedByItsName() {
        assertThatThrownBy(() -> RecordOffers.given(
                        Arguments.of("--file", folder.resolve("none.md").toString())))
                .isInstanceOfSatisfying(OperationFailed.class, none -> {
                    assertThat(none.getMessage()).contains("none.md");
                    assertThat(none.next()).isNotBlank();
                });
    }

    @Test
    void whateverWasWrittenIsReadAgainAsItWas() throws OperationFailed, IOException {
        for (String text : Hostile.TEXTS) {
            String plain = String.join("\n", text.lines().toList()).strip();
            MaintenanceEntry entry = entry(Map.of(Section.ISSUES, plain, Section.NEXT, "## Issues\n" + plain));
            String file = file(String.join("\n", EntryText.lines(entry)));
            Map<Section, String> read = RecordOffers.given(Arguments.of("--file", file));

            assertThat(read.getOrDefault(Section.ISSUES, "")).as(text).isEqualTo(plain);
            assertThat(read.get(Section.NEXT)).as(text).isEqualTo(("## Issues\n" + plain).strip());
        }
    }

    @Test
    void theDocumentOfAnEntryHasItsPartsByTheirWords() {
        Map<String, ?> document = RecordOffers.document(entry(Map.of(Section.ISSUES, "None.")));

        assertThat(document.get("issues")).isEqualTo("None.");
        assertThat(document.get("started")).isEqualTo(AT);
        assertThat(document.get("people")).isEqualTo(List.of("Ada"));
        assertThat(document.keySet()).contains("id", "version", "title", "server", "ended", "runs");
    }

    private static MaintenanceEntry entry(Map<Section, String> texts) {
        return new MaintenanceEntry("e-1", 1, "Tidied", "Garden", AT, AT, List.of("Ada"), List.of(), texts, AT, "ada");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("entry.md"), text).toString();
    }
}
