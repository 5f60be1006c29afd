package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told from the stderr of a script, however it arrives. */
class StageReportsTest {
    private static final String BEGIN = "\nnonce pid 42\n";

    private final List<String> lines = new ArrayList<>();
    private final StageReports reports = new StageReports("nonce", 2, lines::add);

    private void read(String text) {
        reports.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void reportsAreTakenOutOfWhatTheProgramsSay() throws Exception {
        read(BEGIN + "one\n\nnonce 1 0\ntwo\nnonce 0 3\n");
        assertThat(reports.pid(0)).hasValue(42);
        assertThat(reports.exit().statuses()).containsExactly(3, 0);
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void aReportThatArrivesByteByByteIsStillOne() {
        String text = BEGIN + "odd\n\nnonce 0 0\n\nnonce 1 141\n";
        InputStream slow = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1));
            }
        };
        reports.read(slow);
        assertThat(reports.exit()).isEqualTo(new Exit(List.of(0, 141), List.of("odd")));
    }

    @Test
    void whoSaysTheNonceInTheMiddleOfALineReportsNothing() {
        read(BEGIN + "my nonce 0 0\nnonce1 0\n");
        assertThat(reports.complete()).isFalse();
        assertThat(lines).containsExactly("my nonce 0 0", "nonce1 0");
    }

    @Test
    void theFirstReportOfAStageCounts() {
        read(BEGIN + "\nnonce 0 1\n\nnonce 0 0\n\nnonce 1 0\n");
        assertThat(reports.exit().statuses()).containsExactly(1, 0);
    }

    @Test
    void aStageThatSudoLetInIsToldFromOneThatItKeptOut() {
        StageReports guarded = new StageReports("nonce", 2, Set.of(0, 1), lines::add);
        guarded.read(bytes(BEGIN + "\nnonce in 0\r\nown words\n\nnonce 0 1\n\nnonce in 1\n\nnonce 1 0\n"));
        assertThat(guarded.keptOut()).as("both were let in, and one failed").isFalse();
        assertThat(lines).containsExactly("own words");

        StageReports kept = new StageReports("nonce", 2, Set.of(1), lines::add);
        kept.read(bytes(BEGIN + "Sorry, try again.\n\nnonce 0 1\n\nnonce 1 1\n"));
        assertThat(kept.keptOut()).isTrue();
    }

    @Test
    void withoutAPasswordNobodyIsKeptOut() {
        read(BEGIN + "\nnonce 0 1\n\nnonce 1 1\n");
        assertThat(reports.keptOut()).isFalse();
    }

    @Test
    void aStageBehindSudoThatNeverReportedWasNotKeptOut() {
        StageReports guarded = new StageReports("nonce", 1, Set.of(0), lines::add);
        guarded.read(bytes(BEGIN + "and then the power failed"));
        assertThat(guarded.keptOut()).isFalse();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aStageThatNeverReportedIsMissed() {
        read(BEGIN + "\nnonce 0 0\nand then the power failed");
        assertThat(reports.complete()).isFalse();
        assertThat(reports.broken()).isNull();
        assertThat(lines).containsExactly("and then the power failed");
    }

    @Test
    void aLineThatBreaksOffWithTheConnectionIsKeptAndTheBreakIsToo() {
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }
        };
        byte[] said = (BEGIN + "half a li").getBytes(StandardCharsets.US_ASCII);
        reports.read(new SequenceInputStream(new ByteArrayInputStream(said), breaks));
        assertThat(reports.broken()).hasMessage("cut");
        assertThat(lines).containsExactly("half a li");
    }

    @Test
    void ofVeryManyLinesTheLastAreKeptAndAllAreHandedOn() {
        read(BEGIN + "error\n".repeat(999) + "the last\n");
        assertThat(lines).hasSize(1000);
        assertThat(reports.errors()).hasSize(400).last().isEqualTo("the last");
    }

    @Test
    void aLineWithoutEndIsHandedOnInPieces() {
        read(BEGIN + "x".repeat(1_000_000));
        assertThat(lines).hasSizeBetween(2, 20).allMatch(piece -> piece.length() <= 100_000);
        assertThat(String.join("", lines)).hasSize(1_000_000);
    }

    @Test
    void bytesOfAnotherAlphabetDoNotHideAReport() {
        read(BEGIN + "Gr\u00fc\u00dfe\n\nnonce 0 0\n\nnonce 1 0\n");
        assertThat(reports.exit().good()).isTrue();
        assertThat(lines).singleElement().asString().startsWith("Gr").endsWith("e");
    }

    @Test
    void whatTheLoginSaidBeforeTheScriptIsKeptOnlyWhileNoScriptBegins() {
        StageReports never = new StageReports("nonce", 1, lines::add);
        never.read(new ByteArrayInputStream("sh: dd: not found\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(never.errors()).containsExactly("sh: dd: not found");
        read("stty: no terminal\n" + BEGIN + "own\n");
        assertThat(reports.errors()).containsExactly("own");
        assertThat(lines).containsExactly("own");
    }
}
