package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.NewerSetting;
import dev.handrail.backup.Pasted;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.TestDatabase;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.Tongue;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain statements of pg_dump 17 go into a server that is older, with a real psql. */
class NewerSettingTest {
    private static final String FILE = "x.sql";
    private static final String INTO = "older_" + ProcessHandle.current().pid();
    private static final String RESTORED = INTO + "_restored";
    private static final int OLDER = 14;

    private static final byte[] DUMP = """
            SET statement_timeout = 0;
            SET transaction_timeout = 0;
            SET client_encoding = 'UTF8';
            CREATE TABLE public.lines (t text);
            COPY public.lines (t) FROM stdin;
            a
            SET transaction_timeout = 0;
            \\.
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private Rig rig;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        server = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(TestDatabase.entry(INTO)));
        TestDatabase.create(INTO);
        assertThat(TestDatabase.number("postgres", "SELECT current_setting('server_version_num')::int"))
                .as("it does not know the setting")
                .isLessThan(170_000);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        TestDatabase.drop(INTO);
        TestDatabase.drop(RESTORED);
    }

    private Backup lying(byte[] dump, String form) throws Exception {
        Sha256 sha = new Sha256();
        sha.add(dump, dump.length);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "x",
                Rig.SERVER,
                "test",
                new Manifest.Source("postgresql", INTO, INTO, "14.1", "UTF8", "C", "C", ""),
                Instant.EPOCH,
                1,
                new Manifest.Tools("pg_dump 17.0", "cat"),
                new Manifest.Artifact(FILE, form, Compression.NONE, dump.length, dump.length, sha.hex()),
                List.of());
        return rig.lying(manifest, dump);
    }

    /** @param major what the server is taken for */
    private void load(byte[] dump, int major) throws Exception {
        Backup backup = lying(dump, "plain");
        RestoreStream stream = new RestoreStream(
                backup.manifest(),
                new PostgresTools(TestDatabase.entry(INTO), null, "17.0", null),
                INTO,
                new NewDatabase.Prospect(false, true, true, "x", major, new Tongue("C", true)),
                true);
        assertThat(CommandText.of(stream.pipeline()).contains("sed")).isEqualTo(major == OLDER);
        try (Shell here = rig.means().shells().here()) {
            stream.load(here, GoodCopy.of(rig.means(), backup), server, new Saying(), () -> {});
        }
    }

    @Test
    void itIsLeftOutAndARowThatReadsLikeItStays() throws Exception {
        load(DUMP, OLDER);
        assertThat(TestDatabase.number(INTO, "SELECT count(*) FROM lines WHERE t = '" + NewerSetting.STATEMENT + "'"))
                .isEqualTo(1);
    }

    @Test
    void itIsLeftOutWithTheLineEndsOfWindowsToo() throws Exception {
        String windows = new String(DUMP, StandardCharsets.UTF_8).replace("\n", "\r\n");
        load(windows.getBytes(StandardCharsets.UTF_8), OLDER);
        assertThat(TestDatabase.number(INTO, "SELECT count(*) FROM lines WHERE t = '" + NewerSetting.STATEMENT + "'"))
                .isEqualTo(1);
    }

    @Test
    void byHandItIsLeftOutToo() throws Exception {
        pasted(DUMP, "plain");
        assertThat(TestDatabase.number(
                        RESTORED, "SELECT count(*) FROM lines WHERE t = '" + NewerSetting.STATEMENT + "'"))
                .isEqualTo(1);
    }

    @Test
    void byHandAnArchiveComesBackAsStatements() throws Exception {
        TestDatabase.execute(INTO, "CREATE TABLE lines (t text); INSERT INTO lines VALUES ('SET x;'), (NULL)");
        TestDatabase.execute(INTO, "SELECT lo_from_bytea(7, 'a hymn')");
        pasted(archive(), "custom");
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM lines WHERE t = 'SET x;' OR t IS NULL"))
                .isEqualTo(2);
        assertThat(TestDatabase.number(RESTORED, "SELECT length(lo_get(7))")).isEqualTo(6);
    }

    private void pasted(byte[] dump, String form) throws Exception {
        Pasted.in(home, home, rig.commands(lying(dump, form).id()));
    }

    private static byte[] archive() throws Exception {
        String port = String.valueOf(TestDatabase.port());
        Process dump = new ProcessBuilder(
                        "pg_dump", "--format=custom", "-h", "127.0.0.1", "-p", port, "-U", "postgres", INTO)
                .start();
        return dump.getInputStream().readAllBytes();
    }

    @Test
    void whereItStopsTheRestoreAllTheSameTheBackupIsNotBlamed() {
        assertThatThrownBy(() -> load(DUMP, 17))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        told -> assertThat(Flaw.shownBy(told)).isNull())
                .hasMessageContaining("unrecognized configuration parameter");
    }
}
