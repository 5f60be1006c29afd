package dev.handrail.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.rescue.Relation.Column;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statements that compare a table of MariaDB or MySQL with its counterpart in a side database, and bring rows back. */
class MySqlSqlTest {
    private static final String TEXT = " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci";
    private static final Column ID = new Column("id", "int(11)", true, false, "d", false);
    private static final Column CODE = column("code", "varchar(20)" + TEXT);
    private static final Column NOTE = column("note", "text" + TEXT);
    private static final Column TOTAL = new Column("total", "int(11)", false, false, "", true);

    private static Column column(String name, String type) {
        return new Column(name, type, false, false, "", false);
    }

    private static Relation table(String schema, String name, Column... columns) {
        return new Relation(0, schema, name, false, List.of(columns), List.of());
    }

    private static MySqlPair pair(List<String> key, Column[] side, Column... live) {
        return new MySqlPair(new Pair(table("r", "visits", side), table("parish", "visits", live)), key);
    }

    private static MySqlPair visits() {
        Column[] columns = {ID, CODE, NOTE, TOTAL};
        return pair(List.of("id"), columns, columns);
    }

    private static MySqlPart part(String name, String... refers) {
        Column[] columns = {ID, NOTE};
        MySqlPair pair =
                new MySqlPair(new Pair(table("r", name, columns), table("parish", name, columns)), List.of("id"));
        List<ForeignKey> foreign = Arrays.stream(refers)
                .map(other -> new ForeignKey("f", "parish", other, List.of("note"), List.of("id")))
                .toList();
        return new MySqlPart("r", pair, 3, foreign);
    }

    private static String plain(String sql) {
        return sql.replace("`", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci | CAST(CONVERT(s.x USING utf8mb4) AS BINARY)",
                "enum('a','b') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin | CAST(CONVERT(s.x USING utf8mb4) AS BINARY)",
                "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin | CAST(CONVERT(s.x USING utf8mb4) AS BINARY)",
                "json | CAST(CONVERT(s.x USING utf8mb4) AS BINARY)",
                "geometry | HEX(s.x)",
                "point | HEX(s.x)",
                "float(5,2) unsigned | CAST(s.x AS CHAR)",
                "double | s.x",
                "decimal(9,2) | s.x",
                "varbinary(9) | s.x",
                "longblob | s.x",
                "timestamp(6) | s.x",
                "uuid | s.x"
            })
    void aValueIsComparedByItsBytes(String type, String comparable) {
        assertThat(plain(new MySqlValue("s", column("x", type)).comparable())).isEqualTo(comparable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin | CONVERT(s.x USING utf8mb4)",
                "varbinary(9) | CONVERT(CONCAT('0x', HEX(s.x)) USING utf8mb4)",
                "tinyblob | CONVERT(CONCAT('0x', HEX(s.x)) USING utf8mb4)",
                "bit(5) | CONVERT(CAST(s.x + 0 AS CHAR) USING utf8mb4)",
                "bigint(20) unsigned | CONVERT(CAST(s.x AS CHAR) USING utf8mb4)",
                "date | CONVERT(CAST(s.x AS CHAR) USING utf8mb4)"
            })
    void aValueIsShownAsText(String type, String text) {
        assertThat(plain(new MySqlValue("s", column("x", type)).text())).isEqualTo(text);
    }

    @Test
    void aKeyOfTextIsFoundByItsIndexAndThenByItsBytes() {
        MySqlPair pair = pair(List.of("code"), new Column[] {CODE, NOTE}, CODE, NOTE);
        assertThat(plain(pair.match("s", "l")))
                .isEqualTo("s.code = l.code AND CAST(CONVERT(s.code USING utf8mb4) AS BINARY)"
                        + " = CAST(CONVERT(l.code USING utf8mb4) AS BINARY)");
        assertThat(plain(visits().match("k", "l"))).isEqualTo("k.id = l.id");
    }

    @Test
    void whatIsMissingChangedOrExtraIsAskedForWithoutAFullJoin() {
        assertThat(plain(visits().rows(RowKind.MISSING)))
                .isEqualTo("r.visits s LEFT JOIN parish.visits l ON s.id = l.id WHERE l.id IS NULL");
        assertThat(plain(visits().rows(RowKind.EXTRA)))
                .isEqualTo("parish.visits l LEFT JOIN r.visits s ON l.id = s.id WHERE s.id IS NULL");
        assertThat(plain(visits().rows(RowKind.CHANGED)))
                .startsWith("r.visits s JOIN parish.visits l ON s.id = l.id WHERE (NOT (CAST(")
                .contains("s.code", " <=> ", "l.note")
                .doesNotContain("total");
    }

    @Test
    void aTableOfNothingButItsKeyHasNoChangedRows() {
        assertThat(pair(List.of("id"), new Column[] {ID}, ID).differs()).isEqualTo("FALSE");
    }

    @Test
    void aColumnOfAnotherTypeIsComparedAndBroughtAsText() {
        Column now = column("age", "int(11)");
        MySqlPair pair = pair(List.of("id"), new Column[] {ID, column("age", "varchar(9)" + TEXT)}, ID, now);
        assertThat(pair.pair().ofOtherType()).containsExactly("age");
        assertThat(plain(pair.brought("age"))).isEqualTo("CONVERT(s.age USING utf8mb4)");
        assertThat(plain(pair.differs("age")))
                .isEqualTo("NOT (CAST(CONVERT(s.age USING utf8mb4) AS BINARY) <=>"
                        + " CAST(CONVERT(CAST(l.age AS CHAR) USING utf8mb4) AS BINARY))");
    }

    /** What is written is not what bytes and bits are: x'00' is not the four letters 0x00. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varbinary(16) | varbinary(32) | s.x",
                "blob | mediumblob | s.x",
                "bit(1) | bit(8) | s.x + 0",
                "bit(1) | int(11) | CONVERT(CAST(s.x + 0 AS CHAR) USING utf8mb4)",
                "blob | geometry | CONVERT(CONCAT('0x', HEX(s.x)) USING utf8mb4)"
            })
    void bytesAndBitsGoIntoWiderOnesAsTheyAre(String before, String now, String brought) {
        MySqlPair pair = pair(List.of("id"), new Column[] {ID, column("x", before)}, ID, column("x", now));
        assertThat(plain(pair.brought("x"))).isEqualTo(brought);
    }

    @Test
    void whatOthersReferToIsLookedAtWhereItIsSetBack() {
        MySqlPart part = new MySqlPart("r", visits(), 0, List.of());
        ForeignKey byCode = new ForeignKey("f", "parish", "bells", List.of("of", "coded"), List.of("id", "code"));
        assertThat(plain(part.setBack(byCode).orElseThrow()))
                .startsWith("r.handrail_changed_0 k JOIN r.visits s ON k.id = s.id JOIN parish.visits l ON s.id = l.id"
                        + " WHERE c.of = l.id AND c.coded = l.code AND (NOT (")
                .contains("s.code", "l.code")
                .doesNotContain("s.note", " OR ");
        ForeignKey byId = new ForeignKey("f", "parish", "bells", List.of("of"), List.of("id"));
        assertThat(part.setBack(byId)).as("a key is the same in both").isEmpty();
        ForeignKey byTotal = new ForeignKey("f", "parish", "bells", List.of("of"), List.of("total"));
        assertThat(part.setBack(byTotal)).as("it computes itself").isEmpty();
    }

    @Test
    void rowsAreWrittenWithoutWhatIsComputed() {
        MySqlPart part = new MySqlPart("r", visits(), 0, List.of());
        assertThat(plain(part.insert()))
                .isEqualTo("INSERT INTO parish.visits (id, code, note) SELECT s.id, s.code, s.note"
                        + " FROM r.handrail_missing_0 k JOIN r.visits s ON k.id = s.id");
        assertThat(plain(part.update()))
                .isEqualTo("UPDATE r.handrail_changed_0 k JOIN r.visits s ON k.id = s.id JOIN parish.visits l"
                        + " ON s.id = l.id SET l.code = s.code, l.note = s.note");
        assertThat(plain(part.delete()))
                .isEqualTo("DELETE l FROM r.handrail_extra_0 k JOIN parish.visits l ON k.id = l.id");
        assertThat(plain(part.hold(RowKind.CHANGED)))
                .as("only these rows are held, whatever the server thinks of the order")
                .isEqualTo("SELECT COUNT(*) FROM r.handrail_changed_0 k STRAIGHT_JOIN parish.visits l"
                        + " ON k.id = l.id FOR UPDATE");
    }

    @Test
    void whatIsOverwrittenIsKeptWithAllItsColumns() {
        MySqlPart part = new MySqlPart("r", visits(), 0, List.of());
        assertThat(plain(part.makeBefore("before")))
                .startsWith("CREATE TABLE r.before (id int(11) NOT NULL, code varchar(20) CHARACTER SET utf8mb4")
                .endsWith("total int(11) NULL, PRIMARY KEY (id)) ENGINE=InnoDB");
        assertThat(plain(part.keepBefore("before", RowKind.EXTRA)))
                .startsWith("INSERT INTO r.before SELECT l.id, l.code, l.note, l.total FROM r.handrail_extra_0 k JOIN");
    }

    /** MySQL opens no temporary table twice in one statement. */
    @Test
    void noStatementReadsATemporaryTableTwice() {
        MySqlPart part = new MySqlPart("r", visits(), 0, List.of());
        Stream.of(part.insert(), part.update(), part.delete(), part.keepBefore("b", RowKind.CHANGED))
                .forEach(sql -> assertThat(sql.split("handrail_", -1)).as(sql).hasSize(2));
        for (RowKind kind : RowKind.values()) {
            assertThat(part.fingerprint(kind).split("handrail_", -1)).hasSize(2);
            assertThat(part.notDone(kind).split("handrail_", -1)).hasSize(2);
        }
    }

    @Test
    void aNameIsQuotedWhateverItIs() {
        Column odd = column("a`b", "int(11)");
        MySqlPair pair =
                new MySqlPair(new Pair(table("s`ide", "t'a", odd), table("l`ive", "t'a", odd)), List.of("a`b"));
        assertThat(pair.rows(RowKind.MISSING))
                .isEqualTo("`s``ide`.`t'a` s LEFT JOIN `l``ive`.`t'a` l ON s.`a``b` = l.`a``b` WHERE l.`a``b` IS NULL");
        assertThat(MySqlComparison.literal("q'\\")).isEqualTo("x'71275c'");
        assertThat(MySqlSide.dropping("s`ide")).isEqualTo("DROP DATABASE `s``ide`");
    }

    private static Map<String, MySqlPart> parts(MySqlPart... parts) {
        Map<String, MySqlPart> all = new LinkedHashMap<>();
        for (MySqlPart part : parts) {
            all.put(part.pair().live().full(), part);
        }
        return all;
    }

    private static List<String> names(List<MySqlPart> parts) {
        return parts.stream().map(part -> part.pair().live().name()).toList();
    }

    @Test
    void parentsAreFilledFirst() {
        List<MySqlPart> ordered = FillingOrder.parentsFirst(parts(
                part("visits", "members", "rooms"),
                part("members", "towns"),
                part("rooms", "elsewhere"),
                part("towns")));
        assertThat(names(ordered)).containsExactly("towns", "members", "rooms", "visits");
        assertThat(FillingOrder.inCircles(ordered)).isFalse();
    }

    @Test
    void circlesAreSeen() {
        assertThat(FillingOrder.inCircles(List.of(part("tree", "tree")))).isTrue();
        List<MySqlPart> two = FillingOrder.parentsFirst(parts(part("heads", "rooms"), part("rooms", "heads")));
        assertThat(names(two)).containsExactly("rooms", "heads");
        assertThat(FillingOrder.inCircles(two)).isTrue();
        assertThat(FillingOrder.inCircles(List.of(two.getLast())))
                .as("where only one of them gets rows")
                .isFalse();
    }

    @Test
    void aForeignKeyOfSeveralColumnsIsMatchedInItsOrder() {
        ForeignKey foreign = new ForeignKey("f", "parish", "days", List.of("y", "d"), List.of("year", "day"));
        assertThat(plain(MySqlPart.match(foreign, "s", "p"))).isEqualTo("s.y = p.year AND s.d = p.day");
        assertThat(plain(MySqlPart.given(foreign, "s"))).isEqualTo("s.y IS NOT NULL AND s.d IS NOT NULL");
    }
}
