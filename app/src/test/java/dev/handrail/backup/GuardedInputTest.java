package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read along is passed on byte for byte, and nothing of a line that leads elsewhere. */
class GuardedInputTest {
    private static final int BUFFER = 1 << 18;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static GuardedInput guarded(byte[] bytes, int atOnce) {
        return new GuardedInput(new Trickle(new ByteArrayInputStream(bytes), atOnce), Elsewhere.MYSQL);
    }

    /** Gives no more at once than that. */
    private static final class Trickle extends FilterInputStream {
        private final int atOnce;

        Trickle(InputStream in, int atOnce) {
            super(in);
            this.atOnce = atOnce;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(length, atOnce));
        }
    }

    /** What came through before it was stopped, and by what. */
    private record Passed(byte[] bytes, GoesElsewhere stopped) {}

    private static Passed passed(InputStream guarded) throws IOException {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        try {
            byte[] chunk = new byte[1000];
            for (int n = guarded.read(chunk); n >= 0; n = guarded.read(chunk)) {
                passed.write(chunk, 0, n);
            }
        } catch (GoesElsewhere e) {
            return new Passed(passed.toByteArray(), e);
        }
        throw new AssertionError("it all went through");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 299, 300, 301, 8192, BUFFER, 1 << 20})
    void whatIsHarmlessComesThroughByteForByte(int atOnce) throws Exception {
        Random random = new Random(atOnce);
        byte[] noise = new byte[50_000];
        random.nextBytes(noise);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes("INSERT INTO t VALUES (1),\r\n"));
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == '\'' || noise[i] == '\\' ? (byte) 'x' : noise[i];
        }
        all.write('\'');
        all.write(noise);
        all.write('\'');
        all.write(bytes("\n" + "x".repeat(BUFFER + 17) + "\n\n\n" + "y".repeat(299) + "\n" + "z".repeat(300)));
        assertThat(guarded(all.toByteArray(), atOnce).readAllBytes()).isEqualTo(all.toByteArray());
    }

    @Test
    void itCanBeReadByteByByte() throws Exception {
        GuardedInput guarded = guarded(bytes("a\n\u00ff"), 2);
        assertThat(guarded.read()).isEqualTo('a');
        assertThat(guarded.read()).isEqualTo('\n');
        assertThat(guarded.read(new byte[0])).isZero();
        assertThat(guarded.read()).isEqualTo(0xff);
        assertThat(guarded.read()).isEqualTo(-1);
        assertThat(guarded.read()).isEqualTo(-1);
        assertThat(guarded.markSupported()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 11, 300, 1000, BUFFER})
    void noByteOfTheLineThatLeadsElsewhereIsGivenAway(int atOnce) throws Exception {
        String before = "-- a dump\nINSERT INTO `t` VALUES (1,'x');\n\n";
        Passed passed = passed(guarded(bytes(before + "USE `live`;\nDELETE FROM members;\n"), atOnce));
        assertThat(before).startsWith(new String(passed.bytes(), StandardCharsets.ISO_8859_1));
        assertThat(passed.stopped().line()).isEqualTo(4);
        assertThat(passed.stopped().says()).isEqualTo("USE");
        assertThat(passed.stopped()).hasMessageContaining("4");
    }

    @ParameterizedTest
    @ValueSource(ints = {BUFFER - 13, BUFFER - 5, BUFFER - 4, BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER - 3})
    void itIsFoundAcrossTheEdgeOfWhatIsReadAtOnce(int at) throws Exception {
        String before = "y".repeat(at - 1) + "\n";
        Passed passed = passed(guarded(bytes(before + "DROP DATABASE live;\n"), Integer.MAX_VALUE));
        assertThat(passed.bytes().length).isLessThanOrEqualTo(at);
        assertThat(passed.stopped().line()).isEqualTo(2);
        assertThat(passed.stopped().says()).isEqualTo("DROP DATABASE");
    }

    @Test
    void onceStoppedItStaysStopped() throws Exception {
        GuardedInput guarded = guarded(bytes("SELECT 1;\nUSE live;\nSELECT 2;\n"), 12);
        passed(guarded);
        assertThatThrownBy(guarded::read).isInstanceOf(GoesElsewhere.class);
        assertThatThrownBy(() -> guarded.read(new byte[10])).isInstanceOf(GoesElsewhere.class);
    }

    @Test
    void nothingSlipsByThatIsSkipped() {
        GuardedInput guarded = guarded(bytes("USE live;\n"), 3);
        assertThatThrownBy(() -> guarded.skip(10)).isInstanceOf(GoesElsewhere.class);
    }

    @Test
    void whatFailsBelowFailsHere() {
        InputStream torn = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("torn");
            }
        };
        assertThatThrownBy(() -> new GuardedInput(torn, Elsewhere.MYSQL).read()).hasMessage("torn");
    }

    @Test
    void aLineTooLongToLookAtWholeIsJudgedByItsBeginning() throws Exception {
        String line = "CREATE DATABASE `" + "d".repeat(500) + "`;";
        assertThat(passed(guarded(bytes(line), 40)).bytes()).isEmpty();
        String row = "INSERT INTO t VALUES ('" + "x".repeat(400) + "USE live;');\n";
        assertThat(guarded(bytes(row), 40).readAllBytes()).hasSize(row.length());
    }

    @Test
    void aCommandIsToldWithoutWhatStandsBehindIt() throws Exception {
        InputStream text = new ByteArrayInputStream(bytes("SELECT 1;\n\\connect password=hush\n"));
        GoesElsewhere stopped =
                passed(new GuardedInput(text, Elsewhere.POSTGRESQL)).stopped();
        assertThat(stopped.line()).isEqualTo(2);
        assertThat(stopped.says()).isEqualTo("\\connect");
    }

    @Test
    void whoIsLentAStreamDoesNotCloseIt() throws Exception {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream(new byte[] {1}) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (InputStream lent = new LentInput(in)) {
            assertThat(lent.read()).isEqualTo(1);
        }
        assertThat(closed[0]).isFalse();
        in.close();
        assertThat(closed[0]).isTrue();
    }
}
