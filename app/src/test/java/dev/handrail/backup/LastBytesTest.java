package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a dump is read, piece by piece, its last bytes tell whether it is whole. */
class LastBytesTest {
    private static final String END = "-- Dump completed on 2026-03-01 12:00:00\n";

    private static boolean ends(String text, int piece, String form) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LastBytes last = new LastBytes();
        for (int at = 0; at < bytes.length; at += piece) {
            byte[] next = Arrays.copyOfRange(bytes, at, at + piece);
            last.add(next, Math.min(piece, bytes.length - at));
        }
        return last.end(new Manifest.Artifact("x.sql", form, Compression.NONE, 0, 0, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4095, 4096, 4097, 100_000})
    void theMarkerIsFoundInWhateverPiecesItComes(int piece) {
        String rows = "INSERT INTO t VALUES (1);\n".repeat(1000);
        assertThat(ends(rows + END, piece, "sql")).isTrue();
        assertThat(ends(rows + END + "COMMIT;\n", piece, "sql"))
                .as("what somebody has put behind it")
                .isTrue();
        assertThat(ends(rows, piece, "sql")).isFalse();
        assertThat(ends(END + rows, piece, "sql")).as("what goes on behind it").isFalse();
        assertThat(ends("", piece, "sql")).isFalse();
    }

    @Test
    void whatIsReadToItsEndByItsOwnProgramNeedsNone() {
        assertThat(ends("PGDMP", 5, "custom")).isTrue();
    }
}
