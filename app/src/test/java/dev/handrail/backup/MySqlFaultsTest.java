package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Underway;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the dump of a real MariaDB on its way; whatever it is, nothing is left that looks like a backup. */
@Timeout(120)
class MySqlFaultsTest {
    /** Stands before the real program on the path, and does to it what the file "fault" says. */
    private static final String DUMPER = """
            #!/bin/sh
            dump() { PATH=/usr/local/bin:/usr/bin:/bin mariadb-dump "$@"; }
            case $* in --version) dump --version; exit ;; esac
            . "${0%/*}/fault"
            """;

    /** The client, killed after so many accounts as the file "killed" says, where there is one. */
    private static final String CLIENT = """
            #!/bin/sh
            killed=${0%/*}/killed
            PATH=/usr/local/bin:/usr/bin:/bin
            case $* in *--raw*--execute=*)
                [ -e "$killed" ] && { mariadb "$@" | head -n "$(cat "$killed")"; kill -9 $$; } ;;
            esac
            exec mariadb "$@"
            """;

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;

    @TempDir
    static Path programs;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        RealSshd.program(programs.resolve("mariadb-dump"), DUMPER);
        RealSshd.program(programs.resolve("mariadb"), CLIENT);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        mariaDb = RealMariaDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void fill() {
        mariaDb.execute("DROP DATABASE IF EXISTS parish; CREATE DATABASE parish; USE parish;"
                + " CREATE TABLE visits (id int PRIMARY KEY, note varchar(80));"
                + " INSERT INTO visits SELECT seq, md5(seq) FROM seq_1_to_20000;"
                + " CREATE PROCEDURE greet() SELECT 1; CREATE VIEW busy AS SELECT id FROM visits;"
                + " CREATE TRIGGER tidy BEFORE INSERT ON visits FOR EACH ROW SET NEW.note = trim(NEW.note)");
    }

    private void fails(String fault, String... words) throws Exception {
        Files.writeString(programs.resolve("fault"), fault);
        try (Rig rig = new Rig(home)) {
            rig.keep(sshd.access(), List.of(mariaDb.bySocket("parish")));
            failed(rig, rig.backUp(), words);
        }
    }

    private static void failed(Rig rig, Event.Ended ended, String... words) throws Exception {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(words);
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    /** The dump is about 800 kB. */
    @ParameterizedTest
    @ValueSource(ints = {0, 400_000, 790_000})
    void aDumperThatIsKilledLeavesNoBackup(int after) throws Exception {
        fails("dump \"$@\" | head -c " + after + "; kill -9 $$", "mariadb-dump", "137");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aClientThatIsKilledWhileItReadsTheUsersLeavesNoBackup(int after) throws Exception {
        Dump users = new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        Database as = mariaDb.bySocket("users");
        Path killed = Files.writeString(programs.resolve("killed"), String.valueOf(after));
        try (Rig rig = new Rig(home)) {
            rig.keep(
                    sshd.access(),
                    List.of(new Database(
                            as.name(),
                            as.engine(),
                            as.host(),
                            as.port(),
                            as.user(),
                            null,
                            null,
                            as.socket(),
                            null,
                            null,
                            users)));
            failed(rig, rig.backUp(), "mariadb", "137");
            Files.delete(killed);
            assertThat(rig.backUp().failure()).as("the next").isNull();
        } finally {
            Files.deleteIfExists(killed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 400_000, 790_000})
    void halfADumpIsNoneThoughTheDumperSaysAllIsWell(int after) throws Exception {
        fails("dump \"$@\" | head -c " + after, "its last line is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROCEDURE `greet`", "TABLE `visits`", "VIEW `busy` AS select", "TRIGGER tidy"})
    void whatTheDumperLeavesOutInSilenceIsNamed(String left) throws Exception {
        String name = left.replaceAll("^\\S+ `?(\\w+).*", "$1");
        fails("dump \"$@\" | sed '/" + left + "/d'", "not in the dump", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/^INSERT/,/;$/d", "/^(1[0-9]*,/d"})
    void rowsThatTheDumperLeavesOutInSilenceAreMissed(String left) throws Exception {
        // A dumper that fails says so itself here, and does not hide behind sed.
        String whole =
                "all=$(mktemp) && dump \"$@\" >\"$all\" && sed '" + left + "' \"$all\"; s=$?; rm -f \"$all\"; exit $s";
        fails(whole, "visits", "20000 rows right before and right after");
    }

    /** As an option file on the machine may say; what the profile asks for stands after it. */
    @Test
    void anOptionFileOnTheMachineLeavesNothingOut() throws Exception {
        Files.writeString(programs.resolve("fault"), """
                printf '[mysqldump]\nno-data\nwhere=id<7\ninsert-ignore\n' >"${0%/*}/less.cnf"
                first=$1; shift
                case $first in
                --defaults-extra-file=*) dump "$first" --no-data --where='id<7' --insert-ignore "$@" ;;
                *) dump --defaults-extra-file="${0%/*}/less.cnf" "$first" "$@" ;;
                esac
                """);
        try (Rig rig = new Rig(home)) {
            rig.keep(sshd.access(), List.of(mariaDb.bySocket("parish")));
            Event.Ended ended = rig.backUp();
            assertThat(ended.failure()).isNull();
            assertThat(rig.catalogue().require(Rig.id(ended)).manifest().rows()).isEqualTo(20_000);
        }
    }

    @Test
    void aDatabaseThatIsDroppedMeanwhileIsSaid() throws Exception {
        fails(
                "dump \"$@\"; echo 'DROP DATABASE parish' | mariadb --no-defaults --user=root --socket="
                        + mariaDb.socket(),
                "parish",
                "Unknown database");
    }

    @Test
    void aConnectionThatIsCutLeavesNoBackup() throws Exception {
        Files.writeString(programs.resolve("fault"), "dump \"$@\"; cat /dev/urandom");
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port());
                Rig rig = new Rig(home)) {
            rig.keep(sshd.access(proxy.port()), List.of(mariaDb.bySocket("parish")));
            Underway underway = rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {
                if (event instanceof Event.Progressed) {
                    proxy.cut();
                }
            });
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).isNotEqualTo(Outcome.DONE);
            assertThat(rig.catalogue().all()).isEmpty();
        }
    }
}
