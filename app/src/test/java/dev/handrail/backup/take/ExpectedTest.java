package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Subject;
import dev.handrail.backup.source.Tap;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much room a backup is thought to need before anybody has read a byte of it. */
class ExpectedTest {
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    private static final String SOURCE = "uploads";

    @TempDir
    Path home;

    private Store store;
    private Catalogue catalogue;

    @BeforeEach
    void open() throws Exception {
        store = ReadyStore.open(home, Clock.systemUTC());
        catalogue = new Catalogue(store.jdbi());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long stored(long plain, boolean squeezes, boolean packed, Compression compression) throws Exception {
        return stored(plain, squeezes, packed, compression, Subject.Sort.FILES);
    }

    private long stored(long plain, boolean squeezes, boolean packed, Compression compression, Subject.Sort sort)
            throws Exception {
        Tap tap = (Tap) Proxy.newProxyInstance(
                ExpectedTest.class.getClassLoader(),
                new Class<?>[] {Tap.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "subject" -> new Subject(sort, SOURCE);
                    case "expectedBytes" -> plain;
                    case "squeezes" -> squeezes;
                    case "packed" -> packed;
                    default -> throw new AssertionError(method.getName());
                });
        return Expected.stored(catalogue, SERVER, tap, compression);
    }

    private void taken(Compression compression, long bytes, long storedBytes) {
        Instant at = Instant.parse("2026-03-01T12:00:00Z");
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "b1",
                SERVER.name(),
                "test",
                Manifest.Source.plain("files", SOURCE, "/srv/uploads"),
                at,
                1,
                new Manifest.Tools("tar", "zstd"),
                new Manifest.Artifact("b1.tar", "tar", compression, bytes, storedBytes, "ab".repeat(32)),
                List.of());
        Copy copy = new Copy("kept", "/kept", "b1.tar", Copy.State.GOOD);
        catalogue.add(new Backup(manifest, false, List.of(copy), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "rows of a database, true, false, ZSTD, 250",
        "rows of a database, true, false, GZIP, 250",
        "rows that nothing compresses, true, false, NONE, 1000",
        "a dump that compresses itself, true, true, NONE, 250",
        "files which may be pictures, false, false, ZSTD, 1000",
        "a repository, false, true, NONE, 1000"
    })
    void ofTheFirstOneTheSizeIsAllThatIsKnown(
            String what, boolean squeezes, boolean packed, Compression compression, long expected) throws Exception {
        assertThat(stored(1000, squeezes, packed, compression)).as(what).isEqualTo(expected);
    }

    @Test
    void afterThatTheLastOneSaysHowWellItCompresses() throws Exception {
        taken(Compression.ZSTD, 1000, 700);
        assertThat(stored(1000, true, false, Compression.ZSTD)).isEqualTo(700);
        assertThat(stored(3000, true, false, Compression.ZSTD)).as("grown").isEqualTo(2100);
        assertThat(stored(10, true, false, Compression.ZSTD))
                .as("never less than that")
                .isEqualTo(700);
    }

    @Test
    void oneThatWasPackedOtherwiseSaysNothing() throws Exception {
        taken(Compression.ZSTD, 1000, 100);
        assertThat(stored(1000, false, false, Compression.NONE)).isEqualTo(1000);
    }

    @Test
    void oneOfADirectoryThatIsCalledAsADatabaseSaysNothing() throws Exception {
        taken(Compression.ZSTD, 100_000_000, 70_000_000);
        assertThat(stored(1000, true, false, Compression.ZSTD, Subject.Sort.DATABASE))
                .isEqualTo(250);
    }
}
