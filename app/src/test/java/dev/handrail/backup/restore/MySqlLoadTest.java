package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Sha256;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Scripted;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose fault it is that a dump could not be read to its end, where it is unpacked on its way for the sake of its events. */
class MySqlLoadTest {
    private static final byte[] BYTES = "what was written".getBytes(StandardCharsets.UTF_8);
    private static final IOException TORN = new EOFException("Unexpected end of ZLIB input stream");

    @TempDir
    Path home;

    private Rig rig;
    private Backup backup;
    private MySqlLoad load;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of());
        backup = rig.lying(manifest(), BYTES);
        Database entry = new Database("parish", Engine.MARIADB, "localhost", 1, "anna", null, null, null, null, null);
        MySqlTools tools = new MySqlTools(entry, "mariadb-dump", "mariadb", "10.11.4-MariaDB", null);
        load = new MySqlLoad(
                backup.manifest(),
                new MySqlClient(new Scripted(), tools, "parish_back"),
                new ForeignScript(backup.manifest()),
                PrimaryKeys.FREE);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Copy copy() {
        return new Copy("kept", rig.kept().toString(), "x.sql", Copy.State.GOOD);
    }

    private static Manifest manifest() {
        Sha256 sha = new Sha256();
        sha.add(BYTES, BYTES.length);
        return new Manifest(
                Manifest.FORMAT,
                "x",
                Rig.SERVER,
                "test",
                new Manifest.Source("mariadb", "parish", "parish", "10.11.6-MariaDB", "", "", "", ""),
                Instant.parse("2026-03-01T12:00:00Z"),
                0,
                new Manifest.Tools("mariadb-dump 10.11.6", "gzip"),
                new Manifest.Artifact("x.sql", "sql", Compression.GZIP, 0, BYTES.length, sha.hex()),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private OperationFailed unread(InputStream stored) throws Exception {
        try (HashedInput hashed = new HashedInput(stored)) {
            hashed.readNBytes(4);
            return load.unread(GoodCopy.of(rig.means(), backup), TORN, hashed, new Saying());
        }
    }

    private Copy.State state() throws OperationFailed {
        return rig.catalogue().require("x").copies().getFirst().state();
    }

    @Test
    void bytesThatAreOthersAreTheFaultOfTheirCopy() throws Exception {
        OperationFailed failed = unread(new ByteArrayInputStream("what was torn".getBytes(StandardCharsets.UTF_8)));
        assertThat(Flaw.shownBy(failed)).isEqualTo(Flaw.of(copy()));
        assertThat(state()).isEqualTo(Copy.State.DAMAGED);
    }

    @Test
    void thoseThatWereWrittenAreTheFaultOfTheBackup() throws Exception {
        OperationFailed failed = unread(new ByteArrayInputStream(BYTES));
        assertThat(Flaw.shownBy(failed)).isEqualTo(Flaw.everywhere());
        assertThat(failed.cameBack()).contains("ZLIB");
        assertThat(state()).isEqualTo(Copy.State.GOOD);
    }

    /** As a connection does, of which nothing comes any more once it broke. */
    @Test
    void whatItsPlaceDoesNotGiveIsTheFaultOfNeither() throws Exception {
        try (HashedInput stored = new HashedInput(breaking())) {
            IOException why = broken(stored);
            OperationFailed failed = load.unread(GoodCopy.of(rig.means(), backup), why, stored, new Saying());
            assertThat(failed.tried()).startsWith("Could not read ");
            assertThat(Flaw.shownBy(failed)).isNull();
            assertThat(failed.next()).doesNotContain("rely on");
        }
        assertThat(state()).isEqualTo(Copy.State.GOOD);
    }

    private static InputStream breaking() {
        return new InputStream() {
            private boolean broken;

            @Override
            public int read() throws IOException {
                if (broken) {
                    return -1;
                }
                broken = true;
                throw new IOException("Connection reset");
            }
        };
    }

    private static IOException broken(InputStream stored) {
        try {
            stored.readNBytes(1);
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError("it was read");
    }
}
