package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Manifest;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayTest {
    @ParameterizedTest
    @CsvSource({"postgresql, schema", "mariadb, database", "mysql, database"})
    void singleTablesLieInWhatTheEngineHasForThem(String engine, String what) {
        Backup backup = of(engine, List.of());

        assertThat(Words.of(Way.TABLES.told(backup), "choir")).startsWith("Into a " + what + " of their own");
        assertThat(Words.of(Way.TABLES.proof(backup), "choir")).startsWith("The tables lie in a " + what);
        assertThat(Way.BESIDE.told(backup)).isEqualTo("restore.way.beside.what");
        assertThat(Way.BESIDE.proof(backup)).isEqualTo("restore.proof.beside");
    }

    @Test
    void whereNobodyWroteDownTheRowsNothingIsSaidToBeCompared() {
        Backup backup = of("postgresql", List.of(Manifest.FOREIGN + "choir.sql"));

        for (Way way : List.of(Way.BESIDE, Way.REPLACE, Way.DRILL)) {
            assertThat(Words.of(way.proof(backup)))
                    .contains("another program made the backup")
                    .doesNotContain("compared");
        }
        assertThat(Way.TABLES.proof(backup)).isEqualTo("restore.proof.tables");
    }

    private static Backup of(String engine, List<String> notes) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "20261120-040000-abc",
                "Choir archive",
                "test",
                Manifest.Source.plain(engine, "choir", "choir"),
                Instant.EPOCH,
                1,
                new Manifest.Tools("dump", "zstd"),
                new Manifest.Artifact("choir.sql", "plain", Compression.ZSTD, 10, 10, "0"),
                List.of(),
                List.of(),
                notes,
                null,
                null);
        return new Backup(manifest, false, List.of(), List.of());
    }
}
