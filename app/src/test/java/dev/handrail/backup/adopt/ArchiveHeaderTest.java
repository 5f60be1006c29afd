package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Compression;
import dev.handrail.server.Engine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before the table of contents that pg_dump writes, of every layout that is still about. */
class ArchiveHeaderTest {
    private static final int CUSTOM = 1;
    private static final int TAR = 3;

    /** Writes it as pg_dump does. */
    private static final class Written {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Written bytes(int... bytes) {
            for (int one : bytes) {
                out.write(one);
            }
            return this;
        }

        Written number(int value) {
            int size = Math.abs(value);
            return bytes(value < 0 ? 1 : 0, size & 0xff, size >> 8 & 0xff, size >> 16 & 0xff, size >> 24);
        }

        Written text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        String asText() {
            return out.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static Written beginning(int minor, int format) {
        Written written = new Written();
        written.out.writeBytes("PGDMP".getBytes(StandardCharsets.ISO_8859_1));
        written.bytes(1, minor, 0, Integer.BYTES, Long.BYTES, format);
        if (minor >= 15) {
            written.bytes(1);
        } else {
            written.number(-1);
        }
        // Taken on a 22nd of November at 5:38:13.
        return written.number(13)
                .number(38)
                .number(5)
                .number(22)
                .number(10)
                .number(126)
                .number(0);
    }

    private static String header(int minor, String database, String server, String program) {
        return beginning(minor, CUSTOM)
                .text(database)
                .text(server)
                .text(program)
                .number(3)
                .asText();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13, 14, 15, 16, 20})
    void everyLayoutSaysItsDatabaseAndItsVersions(int minor) {
        assertThat(ArchiveHeader.of(header(minor, "parish", "15.8 (Debian 15.8-0+deb12u1)", "17.2")))
                .contains(new ArchiveHeader("parish", "15.8", "17.2"));
    }

    @Test
    void aNameMayBeInAnyLanguageAndHoldWhatLooksLikeAVersion() {
        assertThat(ArchiveHeader.of(header(16, "архив 9.6", "16.4", "16.4")))
                .contains(new ArchiveHeader("архив 9.6", "16.4", "16.4"));
        assertThat(ArchiveHeader.of(header(14, "", "9.6.24", "9.6.24")))
                .contains(new ArchiveHeader("", "9.6.24", "9.6.24"));
    }

    @Test
    void aVersionThatIsNotOutYetHasNoMoreThanItsNumber() {
        assertThat(ArchiveHeader.of(header(16, "parish", "19devel", "19beta1")))
                .contains(new ArchiveHeader("parish", "19", "19"));
    }

    @Test
    void aNameThatIsNotThereIsNone() {
        String header =
                beginning(14, CUSTOM).number(-1).text("14.1").text("14.1").asText();
        assertThat(ArchiveHeader.of(header)).contains(new ArchiveHeader("", "14.1", "14.1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 10, 12, 40, 55, 60, 62})
    void oneThatWasCutSaysNothing(int length) {
        String whole = header(14, "parish", "15.8", "15.8");
        assertThat(whole.length()).isGreaterThan(length);
        assertThat(ArchiveHeader.of(whole.substring(0, length))).isEmpty();
    }

    @Test
    void whatOnlyBeginsLikeOneIsNone() {
        assertThat(ArchiveHeader.of("PGDMP is what it begins with, says the manual of an archive"))
                .isEmpty();
        assertThat(ArchiveHeader.of("PGDM")).isEmpty();
        assertThat(ArchiveHeader.of("")).isEmpty();
        String long_ = beginning(14, CUSTOM).number(Integer.MAX_VALUE).text("x").asText();
        assertThat(ArchiveHeader.of(long_)).as("a length beyond its end").isEmpty();
        assertThat(ArchiveHeader.of(header(9, "parish", "7.3", "7.3")))
                .as("a layout that told no versions")
                .isEmpty();
        assertThat(ArchiveHeader.of(header(14, "parish", "of old", "15.8")))
                .as("a version that is none")
                .isEmpty();
    }

    @Test
    void inATarItStandsInTheFirstFile() {
        char[] block = new char[512];
        "toc.dat".getChars(0, 7, block, 0);
        "ustar".getChars(0, 5, block, 257);
        String toc = beginning(14, TAR).text("parish").text("15.8").text("16.1").asText();
        assertThat(DumpKind.of(new String(block) + toc, Compression.GZIP))
                .contains(new DumpKind(
                        Engine.POSTGRESQL,
                        "tar",
                        Compression.GZIP,
                        "15.8",
                        "pg_dump (PostgreSQL) 16.1",
                        "parish",
                        Optional.empty()));
        assertThat(DumpKind.of(new String(block), Compression.NONE)).isEmpty();
    }

    @Test
    void aNameThatCanBeNoneIsNotTaken() {
        assertThat(DumpKind.of(header(14, "a\nb", "15.8", "15.8"), Compression.NONE)
                        .orElseThrow()
                        .database())
                .isEmpty();
        assertThat(DumpKind.of(header(14, "x".repeat(200), "15.8", "15.8"), Compression.NONE)
                        .orElseThrow()
                        .database())
                .isEmpty();
    }
}
