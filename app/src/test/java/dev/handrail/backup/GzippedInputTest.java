package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.shell.Command;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed on the way is what gzip itself unpacks. */
class GzippedInputTest {
    private static byte[] unpacked(byte[] packed) throws Exception {
        try (Shell here = new LocalShell()) {
            Result result = here.run(Command.of(Compression.GZIP.unpack()), packed);
            assertThat(result.good()).as(result.exit().errorText()).isTrue();
            return result.output();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, 900_000})
    void gzipUnpacksIt(int length) throws Exception {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);
        try (InputStream in = new GzippedInput(new ByteArrayInputStream(plain))) {
            assertThat(unpacked(in.readAllBytes())).isEqualTo(plain);
        }
    }

    @Test
    void itIsTheSameByteByByteAndEndsOnce() throws Exception {
        byte[] plain = "bells and visits\n".repeat(50).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (InputStream in = new GzippedInput(new ByteArrayInputStream(plain))) {
            for (int one = in.read(); one >= 0; one = in.read()) {
                packed.write(one);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(packed.size()).isLessThan(plain.length / 4);
        assertThat(unpacked(packed.toByteArray())).isEqualTo(plain);
    }

    /** The program at its end must not take for whole what was cut here. */
    @Test
    void whatBreaksOffIsNotEnded() throws Exception {
        InputStream broken = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("torn");
                }
                return 'x';
            }
        };
        try (InputStream in = new GzippedInput(broken)) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            assertThatThrownBy(() -> in.transferTo(packed)).isInstanceOf(IOException.class);
        }
    }
}
