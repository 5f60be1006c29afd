package dev.handrail.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Compression;
import dev.handrail.backup.EndMarker;
import dev.handrail.backup.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which stock program each form of artifact is decoded to its end. */
class DecodingTest {
    private static Manifest.Artifact artifact(String form) {
        return new Manifest.Artifact("x", form, Compression.GZIP, 1, 1, "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "custom, pg_restore, ",
        "directory, pg_restore, ",
        "plain, tail, DATABASE",
        "roles, tail, CLUSTER",
        "sql, tail, MARIADB",
        "users, tail, MARIADB",
        "tar, tar, ",
        "bundle, git, "
    })
    void everyFormHasItsProgramAndTextsTheirEnd(String form, String program, String end) {
        Decoding decoding = Decoding.of(artifact(form)).orElseThrow();
        assertThat(decoding.program()).isEqualTo(program);
        EndMarker wanted = end == null
                ? null
                : switch (end) {
                    case "DATABASE" -> EndMarker.DATABASE;
                    case "CLUSTER" -> EndMarker.CLUSTER;
                    default -> EndMarker.MARIADB;
                };
        assertThat(decoding.end()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "", "of tomorrow"})
    void whatIsOfNoKnownFormIsLookedAt(String form) {
        assertThat(Decoding.of(artifact(form))).isEmpty();
    }

    @Test
    void aFileIsToldByHowItBegins() {
        assertThat(Decoding.of(bytes("PGDMP\1\16")).map(Decoding::program)).contains("pg_restore");
        assertThat(Decoding.of(bytes("\u001f\u008b\b")).map(Decoding::program)).contains("gzip");
        assertThat(Decoding.of(bytes("\u0028\u00b5\u002f\u00fd")).map(Decoding::program))
                .contains("zstd");
        byte[] tar = new byte[512];
        System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
        assertThat(Decoding.of(tar).map(Decoding::program)).contains("tar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PGDM", "1,2,3\n", "ustar", "\u001f"})
    void whatBeginsLikeNothingThatIsKnownHasNoProgram(String beginning) {
        assertThat(Decoding.of(bytes(beginning))).isEqualTo(Optional.empty());
    }

    @Test
    void theProgramStandsWhereItWasFound() {
        Decoding direct = Decoding.of(artifact("custom")).orElseThrow();
        assertThat(direct.direct()).isTrue();
        assertThat(direct.command("/usr/lib/postgresql/16/bin/pg_restore").arguments())
                .isEqualTo(List.of("/usr/lib/postgresql/16/bin/pg_restore", "--file=/dev/null"));
        Decoding script = Decoding.of(artifact("directory")).orElseThrow();
        assertThat(script.direct()).isFalse();
        List<String> words = script.command("/opt/pg_restore").arguments();
        assertThat(words).startsWith("sh", "-c").endsWith("/opt/pg_restore").hasSize(4);
        assertThat(words.get(2)).contains("\"$0\" --file=/dev/null --format=directory");
    }

    @Test
    void aListIsPrintedAndAllBehindItReadAllTheSame() {
        assertThat(Decoding.listing(artifact("custom")).command("p").arguments().get(2))
                .contains("--list")
                .contains("cat > /dev/null");
        assertThat(Decoding.listing(artifact("directory")).program()).isEqualTo("pg_restore");
        assertThat(Decoding.listing(artifact("sql")).program()).isEqualTo("awk");
    }

    @Test
    void whatIsOnlyLookedAtIsReadInPartAndWhatIsOnlyUnpackedWhole() {
        assertThat(Decoding.first().command("head").arguments()).isEqualTo(List.of("head", "-c", "512"));
        assertThat(Decoding.unpacked().command("wc").arguments()).isEqualTo(List.of("wc", "-c"));
    }
}
