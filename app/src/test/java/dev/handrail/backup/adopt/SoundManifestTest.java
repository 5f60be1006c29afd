package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.ManifestFile;
import dev.handrail.words.OperationFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies beside an artifact may have been written by anybody: before it is believed it must be sound. */
class SoundManifestTest {
    @Test
    void whatTheProgramWritesIsSound() throws OperationFailed {
        assertThat(sound(Written.MANIFEST)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20260301-120000-abc | ",
                "20260301-120000-abc | 20260301/120000",
                "20260301-120000-abc | -rf",
                "20260301-120000-abc | x\\ny",
                "\"server\" : \"Parish\" | \"server\" : \" \"",
                "\"server\" : \"Parish\" | \"server\" : \"Par\\u001bish\"",
                "\"environment\" : \"test\" | \"environment\" : null",
                "\"kind\" : \"postgresql\" | \"kind\" : \"\"",
                "\"origin\" : \"chms\" | \"origin\" : \"chms\\nDROP\"",
                "\"owner\" : \"anna\" | \"owner\" : null",
                "\"collate\" : \"C\" | \"collate\" : \"C\\u0000\"",
                "\"version\" : \"16.4\" | \"version\" : \"99999.1\"",
                "\"version\" : \"16.4\" | \"version\" : \"\"",
                "pg_dump (PostgreSQL) 16.4 | pg_dump",
                "pg_dump (PostgreSQL) 16.4 | pg_dump 99999",
                "2026-03-01T12:00:00Z | 1979-12-31T00:00:00Z",
                "2026-03-01T12:00:00Z | 9999-12-31T00:00:00Z",
                "\"bytes\" : 5 | \"bytes\" : -1",
                "\"tables\" : [ ] | \"tables\" : [ { \"schema\" : \"a\", \"table\" : \"b\", \"rows\" : -1 } ]",
                "\"tables\" : [ ] | \"tables\" : [ { \"schema\" : null, \"table\" : \"b\", \"rows\" : 1 } ]",
                "\"tables\" : [ ] | \"tables\" : [ { \"schema\" : \"a\", \"table\" : \"b\\u0000\", \"rows\" : 1 } ]",
                "\"tables\" : [ ] | \"tables\" : [ ], \"objects\" : [ { \"kind\" : null, \"count\" : 1 } ]",
                "\"tables\" : [ ] | \"tables\" : [ ], \"sequences\" : [ { \"schema\" : \"a\", \"sequence\" : null, \"last\" : 1, \"down\" : false } ]",
                "\"tables\" : [ ] | \"tables\" : [ ], \"sequences\" : [ { \"schema\" : \"a\\u0000b\", \"sequence\" : \"s\", \"last\" : 1, \"down\" : false } ]",
                "\"owner\" : \"anna\" | \"owner\" : \"anna\", \"sorting\" : { \"provider\" : \"icu\", \"locale\" : \"de\\n; id\" }",
                "\"owner\" : \"anna\" | \"owner\" : \"anna\", \"sorting\" : { \"provider\" : null }",
                "\"owner\" : \"anna\" | \"owner\" : \"anna\", \"besides\" : { \"limit\" : -1, \"settings\" : [ { } ] }",
                "\"owner\" : \"anna\" | \"owner\" : \"anna\", \"besides\" : { \"limit\" : -1, \"grants\" : [ { \"further\" : false } ] }",
                "\"owner\" : \"anna\" | \"owner\" : \"anna\", \"besides\" : { \"limit\" : -1, \"comment\" : \"a\\u0000\" }",
                "\"owner\" : \"anna\" | \"owner\" : \"anna\", \"besides\" : { \"limit\" : -1, \"grants\" : [ { \"privilege\" : \"CONNECT\", \"to\" : \"a\\u0000\", \"further\" : false } ] }",
                "\"owner\" : \"anna\" | \"owner\" : \"anna\", \"besides\" : { \"limit\" : -1, \"settings\" : [ { \"role\" : \"a\\u0000\", \"setting\" : \"a=b\" } ] }"
            })
    void whatCannotBeSoIsNotBelieved(String sound, String other) throws OperationFailed {
        assertThat(Written.MANIFEST).contains(sound);
        assertThat(sound(Written.MANIFEST.replace(sound, other == null ? "" : other)))
                .isFalse();
    }

    /** Whoever has such a table has backups of it, and these must be found again. */
    @ParameterizedTest
    @ValueSource(strings = {"b\\u001b[2J", "a\\nb", "\\t", "\\u0085"})
    void inADatabaseThingsMayBeCalledWhateverItTakes(String name) throws OperationFailed {
        assertThat(sound(Written.MANIFEST.replace(
                        "\"tables\" : [ ]",
                        "\"tables\" : [ { \"schema\" : \"%1$s\", \"table\" : \"%1$s\", \"rows\" : 0 } ], \"sequences\" : [ { \"schema\" : \"%1$s\", \"sequence\" : \"%1$s\", \"last\" : 1, \"down\" : false } ]"
                                .formatted(name))))
                .isTrue();
    }

    @Test
    void whatADatabaseMayReallyHaveIsSound() throws OperationFailed {
        assertThat(
                        sound(
                                Written.MANIFEST.replace(
                                        "\"tables\" : [ ]",
                                        "\"tables\" : [ { \"schema\" : \"a b\", \"table\" : \"Müller's \\\"x\\\"; --\", \"rows\" : 0 } ],"
                                                + " \"sequences\" : [ { \"schema\" : \"a\", \"sequence\" : \"s\", \"last\" : -1, \"down\" : true } ]")))
                .isTrue();
        assertThat(sound(Written.MANIFEST.replace(
                        "\"owner\" : \"anna\"",
                        "\"owner\" : \"anna\", \"sorting\" : { \"provider\" : \"icu\", \"locale\" : \"de-u-co-phonebk\","
                                + " \"rules\" : \"& a < b\\n& c < d\" }")))
                .as("rules of sorting may have several lines")
                .isTrue();
        assertThat(
                        sound(
                                Written.MANIFEST.replace(
                                        "\"owner\" : \"anna\"",
                                        "\"owner\" : \"anna\", \"besides\" : { \"limit\" : 5, \"comment\" : \"a\\nb\", \"grants\" :"
                                                + " [ { \"privilege\" : \"CONNECT\", \"further\" : false } ], \"settings\" : [ { \"setting\" : \"work_mem=7MB\" } ] }")))
                .as("a right or a setting may be everybody's")
                .isTrue();
    }

    @Test
    void aManifestOfAnotherFileSaysNothingOfThisOne() throws OperationFailed {
        Manifest manifest = ManifestFile.read(Written.MANIFEST, "b.dump.json");
        assertThat(SoundManifest.is(manifest, "c.dump")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chms.dump", "Müller 2026-03-01.tar.zst", "a-b_c(1).sql", "x"})
    void anOrdinaryNameIsOne(String name) {
        assertThat(SoundManifest.plainName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "..", ".hidden", "-rf", "a/b", "/etc/passwd", "a\\b", "C:x", "a\nb", "a\u0000"})
    void aNameThatLeadsElsewhereIsNone(String name) {
        assertThat(SoundManifest.plainName(name)).isFalse();
    }

    @Test
    void aNameThatIsTooLongIsNone() {
        assertThat(SoundManifest.plainName("x".repeat(200))).isTrue();
        assertThat(SoundManifest.plainName("x".repeat(201))).isFalse();
    }

    private static boolean sound(String json) throws OperationFailed {
        return SoundManifest.is(ManifestFile.read(json, "b.dump.json"), "b.dump");
    }
}
