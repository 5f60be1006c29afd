package dev.handrail.runbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.report.Block;
import dev.handrail.report.Report;
import dev.handrail.runbook.walk.Happening;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that proves something can be told from every other, whatever it is, and is read where it can be. */
class EvidenceReportTest {
    /** Of the three letters abc, as FIPS 180-2 has it. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private Report told(String name, String hash) {
        Report.Writing writing = Report.titled("Walk", "");
        new EvidenceReport(folder, text -> text.replace("s3cr3t", "•••"), new Cut(6), writing)
                .write(Happening.of(Happening.Kind.EVIDENCE, "1.1", name + " sha256:" + hash));
        return writing.done();
    }

    private Report told(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return told(name, OF_ABC);
    }

    private Report told(String name) throws IOException {
        return told(name, "abc".getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Report report) {
        return report.blocks().stream()
                .filter(block -> !(block instanceof Block.Code))
                .map(block -> switch (block) {
                    case Block.Paragraph paragraph -> paragraph.text();
                    case Block.Notice notice -> "! " + notice.text();
                    case Block.Picture picture -> picture.caption();
                    default -> block.toString();
                })
                .collect(Collectors.joining("\n"));
    }

    private static List<String> code(Report report) {
        return report.blocks().stream()
                .filter(Block.Code.class::isInstance)
                .map(Block.Code.class::cast)
                .flatMap(block -> block.lines().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7-a.txt", "7-a.LOG", "7-a b.csv", "7-read me.md", "7-a.json", "7-a.tar.Txt"})
    void textIsPutIn(String name) throws Exception {
        Report report = told(name);
        assertThat(said(report)).isEqualTo("Evidence: " + name + ", 3 bytes, SHA-256 " + OF_ABC);
        assertThat(code(report)).containsExactly("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7-a.pdf", "7-a.zip", "7-a", "7-txt", "7-a.txt.gz", "7-a.html", "7-a.md sha256:.eml"})
    void anythingElseIsNamedSoThatItCanBeProven(String name) throws Exception {
        Report report = told(name);
        assertThat(said(report))
                .isEqualTo("Evidence: " + name + ", 3 bytes, SHA-256 " + OF_ABC + "\nIt is not shown here; it lies in "
                        + folder);
        assertThat(code(report)).isEmpty();
    }

    /** As a program for screenshots names them. */
    @Test
    void aPictureWhoseNameHasSpacesIsShownToo() throws Exception {
        Report report = told("7-Screenshot from 2026-11-21.png");
        assertThat(report.blocks())
                .containsExactly(new Block.Picture(
                        "Evidence: 7-Screenshot from 2026-11-21.png, 3 bytes, SHA-256 " + OF_ABC,
                        folder.resolve("7-Screenshot from 2026-11-21.png")));
    }

    @Test
    void noSecretIsInItsTextNorInItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("81-s3cr3t.log"), "PASSWORD=s3cr3t\nfine\n");
        Files.writeString(folder.resolve("8-other.log"), "another");
        Files.writeString(folder.resolve("811-other.log"), "another");
        Report report = told("81-•••.log", OF_ABC);
        assertThat(code(report)).containsExactly("PASSWORD=•••", "fine");
        assertThat(said(report)).startsWith("Evidence: 81-•••.log, 21 bytes, SHA-256 ");
        assertThat(said(told(file.getFileName().toString(), OF_ABC))).doesNotContain("s3cr3t");
    }

    @Test
    void aSecretOfSeveralLinesIsHidden() throws Exception {
        Files.writeString(folder.resolve("9-key.txt"), "begin\none\ntwo\nend");
        Report.Writing writing = Report.titled("Walk", "");
        new EvidenceReport(folder, text -> text.replace("one\ntwo", "•••"), new Cut(6), writing)
                .write(Happening.of(Happening.Kind.EVIDENCE, "1.1", "9-key.txt sha256:" + OF_ABC));
        assertThat(code(writing.done())).containsExactly("begin", "•••", "end");
    }

    @Test
    void whatIsNoTextInUtf8IsNamedThoughItsNameSaysText() throws Exception {
        byte[] latin = "Müller".getBytes(StandardCharsets.ISO_8859_1);
        byte[] windows = "\uFEFFabc".getBytes(StandardCharsets.UTF_16LE);
        for (byte[] bytes : List.of(latin, windows)) {
            Report report = told("7-a.txt", bytes);
            assertThat(code(report)).isEmpty();
            assertThat(said(report)).contains(bytes.length + " bytes", "it lies in " + folder);
        }
    }

    @Test
    void aMarkOfOrderIsNoText() throws Exception {
        assertThat(code(told("7-a.csv", "\uFEFFa,ü".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("a,ü");
    }

    @Test
    void whatIsTooLargeToBeReadIsNamed() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("7-a.log").toFile(), "rw")) {
            file.setLength(EvidenceReport.LARGEST_TEXT + 1);
        }
        Report report = told("7-a.log", OF_ABC);
        assertThat(code(report)).isEmpty();
        assertThat(said(report)).contains("4,194,305 bytes", "it lies in " + folder);
    }

    @Test
    void ofWhatIsLongBothEndsAreThereAndWhereTheRestIs() throws Exception {
        String text = IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        assertThat(code(told("7-a.txt", text.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        "1", "2", "3", "[4 lines left out; the whole file lies in " + folder + "]", "8", "9", "10");
    }

    @Test
    void aFileThatWasChangedSinceIsToldFromTheOneThatWasKept() throws Exception {
        assertThat(said(told("7-a.txt"))).doesNotContain("!");
        assertThat(said(told("7-a.txt", "abd".getBytes(StandardCharsets.UTF_8))))
                .contains("! 7-a.txt is not what it was when it was kept: its SHA-256 was " + OF_ABC);
    }

    @Test
    void aFileThatIsGoneIsSaidToBe() throws Exception {
        Files.writeString(folder.resolve("77-a.txt"), "abc");
        Files.createDirectory(folder.resolve("7-a.txt"));
        String gone = "! Evidence: 7-a.txt cannot be read in " + folder + " any more; its SHA-256 was " + OF_ABC;
        assertThat(said(told("7-a.txt", OF_ABC))).isEqualTo(gone);
        folder = folder.resolve("none");
        assertThat(said(told("7-a.txt", OF_ABC))).isEqualTo(gone.replace(" any more", "/none any more"));
    }

    @Test
    void anEmptyFileIsJustThat() throws Exception {
        Report report = told("7-a.txt", new byte[0]);
        assertThat(said(report)).startsWith("Evidence: 7-a.txt, 0 bytes, SHA-256 e3b0c44298fc1c14");
        assertThat(code(report)).isEmpty();
    }
}
