package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Rig;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Scripted;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.Tongue;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a staged database that was not filled, before somebody finds out whose fault that is. */
class RestoreStreamTest {
    private static final String FILE = "x.dump";
    private static final int SIZE = 4_000;

    @TempDir
    Path home;

    private final List<String> done = new ArrayList<>();
    private final Saying work = new Saying();
    private Rig rig;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        server = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Backup lying() throws Exception {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "x",
                Rig.SERVER,
                "test",
                new Manifest.Source("postgresql", "chms", "chms", "16.4", "UTF8", "C", "C", ""),
                Instant.EPOCH,
                1,
                new Manifest.Tools("pg_dump (PostgreSQL) 16.4", "cat"),
                new Manifest.Artifact(FILE, "custom", Compression.NONE, SIZE, SIZE, "ab".repeat(32)),
                List.of());
        return rig.lying(manifest, new byte[SIZE]);
    }

    /** Of a restore of which the program complains like that. */
    private OperationFailed failed(String complaint, Clearing clearing) throws Exception {
        Backup backup = lying();
        Database database =
                new Database("chms", Engine.POSTGRESQL, "127.0.0.1", 1, "user", null, null, null, null, null);
        PostgresTools tools = new PostgresTools(database, null, "16.4", null);
        NewDatabase.Prospect prospect = new NewDatabase.Prospect(false, true, true, "16.4", 16, new Tongue("C", true));
        RestoreStream stream = new RestoreStream(backup.manifest(), tools, "chms_restore", prospect, true);
        try {
            stream.load(
                    new Scripted().fails("pg_restore", 1, complaint),
                    GoodCopy.of(rig.means(), backup),
                    server,
                    work,
                    clearing);
        } catch (OperationFailed e) {
            return e;
        }
        throw new AssertionError("it went through");
    }

    private Copy.State state() throws OperationFailed {
        return rig.catalogue().require("x").copies().getFirst().state();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg_restore: error: could not read from input file",
                "pg_restore: error: unsupported version (1.99) in file header"
            })
    void itIsDroppedBeforeTheCopyIsBlamed(String complaint) throws Exception {
        failed(complaint, () -> {
            assertThat(state()).isEqualTo(Copy.State.GOOD);
            done.add("dropped");
        });
        assertThat(done).containsExactly("dropped");
        assertThat(work.lines()).contains("What was made for it is dropped again");
        assertThat(state()).isEqualTo(Copy.State.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_restore: error: could not execute query: ERROR:  permission denied\n", ""})
    void howASubscriptionReachesAnotherServerIsNotRepeated(String error) throws Exception {
        OperationFailed told = failed(
                error
                        + "Command was: CREATE SUBSCRIPTION rolls CONNECTION 'host=diocese password=''hid den'' dbname=x'"
                        + " PUBLICATION rolls WITH (connect = false, slot_name = 'rolls');",
                () -> done.add("dropped"));
        assertThat(work.lines() + told.getMessage())
                .contains("CREATE SUBSCRIPTION rolls CONNECTION '…' PUBLICATION rolls WITH (connect = false")
                .doesNotContain("hid den", "diocese");
    }

    /** They stand on lines of their own. */
    @Test
    void passwordsOfForeignServersAreNotRepeated() throws Exception {
        OperationFailed told = failed("""
                pg_restore: error: could not execute query: ERROR:  role "app" does not exist
                Command was: CREATE USER MAPPING FOR app SERVER "bob's" OPTIONS (
                    password 'hid ''den
                of two lines',
                    "user" 'visitor'
                );
                pg_restore: warning: errors ignored on restore: 'one'""", () -> done.add("dropped"));
        assertThat(work.lines() + told.getMessage())
                .contains(
                        "CREATE USER MAPPING FOR app SERVER \"bob's\" OPTIONS (",
                        "password '…",
                        "\"user\" '…'",
                        "'one'")
                .doesNotContain("hid", "den", "two lines", "visitor");
    }

    /** As pg_restore did before 12. */
    @Test
    void aStatementThatIsCutInAPasswordDoesNotRepeatIt() throws Exception {
        OperationFailed told = failed("""
                pg_restore: [archiver (db)] could not execute query: ERROR:  permission denied
                    Command was: CREATE SUBSCRIPTION rolls CONNECTION 'host=diocese password=hidd...
                pg_restore: WARNING: it's over""", () -> done.add("dropped"));
        assertThat(work.lines() + told.getMessage())
                .contains("CREATE SUBSCRIPTION rolls CONNECTION '…'", "WARNING: it's over")
                .doesNotContain("hidd", "diocese");
    }

    /** What is registered as a leftover is dropped in the end. */
    @Test
    void thatItCannotBeDroppedIsSaidAndHidesNothing() throws Exception {
        OperationFailed told = failed("pg_restore: error: could not read from input file", () -> {
            throw OperationFailed.failed("Could not drop it").build();
        });
        assertThat(told.getMessage()).contains("could not read from input file");
        assertThat(work.lines()).anySatisfy(line -> assertThat(line).contains("Could not drop it"));
        assertThat(work.lines()).noneSatisfy(line -> assertThat(line).contains("dropped"));
        assertThat(state()).isEqualTo(Copy.State.DAMAGED);
    }

    @Test
    void whereTheDiskIsFullNobodyNeedsToKnowMore() throws Exception {
        OperationFailed told =
                failed("pg_restore: error: could not extend file: No space left on device", () -> done.add("dropped"));
        assertThat(told.next()).contains("Make room");
        assertThat(done).as("it goes with what is left behind").isEmpty();
        assertThat(state()).isEqualTo(Copy.State.GOOD);
    }
}
