package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A parish in MariaDB, and the databases that stand beside it while it is replaced and after. */
final class MySqlBeside {
    static final String LIVE = "parish";

    private static final String DROPPING = """
            SET foreign_key_checks = 0;
            DELIMITER ;;
            BEGIN NOT ATOMIC
              FOR one IN (SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'parish%') DO
                EXECUTE IMMEDIATE CONCAT('DROP DATABASE `', one.name, '`');
              END FOR;
            END;;
            DELIMITER ;
            SET foreign_key_checks = 1;
            """;

    private static final String SUMS = """
            SET @sums = (SELECT CONCAT('CHECKSUM TABLE ', GROUP_CONCAT(
                     '`', @d, '`.`', REPLACE(TABLE_NAME, '`', '``'), '`' ORDER BY TABLE_NAME SEPARATOR ', '))
                FROM information_schema.TABLES
               WHERE TABLE_SCHEMA = @d AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME NOT LIKE 'handrail%');
            EXECUTE IMMEDIATE COALESCE(@sums, 'DO 0');
            """;

    private MySqlBeside() {}

    /** Every kind of object; the trigger is on a table that stands alone. */
    static void fill(RealMariaDb mariaDb) {
        mariaDb.execute(DROPPING + "CREATE DATABASE parish CHARACTER SET utf8mb4; USE parish;" + """
                CREATE TABLE members (id int PRIMARY KEY, name varchar(80));
                INSERT INTO members SELECT seq, concat('member ', seq) FROM seq_1_to_100;
                CREATE TABLE visits (id int PRIMARY KEY AUTO_INCREMENT, member int NOT NULL, note varchar(80),
                  CONSTRAINT of_member FOREIGN KEY (member) REFERENCES members (id));
                INSERT INTO visits SELECT seq, 1 + seq % 100, md5(seq) FROM seq_1_to_2000;
                CREATE TABLE bells (id int PRIMARY KEY, rung int DEFAULT 0) ENGINE=MyISAM;
                INSERT INTO bells VALUES (1, 0), (2, 0);
                CREATE SEQUENCE numbers;
                CREATE VIEW busy AS SELECT member, count(*) AS n FROM visits GROUP BY member;
                DELIMITER ;;
                CREATE TRIGGER ring BEFORE INSERT ON bells FOR EACH ROW SET NEW.rung = 7;;
                CREATE FUNCTION motto() RETURNS varchar(80) DETERMINISTIC RETURN 'as backed up\\r\\nin two lines';;
                CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM bells WHERE id = 99;;
                """);
    }

    /** As it was not when it was backed up. */
    static void damage(RealMariaDb mariaDb) {
        mariaDb.execute("USE parish; DELETE FROM visits WHERE id % 2 = 0; DROP FUNCTION motto; DROP VIEW busy;"
                + " CREATE VIEW idle AS SELECT id FROM members; DROP TRIGGER ring; DROP EVENT nightly;"
                + " CREATE TABLE later (id int PRIMARY KEY); INSERT INTO later VALUES (5);"
                + " CREATE TRIGGER stamp BEFORE INSERT ON bells FOR EACH ROW SET NEW.rung = 1;"
                + " CREATE PROCEDURE tidy() SELECT 1;");
    }

    /** It and those beside it, by name. */
    static List<String> names(RealMariaDb mariaDb) {
        return mariaDb.look("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'parish%'"
                        + " ORDER BY 1")
                .lines()
                .toList();
    }

    static void dropAll(RealMariaDb mariaDb) {
        mariaDb.execute(DROPPING);
    }

    /** A sum over every table of a database, each by its name. */
    static String content(RealMariaDb mariaDb, String database) {
        return mariaDb.look("SET @d = '" + database + "';" + SUMS).replace(database + ".", "");
    }

    /** All that belongs to it beside its tables, as one text. */
    static String besides(RealMariaDb mariaDb, String database) {
        return mariaDb.look("SET @d = '" + database + "';" + """
                SELECT 'view', TABLE_NAME, VIEW_DEFINITION, DEFINER FROM information_schema.VIEWS WHERE TABLE_SCHEMA = @d ORDER BY 2;
                SELECT 'trigger', TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_STATEMENT, SQL_MODE, DEFINER
                  FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = @d ORDER BY 2;
                SELECT 'routine', ROUTINE_NAME, ROUTINE_DEFINITION, SQL_MODE, DEFINER
                  FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = @d ORDER BY 2;
                SELECT 'event', EVENT_NAME, EVENT_DEFINITION, STATUS, TIME_ZONE, DEFINER
                  FROM information_schema.EVENTS WHERE EVENT_SCHEMA = @d ORDER BY 2;
                SELECT 'key', TABLE_NAME, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, REFERENCED_TABLE_NAME
                  FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = @d ORDER BY 2;
                SELECT 'may', User, Routine_name, Proc_priv FROM mysql.procs_priv WHERE Db = @d ORDER BY 2, 3;
                """);
    }

    /** Has it dumped into a folder as somebody's own script does, and answers the backup that comes of that. */
    static String adopted(Rig rig, RealMariaDb mariaDb, String database, Path folder, String filter) throws Exception {
        Files.createDirectories(folder);
        Process dump = new ProcessBuilder(
                        "bash",
                        "-o",
                        "pipefail",
                        "-c",
                        "mariadb-dump --no-defaults --user=root --socket=" + mariaDb.socket()
                                + " --routines --events --single-transaction " + database + " | " + filter + " | gzip")
                .redirectOutput(folder.resolve(database + "-2026-03-01.sql.gz").toFile())
                .start();
        assertThat(dump.waitFor()).isZero();
        Event.Ended ended = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))));
        assertThat(ended.failure()).isNull();
        return Rig.id(ended);
    }
}
