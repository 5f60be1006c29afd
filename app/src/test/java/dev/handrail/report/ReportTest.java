package dev.handrail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final Report REPORT = Report.titled("Log", "today").done();

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenStandsInTheOrderInWhichItWasSaid() {
        Report report = Report.titled("Log", "today")
                .fact("a", "1")
                .chapter("C")
                .section("S")
                .notice("N")
                .fact("b", "2")
                .fact("c", "3")
                .done();
        assertThat(report.blocks())
                .containsExactly(
                        new Block.Facts(List.of(new Block.Fact("a", "1"))),
                        new Block.Heading(1, "C"),
                        new Block.Heading(2, "S"),
                        new Block.Notice("N"),
                        new Block.Facts(List.of(new Block.Fact("b", "2"), new Block.Fact("c", "3"))));
    }

    @Test
    void aReportIsNotChangedByWhoWroteIt() {
        List<String> items = new ArrayList<>(List.of("one"));
        Report.Writing writing = Report.titled("Log", "today").bullets(items);
        Report report = writing.done();
        items.add("two");
        writing.paragraph("later");
        assertThat(report.blocks()).containsExactly(new Block.Bullets(List.of("one")));
    }

    @Test
    void aRowThatLacksACellIsFoundWhereItIsWritten() {
        List<List<String>> rows = List.of(List.of("members", "1"), List.of("visits"));
        assertThatThrownBy(() -> Report.titled("Log", "").table(List.of("Table", "Rows"), Set.of(), rows))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1})
    void thereAreTwoLevelsOfHeadings(int level) {
        assertThatThrownBy(() -> new Block.Heading(level, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "log.md, '# Log'",
        "LOG.MARKDOWN, '# Log'",
        "log.txt, '# Log'",
        "log.html, '<!DOCTYPE html>'",
        "Log.HTM, '<!DOCTYPE html>'",
        "log.pdf, '%PDF-'",
        "log.md.PDF, '%PDF-'"
    })
    void theEndingSaysWhatItBecomes(String name, String beginning) throws Exception {
        Path file = folder.resolve(name);
        ReportFile.write(REPORT, file);
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith(beginning);
    }

    @ParameterizedTest
    @CsvSource({"log.pdf, true", "log.md.PDF, true", "log.md, false", "pdf.html, false"})
    void onlyAPdfHasPages(String name, boolean paged) throws Exception {
        assertThat(ReportFile.isPaged(Path.of(name))).isEqualTo(paged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "log.doc", "pdf", "log.pdf.gz", ".", "md/log"})
    void aNameThatDoesNotSayItIsRefusedAndNothingIsWritten(String name) {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> ReportFile.require(file.toString()))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE);
                    assertThat(failed.next()).contains(".pdf", ".md", ".html");
                });
        assertThatThrownBy(() -> ReportFile.write(REPORT, file)).isInstanceOf(OperationFailed.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anOldFileStaysWhereTheNewOneCannotBeWritten() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("log.md")).resolve("kept");
        Files.writeString(inside, "kept");
        assertThatThrownBy(() -> ReportFile.write(REPORT, folder.resolve("log.md")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("log.md");
        assertThat(inside).hasContent("kept");
    }

    @ParameterizedTest
    @CsvSource({
        "shot.png, true",
        "SHOT.PNG, true",
        "shot.jpeg, true",
        "shot.JpG, true",
        "shot.gif, false",
        "png, false",
        "shot.png.exe, false",
        "shot.svg, false",
        "'', false"
    })
    void onlyAPictureThatEveryFormCanHoldIsOne(String name, boolean is) {
        assertThat(Pictures.is(name)).isEqualTo(is);
    }
}
