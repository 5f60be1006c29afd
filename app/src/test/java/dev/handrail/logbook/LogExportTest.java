package dev.handrail.logbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.shell.Await;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maintenance log as a file: read back as Markdown it says what was done, whatever stood in it. */
class LogExportTest {
    @TempDir
    Path home;

    private Store store;
    private Journal journal;
    private MaintenanceLog log;
    private Path file;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home.resolve("data"), Clock.systemUTC());
        journal = new Journal(store.jdbi(), Clock.systemUTC());
        log = new MaintenanceLog(store.jdbi(), Clock.systemUTC(), "anna");
        file = home.resolve("log.md");
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# a heading\n## another",
                "- a list\n1. numbered",
                "---",
                "+++",
                "=====",
                "> quoted",
                "```\nfence",
                "~~~\nfence",
                "<script>alert(1)</script>",
                "<!-- gone",
                "&lt;b&gt; &copy; &#35;",
                "**bold** _it_ ~~struck~~ `code`",
                "![picture](http://example.org/x.png) [link](x)",
                "a | table | cell",
                "\\ backslash \\* star",
                "2026. was a year",
                "http://example.org/a_b_c"
            })
    void whateverStandsInAnEntryIsShownAsItIs(String text) throws Exception {
        OpenRun run = journal.begin(new Beginning("backup run", text, "parish", "anna", Set.of()));
        run.step(text);
        run.line("parish", "echo " + text);
        run.end(Outcome.FAILED, text, text);
        String log = export();
        String oneLine = text.replace("\n", " ");
        assertThat(shown(line(log, "## ").replaceFirst("^## \\S+ · ", ""))).isEqualTo(oneLine);
        assertThat(shown(line(log, "1. ").substring(3))).isEqualTo(oneLine);
        assertThat(shown(paragraph(log, "**Issues**"))).isEqualTo(oneLine);
        assertThat(shown(paragraph(log, "**Next steps**"))).isEqualTo(oneLine);
        assertThat(log.lines().filter(line -> line.startsWith("#"))).hasSize(2);
        assertThat(log.lines().filter(line -> line.matches("(```|~~~|---|===|\\+\\+\\+|[<>|&]).*")))
                .isEmpty();
        assertThat(log).contains("    parish$ echo " + text.replace("\n", "\n    "));
    }

    @Test
    void whatWasNotedAfterwardsStandsWithTheRunAndWithTheEntryItBelongsTo() throws Exception {
        OpenRun alone = journal.begin(new Beginning("backup run", "Back up", "parish", "anna", Set.of()));
        alone.end(Outcome.DONE, null, null);
        journal.note(alone.id(), "ben", "# the disk\nwas *changed*");
        OpenRun told = journal.begin(new Beginning("runbook step", "Step 1.1", "parish", "anna", Set.of()));
        told.end(Outcome.DONE, null, null);
        journal.note(told.id(), "ben", "It took long.");
        log.add(new MaintenanceEntry(
                "20990101-120000-abc",
                0,
                "Roof",
                "parish",
                Instant.parse("2099-01-01T12:00:00Z"),
                Instant.parse("2099-01-01T13:00:00Z"),
                List.of("anna"),
                List.of(told.id()),
                Map.of(),
                Instant.EPOCH,
                ""));
        journal.note("20990101-120000-abc", "cleo", "And it rained.");

        String markdown = export();
        assertThat(markdown).contains("ben: \\# the disk was \\*changed\\*");
        String entry = markdown.substring(markdown.indexOf("· Roof"));
        assertThat(entry).contains("**Notes**", "ben: It took long.", "cleo: And it rained.");

        file = home.resolve("log.pdf");
        write();
        try (PDDocument read = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains("Notes", "# the disk", "ben: It took long.", "cleo: And it rained.");
        }
    }

    @Test
    void controlCharactersDoNotGetIntoTheFile() throws Exception {
        OpenRun run = journal.begin(new Beginning("backup run", "bell \u0007", "parish", "anna", Set.of()));
        run.line("parish", "printf '\u001b[2J'");
        run.end(Outcome.FAILED, "\u001b]0;title\u0007", null);
        assertThat(export().chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                .isEmpty();
    }

    @Test
    void aLogOfManyPagesHasEveryRunOnceOldestFirst() throws Exception {
        for (int i = 0; i < 1003; i++) {
            journal.begin(new Beginning("site check", "Check " + i, "parish", "anna", Set.of()))
                    .end(Outcome.DONE, null, null);
        }
        List<String> ids =
                export().lines().filter(line -> line.startsWith("- **Run:** ")).toList();
        assertThat(ids).hasSize(1003).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anOldLogIsReplacedOnlyByAWholeOne() throws Exception {
        Files.writeString(file, "the log of last year");
        journal.begin(new Beginning("restore", "Restore", "parish", "anna", Set.of()))
                .end(Outcome.DONE, null, null);
        assertThat(export()).startsWith("# ").doesNotContain("last year");
        assertThat(home).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws Exception {
        Files.createDirectory(file);
        assertThatThrownBy(this::export).isInstanceOf(OperationFailed.class).hasMessageContaining(file.toString());
        assertThat(file).isDirectory();
        assertThat(home).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void aFolderThatIsNotThereIsNamedAsWhatIsMissing() {
        file = home.resolve("nowhere/log.md");
        assertThatThrownBy(this::export)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("there is no folder " + home.resolve("nowhere"))
                .hasMessageContaining("Make the folder");
    }

    @Test
    void aRunThatIsStillGoingOnHasNoEndYet() throws Exception {
        OpenRun run = journal.begin(new Beginning("restore", "Restore", "parish", "anna", Set.of()));
        run.step("Load it");
        Await.until("the step is written down", () -> !journal.steps(run.id()).isEmpty());
        String log = export();
        assertThat(log).contains("- **Outcome:** Running", "1. Load it").doesNotContain("Resolution");
        run.end(Outcome.DONE, null, null);
    }

    @Test
    void nothingDoneIsALogWithoutEntries() throws Exception {
        assertThat(export().lines()).hasSizeBetween(2, 4);
    }

    private String export() throws OperationFailed, IOException {
        write();
        return Files.readString(file);
    }

    private void write() throws OperationFailed {
        new LogExport(journal, log, new Times(ZoneOffset.UTC), Clock.systemUTC())
                .tell(new Arguments(Map.of("FILE", List.of(file.toString()))), null);
    }

    private static String line(String log, String beginning) {
        return log.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static String paragraph(String log, String title) {
        List<String> lines = log.lines().toList();
        return lines.get(lines.indexOf(title) + 2);
    }

    /** As Markdown shows a line of text: a backslash before a sign of punctuation takes its meaning away. */
    private static String shown(String markdown) {
        assertThat(markdown)
                .as("no sign with a meaning is left")
                .doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*[`*_\\[\\]<>#|&~]");
        assertThat(markdown).doesNotMatch("\\s*([-+=]|\\d+[.)]).*");
        return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
    }
}
