package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Event;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dumper that knows what MySQL's does and no more, before a real server: it cannot leave out the rows of a table. */
@Timeout(120)
class MySqlDumperTest {
    private static final String DUMPER = """
            #!/bin/sh
            [ "$1" != --version ] || { echo 'mysqldump  Ver 9.7.4-2 for Linux on x86_64 ((Debian))'; exit; }
            for word; do
                shift
                case $word in
                --ignore-table-data=*) echo "unknown variable '$word'" >&2; exit 7 ;;
                --set-gtid-purged=*|--column-statistics=*) ;;
                *) set -- "$@" "$word" ;;
                esac
            done
            exec mariadb-dump "$@"
            """;

    private static RealMariaDb mariaDb;

    @TempDir
    Path home;

    private RealSshd sshd;
    private Rig rig;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        mariaDb.execute("CREATE DATABASE parish; USE parish;" + """
                CREATE TABLE members (id int PRIMARY KEY); INSERT INTO members VALUES (1), (2);
                CREATE TABLE sessions (id int, member int, FOREIGN KEY (member) REFERENCES members (id));
                INSERT INTO sessions VALUES (7, 1), (8, 2);
                CREATE TABLE zebras (id int); INSERT INTO zebras VALUES (1), (2), (3);
                CREATE VIEW busy AS SELECT count(*) FROM sessions;
                DELIMITER ;;
                CREATE TRIGGER tidy BEFORE INSERT ON sessions FOR EACH ROW SET NEW.id = NEW.id + 0;;
                """);
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.close();
    }

    @BeforeEach
    void open() throws Exception {
        Path programs = Files.createDirectory(home.resolve("programs"));
        RealSshd.program(programs.resolve("mysqldump"), DUMPER);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        rig = new Rig(home);
        mariaDb.execute("DROP DATABASE IF EXISTS again");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        sshd.close();
    }

    private Manifest restored(List<String> tables, List<String> excludeData) throws Exception {
        Database like = mariaDb.bySocket("parish");
        Dump dump = new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, false, tables, List.of(), excludeData);
        rig.keep(
                sshd.access(),
                List.of(new Database(
                        "parish",
                        Engine.MYSQL,
                        like.host(),
                        like.port(),
                        "root",
                        null,
                        null,
                        like.socket(),
                        null,
                        null,
                        dump)));
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        String id = Rig.id(ended);
        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.restore(id, "again").failure()).isNull();
        return rig.catalogue().require(id).manifest();
    }

    private static String counted(String table) {
        return mariaDb.execute("SELECT COUNT(*) FROM again." + table);
    }

    @Test
    void theDefinitionsComeFirstAndAllElseBehindThem() throws Exception {
        Manifest manifest = restored(List.of(), List.of("sess*"));
        assertThat(manifest.tables()).extracting(Manifest.TableRows::table).containsExactly("members", "zebras");
        assertThat(manifest.tables()).allMatch(table -> table.hash() != null);
        assertThat(counted("members")).isEqualTo("2");
        assertThat(counted("zebras")).isEqualTo("3");
        assertThat(counted("sessions")).isEqualTo("0");
        assertThat(mariaDb.execute("SELECT * FROM again.busy")).isEqualTo("0");
        assertThat(mariaDb.execute("SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = 'again'"))
                .isEqualTo("1");
    }

    @Test
    void whereNoRowsAreWantedAtAllNothingElseComesAlong() throws Exception {
        Manifest manifest = restored(List.of("sessions", "members"), List.of("*"));
        assertThat(manifest.tables()).isEmpty();
        assertThat(mariaDb.execute("SHOW TABLES FROM again")).isEqualTo("members\nsessions");
        assertThat(counted("sessions")).isEqualTo("0");
    }
}
