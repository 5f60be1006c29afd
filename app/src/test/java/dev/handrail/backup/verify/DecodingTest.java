package dev.handrail.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.Manifests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which stock program what an artifact holds is decoded and listed. */
class DecodingTest {
    private static Manifest manifest(String form, Manifest.Objects... objects) {
        return Manifests.of("any", form, List.of(), List.of(objects));
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
    void eachFormHasItsProgramAndTextItsEnd(String form, String program, EndMarker end) {
        Decoding decoding = Decoding.of(manifest(form).artifact()).orElseThrow();
        assertThat(decoding.program()).isEqualTo(program);
        assertThat(decoding.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "", "Custom", "handrail"})
    void ofOthersOnlyTheirContentTells(String form) {
        assertThat(Decoding.of(manifest(form).artifact())).isEmpty();
    }

    @Test
    void aFileIsKnownByHowItBegins() {
        byte[] tar = new byte[512];
        System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
        assertThat(Decoding.of(bytes("PGDMP\u0001\u000e")).map(Decoding::program))
                .contains("pg_restore");
        assertThat(Decoding.of(bytes("\u001f\u008b\b")).map(Decoding::program)).contains("gzip");
        assertThat(Decoding.of(bytes("\u0028\u00b5\u002f\u00fd")).map(Decoding::program))
                .contains("zstd");
        assertThat(Decoding.of(tar).map(Decoding::program)).contains("tar");
        assertThat(Decoding.of(Arrays.copyOf(tar, 262)).map(Decoding::program)).contains("tar");
        assertThat(Decoding.of(Arrays.copyOf(tar, 261)))
                .as("cut within the word")
                .isEmpty();
        assertThat(List.of("", "PGDM", "\u001f", "-- SQL", "xPGDMP"))
                .allMatch(text -> Decoding.of(bytes(text)).isEmpty());
    }

    @Test
    void theProgramIsRunFromWhereItLies() {
        Decoding custom = Decoding.of(manifest("custom").artifact()).orElseThrow();
        assertThat(custom.command("/usr/lib/16/bin/pg_restore").arguments())
                .containsExactly("/usr/lib/16/bin/pg_restore", "--file=/dev/null");
        assertThat(custom.direct()).isTrue();
        Decoding bundle = Decoding.of(manifest("bundle").artifact()).orElseThrow();
        assertThat(bundle.command("/opt/my git/git").arguments())
                .startsWith("sh", "-c")
                .endsWith("/opt/my git/git");
        assertThat(bundle.direct()).isFalse();
        assertThat(Decoding.first().command("head").arguments()).containsExactly("head", "-c", "512");
    }

    private static boolean lists(Manifest manifest) {
        return Listing.of(manifest).isPresent();
    }

    @Test
    void onlyWhatWasListedWhenItWasTakenCanBePutBesideIt() {
        Manifest.Objects tables = new Manifest.Objects("tables", 3);
        Manifest.Objects refs = new Manifest.Objects("refs", 3);
        assertThat(lists(manifest("custom", tables))).isTrue();
        assertThat(lists(manifest("custom"))).isFalse();
        assertThat(lists(manifest("plain", tables))).isFalse();
        assertThat(lists(manifest("bundle", refs)))
                .as("what moved meanwhile has no hash")
                .isFalse();
        assertThat(lists(manifest("bundle", new Manifest.Objects("refs", 3, "ab"))))
                .isTrue();
        assertThat(lists(manifest("tar", new Manifest.Objects("entries", 3)))).isFalse();
        assertThat(lists(manifest("tar", new Manifest.Objects("entries", 3, "ab"))))
                .isTrue();
        assertThat(lists(manifest("file", tables))).isFalse();
    }

    @Test
    void eachListIsJudgedByWhatItIsAListOf() {
        Manifest.Objects tables = new Manifest.Objects("tables", 1);
        Listing custom = Listing.of(manifest("custom", tables)).orElseThrow();
        assertThat(custom.differing().apply("1; 1259 1 TABLE public a owner\n")).isEmpty();
        assertThat(custom.differing().apply("")).hasSize(1);
        Listing sql = Listing.of(manifest("sql", tables)).orElseThrow();
        assertThat(sql.differing().apply("handrail-dump: TABLE `a` (\n")).isEmpty();
        assertThat(sql.differing().apply("1; 1259 1 TABLE public a owner\n")).hasSize(1);
        assertThat(List.of(custom, sql)).noneMatch(hears("handrail-archive 0 1 1 1 1 1 1"));
        Listing tar = Listing.of(manifest("tar", new Manifest.Objects("entries", 1, "ab")))
                .orElseThrow();
        assertThat(tar.hears().test("handrail-archive 0 1 1 1 1 1 1")).isTrue();
        assertThat(tar.differing().apply("")).hasSize(1);
    }

    private static Predicate<Listing> hears(String line) {
        return listing -> listing.hears().test(line);
    }
}
