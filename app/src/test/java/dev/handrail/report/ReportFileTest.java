package dev.handrail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One report in each form; the PDF is read back by another library than the one that wrote it. */
class ReportFileTest {
    private static final String NAMES = "Müller & Söhne, Łódź, Ωμέγα, Привет, naïve";
    private static final String LONG = "pg_restore --dbname=chms --file=" + "x".repeat(200);

    @TempDir
    Path folder;

    private static Report report() {
        return Report.titled("Recovery book of Pfarrbüro", "Written today")
                .paragraph(NAMES)
                .notice("1. Not a list | nor *a table* <b>")
                .fact("Where", "~/Backups/chms_production")
                .fact("Who", "Jürgen Groß")
                .chapter("Tables")
                .table(
                        List.of("Table", "Rows"),
                        Set.of(1),
                        IntStream.rangeClosed(1, 90)
                                .mapToObj(number -> List.of("public.table_" + number, "1,0" + number))
                                .toList())
                .section("By hand")
                .bullets(List.of("first", "second"))
                .code(List.of("echo \"```\"", LONG))
                .done();
    }

    @Test
    void thePdfSaysWhatTheReportSays() throws Exception {
        Path file = folder.resolve("book.PDF");
        ReportFile.write(report(), file);
        try (PDDocument read = Loader.loadPDF(file.toFile())) {
            String text = textOf(read);
            assertThat(text)
                    .contains("Recovery book of Pfarrbüro", NAMES, "1. Not a list | nor *a table* <b>", "Jürgen Groß")
                    .contains("public.table_1 1,01", "public.table_90 1,090", "echo \"```\"");
            assertThat(text.replaceAll("\\s", "")).contains(LONG.replace(" ", ""));
            int pages = read.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            assertThat(text).contains("1 of " + pages, pages + " of " + pages);
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo("Recovery book of Pfarrbüro");
            assertThat(timesIn("Table Rows", text)).isGreaterThan(1);
        }
    }

    /** However much stands above them: a chapter, a section in it, and then a text, a table, a box or a picture. */
    @ParameterizedTest
    @ValueSource(strings = {"paragraph", "notice", "facts", "table", "code", "bullets", "picture"})
    void noHeadingStandsAloneAtTheFootOfAPage(String under) throws Exception {
        Path picture = folder.resolve("shot.png");
        ImageIO.write(new BufferedImage(400, 380, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Fonts fonts = new Fonts(List.of());
        for (int above = 24; above <= 44; above++) {
            Report.Writing writing = Report.titled("Log", "");
            for (int i = 0; i < above; i++) {
                writing.paragraph("A line of text");
            }
            writing.chapter("CHAPTER").section("SECTION");
            switch (under) {
                case "paragraph" -> writing.paragraph("UNDER " + "and on ".repeat(200));
                case "notice" -> writing.notice("UNDER " + "and on ".repeat(60));
                case "facts" -> writing.fact("UNDER", "a ".repeat(120));
                case "table" -> writing.table(List.of("UNDER", "b"), Set.of(), List.of(List.of("c", "d ".repeat(90))));
                case "code" -> writing.code(List.of("UNDER", "b"));
                case "bullets" -> writing.bullets(List.of("UNDER", "b"));
                default -> writing.picture("UNDER", picture);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new Pdf(fonts).write(writing.done(), out);
            assertTogether(above, out.toByteArray());
        }
    }

    private static void assertTogether(int above, byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            PDFTextStripper page = new PDFTextStripper();
            for (int number = 1; number <= read.getNumberOfPages(); number++) {
                page.setStartPage(number);
                page.setEndPage(number);
                String text = page.getText(read);
                assertThat(text.contains("CHAPTER")).as("%s lines above", above).isEqualTo(text.contains("UNDER"));
                assertThat(text.contains("SECTION")).as("%s lines above", above).isEqualTo(text.contains("UNDER"));
            }
        }
    }

    @Test
    void everyFontIsInTheFileSoThatItLooksTheSameEverywhere() throws Exception {
        Path file = folder.resolve("book.pdf");
        ReportFile.write(report(), file);
        try (PDDocument read = Loader.loadPDF(file.toFile())) {
            for (PDPage page : read.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded())
                            .as(name.getName())
                            .isTrue();
                }
            }
        }
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    @Test
    void aLetterThatNoFontHasIsWrittenAsItsNumber() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new Pdf(new Fonts(List.of()))
                .write(
                        Report.titled("教会", "")
                                .paragraph("a 会 b")
                                .code(List.of("会"))
                                .done(),
                        written);
        try (PDDocument read = Loader.loadPDF(written.toByteArray())) {
            assertThat(textOf(read)).contains("[U+6559][U+4F1A]", "a [U+4F1A] b");
        }
    }

    @Test
    void theMarkdownIsTextAndNothingInItIsAMark() throws Exception {
        Path file = folder.resolve("book.md");
        ReportFile.write(report(), file);
        assertThat(Files.readString(file))
                .startsWith("# Recovery book of Pfarrbüro\n\nWritten today\n\n")
                .contains(
                        "> **1\\. Not a list \\| nor \\*a table\\* \\<b\\>**",
                        "- **Where:** \\~/Backups/chms_production\n")
                .contains("## Tables\n\n| Table | Rows |\n| --- | ---: |\n| public.table_1 | 1,01 |\n")
                .contains("### By hand\n\n- first\n- second\n\n````\necho \"```\"\n")
                .endsWith("\n````\n");
    }

    @Test
    void thePageShowsEverySignAsItIs() throws Exception {
        Path file = folder.resolve("book.html");
        ReportFile.write(report(), file);
        assertThat(Files.readString(file))
                .contains("<title>Recovery book of Pfarrbüro</title>", "Müller &amp; Söhne", "&lt;b&gt;")
                .contains("<td class=\"figure\">1,090</td>", "<dt>Who</dt>\n<dd>Jürgen Groß</dd>");
    }

    @Test
    void aNameThatSaysNothingIsRefusedBeforeAnythingIsDone() {
        assertThatThrownBy(() -> ReportFile.require("book.docx"))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains(".pdf"));
    }

    private static String textOf(PDDocument read) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setSortByPosition(true);
        return reader.getText(read);
    }

    private static int timesIn(String what, String text) {
        return text.split(what, -1).length - 1;
    }
}
