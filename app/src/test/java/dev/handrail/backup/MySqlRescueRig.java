package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One live database of a real MariaDB over a real sshd, of which tables are brought back. */
final class MySqlRescueRig extends FaultsRig {
    static final String LIVE = RescueRig.LIVE;

    final Path home;
    final RealMariaDb mariaDb;
    private String id = "";
    private String schema = "";

    MySqlRescueRig(Path home) throws Exception {
        super(home, RealSshd.start(), 0);
        this.home = home;
        mariaDb = RealMariaDb.start();
        reachedBy(sshd.port());
        mariaDb.execute("CREATE DATABASE " + LIVE + " CHARACTER SET utf8mb4");
    }

    String sql(String sql) {
        return mariaDb.execute("USE " + LIVE + "; " + sql);
    }

    long number(String query) {
        return Long.parseLong(sql(query));
    }

    /** Tables of every sort, with what belongs to them. */
    void fill() {
        sql("""
                CREATE TABLE members (id int PRIMARY KEY AUTO_INCREMENT, name varchar(80));
                INSERT INTO members SELECT seq, concat('member ', seq) FROM seq_1_to_100;
                CREATE TABLE visits (id int PRIMARY KEY AUTO_INCREMENT, member int NOT NULL, note varchar(80),
                  KEY noted (note), CONSTRAINT of_member FOREIGN KEY (member) REFERENCES members (id) ON DELETE CASCADE);
                INSERT INTO visits SELECT seq, 1 + seq % 100, md5(seq) FROM seq_1_to_1000;
                CREATE TABLE heard (what varchar(200));
                CREATE VIEW busy AS SELECT member, count(*) AS n FROM visits GROUP BY member;
                CREATE SEQUENCE numbers;
                DELIMITER ;;
                CREATE TRIGGER hears AFTER INSERT ON members FOR EACH ROW INSERT INTO heard VALUES (NEW.name);;
                CREATE FUNCTION motto() RETURNS varchar(80) DETERMINISTIC RETURN 'as backed up';;
                CREATE PROCEDURE tidy() SELECT 1;;
                CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM heard;;
                DELIMITER ;
                CREATE TABLE `Od``d tab'le` (`a key` int, `k` varchar(20) COLLATE utf8mb4_general_ci, price decimal(9, 2),
                  twice decimal(11, 2) AS (price * 2) STORED, later int AS (price + 1) VIRTUAL, doc json, b bit(5),
                  raw varbinary(20), big longblob, f float, d double, day date, at datetime(6), ts timestamp NULL,
                  e enum('glad','sad'), latin text CHARACTER SET latin1, flag boolean, u uuid,
                  `select` text DEFAULT 'x', PRIMARY KEY (`a key`, k), CHECK (price > 0))
                  PARTITION BY RANGE (`a key`) (PARTITION p1 VALUES LESS THAN (10), PARTITION p2 VALUES LESS THAN MAXVALUE);
                SET sql_mode = 'ALLOW_INVALID_DATES';
                INSERT INTO `Od``d tab'le` (`a key`, k, price, doc, b, raw, big, f, d, day, at, ts, e, latin, flag, u)
                  SELECT seq, concat('Q\\'"\\\\,{}', seq), seq, json_object('n', seq), b'10101', x'00ff0d0a', x'000d', 0.1 * seq,
                         0.1 * seq, '0000-00-00', '2026-03-29 02:30:00.123456', '2026-03-29 04:30:00', 'sad', 'grün', 1, uuid()
                    FROM seq_1_to_20;
                CREATE TABLE keyless (a int, b text);
                INSERT INTO keyless VALUES (1, NULL), (1, NULL), (2, 'x'), (3, 'y');
                CREATE TABLE people (id int PRIMARY KEY AUTO_INCREMENT, name varchar(40), age varchar(9), gone int,
                  raw varbinary(4), flag bit(1));
                INSERT INTO people SELECT seq, concat('n', seq), seq, seq, x'00ff0d0a', 1 FROM seq_1_to_10;
                CREATE TABLE words (word varchar(20) COLLATE utf8mb4_general_ci PRIMARY KEY, said varchar(20) COLLATE utf8mb4_general_ci);
                INSERT INTO words VALUES ('Ann', 'Hello'), ('bob', 'there '), ('Cleo', NULL), ('dora', '');
                CREATE TABLE tree (id int PRIMARY KEY, above int, FOREIGN KEY (above) REFERENCES tree (id));
                INSERT INTO tree VALUES (9, NULL), (5, 9), (1, 5), (7, 1), (2, 7);
                CREATE TABLE towns (id int PRIMARY KEY, code varchar(9) UNIQUE, note varchar(9));
                INSERT INTO towns VALUES (1, 'ab', 'one'), (2, 'cd', 'two'), (3, 'ef', 'three');
                CREATE TABLE streets (id int PRIMARY KEY, town varchar(9), gone varchar(9),
                  FOREIGN KEY (town) REFERENCES towns (code) ON UPDATE CASCADE,
                  FOREIGN KEY (gone) REFERENCES towns (code) ON UPDATE SET NULL);
                INSERT INTO streets VALUES (1, 'ab', NULL), (2, 'ab', NULL), (3, 'cd', 'ef');
                CREATE TABLE bells (id int PRIMARY KEY, rung int) ENGINE=MyISAM;
                INSERT INTO bells VALUES (1, 0), (2, 0);
                CREATE TABLE zeros (id bigint PRIMARY KEY AUTO_INCREMENT, v int);
                SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
                INSERT INTO zeros VALUES (0, 5), (1, 6);
                CREATE TABLE donors (id int PRIMARY KEY, gift varchar(40));
                INSERT INTO donors SELECT seq, md5(seq) FROM seq_1_to_9;
                DELIMITER ;;
                CREATE TRIGGER gate BEFORE INSERT ON donors FOR EACH ROW
                  SET @shut = IF(NEW.id = 8, GET_LOCK('gate', 600) + RELEASE_LOCK('gate'), 0);;
                """);
    }

    void backUp() throws Exception {
        id = Rig.id(rig.backUp());
    }

    /** Has all of it dumped as somebody's own script does, and answers the backup that comes of that. */
    String adopted() throws Exception {
        return adopted("cat");
    }

    /** The same of a dump that went through that filter. */
    String adopted(String filter) throws Exception {
        return MySqlBeside.adopted(rig, mariaDb, LIVE, home.resolve("elsewhere"), filter);
    }

    String id() {
        return id;
    }

    String schema() {
        return schema;
    }

    Plan bringing(String... tables) throws Exception {
        return rig.make("restore", RescueRig.tablesOf(id, tables)).plan();
    }

    /** Brings these tables into a side database, whose name is kept. */
    void bring(String... tables) throws Exception {
        bringOf(id, tables);
    }

    void bringOf(String backup, String... tables) throws Exception {
        Event.Ended ended = rig.perform("restore", RescueRig.tablesOf(backup, tables));
        assertThat(ended.failure()).isNull();
        schema = Objects.requireNonNull(ended.made().get("schema"));
        assertThat(databases()).contains(LIVE, schema);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    List<String> databases() {
        return mariaDb.look("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '" + LIVE
                        + "%' ORDER BY 1")
                .lines()
                .toList();
    }

    /** What stands in the side database, but for what says what it is. */
    List<String> beside() {
        return mariaDb.look("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '" + schema
                        + "' AND TABLE_NAME <> 'handrail_rescue' ORDER BY 1")
                .lines()
                .toList();
    }

    Arguments rows(String table, String... more) {
        return RescueRig.rowsOf(schema, table, more);
    }

    Event.Ended bringBack(String table, String... more) throws Exception {
        return rig.perform("restore rows", rows(table, more));
    }

    Plan planned(String table, String... more) throws Exception {
        return rig.make("restore rows", rows(table, more)).plan();
    }

    Answer answer(String table, String... more) throws Exception {
        return rig.question("restore compare").teller().tell(rows(table, more));
    }

    /** The first document of the comparison. */
    @SuppressWarnings("unchecked")
    Map<String, Object> compare(String table, String... more) throws Exception {
        return ((List<Map<String, Object>>) answer(table, more).document()).getFirst();
    }

    /** Missing, changed, extra and the same. */
    List<Object> counts(String table) throws Exception {
        Map<String, Object> document = compare(table);
        return List.of(
                document.getOrDefault("missing", -1L),
                document.getOrDefault("changed", -1L),
                document.getOrDefault("extra", -1L),
                document.getOrDefault("same", -1L));
    }

    /** Drops the side database, where there is one. */
    void clear() throws Exception {
        if (!schema.isEmpty()) {
            assertThat(rig.perform("restore clear", place()).failure()).isNull();
            schema = "";
        }
    }

    Arguments place() {
        return new Arguments(
                Map.of("SERVER", List.of(Rig.SERVER), "DATABASE", List.of(LIVE), "SCHEMA", List.of(schema)));
    }

    /** From now on that one is meant. */
    void use(String other) {
        schema = other;
    }

    @Override
    void reachedBy(int sshPort) {
        rig.keep(sshd.access(sshPort), List.of(mariaDb.bySocket(LIVE)));
    }

    /** From now on its server is one that has this port, where somebody may do everything. */
    void answersAt(int port) {
        rig.keep(sshd.access(), List.of(mariaDb.byPort(LIVE, port)));
    }

    /** Keeps the eighth of the donors out until it is closed. */
    MySqlHolder shut() throws Exception {
        return MySqlHolder.doing(mariaDb, LIVE, "SELECT GET_LOCK('gate', 0)");
    }

    /** As a backup does in the moment in which it is taken. */
    MySqlHolder commitsNothing() throws Exception {
        return MySqlHolder.doing(
                mariaDb,
                LIVE,
                "BACKUP STAGE START; BACKUP STAGE FLUSH; BACKUP STAGE BLOCK_DDL; BACKUP STAGE BLOCK_COMMIT");
    }

    @Override
    public void close() throws Exception {
        super.close();
        mariaDb.close();
    }
}
