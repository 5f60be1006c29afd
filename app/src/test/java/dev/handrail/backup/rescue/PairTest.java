package dev.handrail.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.rescue.Relation.Column;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of a backup beside the live one: by what rows are found again, and the statements that compare and bring them. */
class PairTest {
    private static Column column(String name, String type) {
        return new Column(name, type, false, false, "", false);
    }

    private static Column identity(String name, String how) {
        return new Column(name, "integer", true, false, how, false);
    }

    private static final Column GENERATED = new Column("total", "integer", false, true, "", true);

    private static Relation table(String schema, List<List<String>> keys, Column... columns) {
        return new Relation(7, schema, "visits", false, List.of(columns), keys);
    }

    private static Pair pair(Column[] side, Column... live) {
        return new Pair(table("rescue_1", List.of(List.of("id")), side), table("public", List.of(List.of("id")), live));
    }

    /** Without the quotes that no plain name needs, to be read more easily. */
    private static String plain(String sql) {
        return sql.replaceAll("\"([a-z][a-z0-9_]*)\"", "$1");
    }

    private static Column[] of(Column... columns) {
        return columns;
    }

    @Test
    void rowsAreFoundAgainByTheFirstKeyThatBothHave() {
        Column[] columns = of(column("id", "integer"), column("code", "text"), column("year", "integer"));
        Relation live = table("public", List.of(List.of("id"), List.of("code", "year")), columns);
        assertThat(new Pair(table("r", List.of(List.of("id")), columns), live).key())
                .contains(List.of("id"));
        assertThat(new Pair(table("r", List.of(List.of("year", "code")), columns), live).key())
                .as("in whatever order")
                .contains(List.of("code", "year"));
        assertThat(new Pair(table("r", List.of(List.of("code")), columns), live).key())
                .as("a part of a key tells no rows apart")
                .isEmpty();
        assertThat(new Pair(table("r", List.of(), columns), live).key()).isEmpty();
    }

    @Test
    void aKeyOfAnotherTypeTellsNoRowsApart() {
        Pair pair = pair(of(column("id", "bigint")), column("id", "integer"));
        assertThat(pair.key()).isEmpty();
        assertThat(pair.ofOtherType()).containsExactly("id");
    }

    @Test
    void whatOneOfTheTwoLacksIsTold() {
        Pair pair = pair(
                of(column("id", "integer"), column("old", "text"), GENERATED),
                column("id", "integer"),
                column("later", "text"),
                new Column("must", "text", true, false, "", false),
                new Column("given", "text", true, true, "", false),
                identity("number", "d"),
                GENERATED);
        assertThat(pair.common())
                .as("what is worked out of others is not brought")
                .containsExactly("id");
        assertThat(pair.onlyInBackup()).containsExactly("old");
        assertThat(pair.onlyLive()).containsExactly("later", "must", "given", "number");
        assertThat(pair.wanting()).as("without which no row can be made").containsExactly("must");
    }

    @Test
    void theColumnsStandInTheOrderOfTheLiveTable() {
        Pair pair = pair(of(column("b", "text"), column("a", "text")), column("a", "text"), column("b", "text"));
        assertThat(pair.common()).containsExactly("a", "b");
    }

    @Test
    void aValueOfAnotherTypeIsTurnedIntoTheOneOfNow() {
        Pair pair =
                pair(of(column("n", "integer"), column("t", "text")), column("n", "numeric(9,2)"), column("t", "text"));
        assertThat(plain(pair.brought("n"))).isEqualTo("CAST(s.n::text AS numeric(9,2))");
        assertThat(plain(pair.brought("t"))).isEqualTo("s.t");
    }

    @Test
    void everyNameIsQuotedWhateverIsInIt() {
        assertThat(Pair.match(List.of("id", "a\"b"), "s", "l"))
                .isEqualTo("s.\"id\" = l.\"id\" AND s.\"a\"\"b\" = l.\"a\"\"b\"");
        assertThat(Pair.list(List.of("id", "select"))).isEqualTo("\"id\", \"select\"");
        assertThat(Pair.row("s", List.of("a", "B"))).isEqualTo("ROW(s.\"a\", s.\"B\")");
        assertThat(Pair.text("l", "B")).isEqualTo("(l.\"B\")::text COLLATE \"C\"");
    }

    @Test
    void twoRowsDifferByTheirBytesAndThenByTheirText() {
        Pair pair =
                pair(of(column("id", "integer"), column("a", "text")), column("id", "integer"), column("a", "text"));
        assertThat(plain(pair.differs(List.of("id"))))
                .isEqualTo("(NOT record_image_eq(ROW(s.a), ROW(l.a)) AND (" + plain(Pair.otherText("a")) + "))");
        Pair keyOnly = pair(of(column("id", "integer")), column("id", "integer"));
        assertThat(plain(keyOnly.differs(List.of("id")))).isEqualTo("false");
        Pair other =
                pair(of(column("id", "integer"), column("a", "text")), column("id", "integer"), column("a", "date"));
        assertThat(plain(other.differs(List.of("id")))).isEqualTo("(false OR " + plain(Pair.otherText("a")) + ")");
    }

    @Test
    void whichKindARowIsHangsOnItsKeyAlone() {
        Pair pair = pair(of(column("id", "integer")), column("id", "integer"));
        assertThat(plain(pair.kind(List.of("id"))))
                .isEqualTo("CASE WHEN l.id IS NULL THEN 'missing' WHEN s.id IS NULL THEN 'extra'"
                        + " WHEN false THEN 'changed' END");
        assertThat(plain(pair.joined(List.of("id"))))
                .isEqualTo("ONLY rescue_1.visits s FULL JOIN ONLY public.visits l ON s.id = l.id");
    }

    @ParameterizedTest
    @CsvSource({"MISSING, s.", "EXTRA, l."})
    void aMarkOfARowIsMadeOfWhatItHolds(RowKind kind, String of) {
        Pair pair = pair(of(column("id", "integer")), column("id", "integer"));
        assertThat(plain(pair.hash(kind))).isEqualTo("hashtextextended(ROW(" + of + "id)::text, 0)");
        assertThat(plain(pair.hash(RowKind.CHANGED))).contains("ROW(s.id)", "ROW(l.id)");
    }

    private static Part part(Pair pair, String... key) {
        return new Part(pair, List.of(key), 3, List.of());
    }

    @Test
    void rowsAreBroughtByInsertUpdateAndDelete() {
        Part part = part(
                pair(of(column("id", "integer"), column("a", "text")), column("id", "integer"), column("a", "text")),
                "id");
        assertThat(plain(part.insert()))
                .isEqualTo("INSERT INTO public.visits (id, a) SELECT s.id, s.a FROM pg_temp.handrail_missing_3 k"
                        + " JOIN ONLY rescue_1.visits s ON k.id = s.id");
        assertThat(plain(part.update()))
                .isEqualTo("UPDATE ONLY public.visits l SET a = s.a FROM pg_temp.handrail_changed_3 k"
                        + " JOIN ONLY rescue_1.visits s ON k.id = s.id WHERE l.id = s.id");
        assertThat(plain(part.delete()))
                .isEqualTo("DELETE FROM ONLY public.visits l USING pg_temp.handrail_extra_3 k WHERE l.id = k.id");
        assertThat(plain(part.making(RowKind.EXTRA)))
                .isEqualTo("CREATE TEMPORARY TABLE handrail_extra_3 ON COMMIT DROP AS SELECT id FROM ONLY public.visits"
                        + " WITH NO DATA");
    }

    @Test
    void aNumberThatOnlyTheTableGivesIsOverruledForNewRowsAndLeftInOthers() {
        Column[] columns = of(column("id", "integer"), identity("number", "a"), column("a", "text"));
        Part part = part(pair(columns, columns), "id");
        assertThat(plain(part.insert())).contains("(id, number, a) OVERRIDING SYSTEM VALUE SELECT s.id, s.number, s.a");
        assertThat(plain(part.update())).contains("SET a = s.a FROM").doesNotContain("number =");
        Column[] lax = of(column("id", "integer"), identity("number", "d"));
        assertThat(plain(part(pair(lax, lax), "id").insert())).doesNotContain("OVERRIDING");
    }

    @Test
    void whatStoodThereIsKeptBeforeItIsOverwrittenOrDeleted() {
        Column[] columns = of(column("id", "integer"), column("year", "integer"), column("a", "text"));
        String keeping = plain(part(pair(columns, columns), "id", "year").keepBefore("Before 1"));
        assertThat(keeping)
                .startsWith("CREATE TABLE rescue_1.\"Before 1\" AS SELECT l.* FROM ONLY public.visits l WHERE EXISTS")
                .contains("handrail_changed_3 k WHERE k.id = l.id AND k.year = l.year")
                .contains("handrail_extra_3 k WHERE k.id = l.id AND k.year = l.year");
    }

    @Test
    void whetherItWasDoneIsCountedInTheLiveTable() {
        Column[] columns = of(column("id", "integer"), column("a", "text"));
        Part part = part(pair(columns, columns), "id");
        assertThat(plain(part.notDone(RowKind.EXTRA)))
                .startsWith("SELECT count(*) FROM pg_temp.handrail_extra_3 k JOIN");
        assertThat(plain(part.notDone(RowKind.MISSING)))
                .contains("LEFT JOIN ONLY public.visits l ON s.id = l.id WHERE l.id IS NULL OR");
        assertThat(plain(part.notDone(RowKind.CHANGED))).contains("record_image_eq");
        assertThat(Stream.of(RowKind.values()).map(part::fingerprint).toList())
                .allSatisfy(sql -> assertThat(sql).startsWith("SELECT count(*), coalesce(sum(hashtextextended("));
    }

    @Test
    void aTableKnowsItsColumnsItsLargeObjectsAndItsOwnRows() {
        Relation table = table(
                "Parish",
                List.of(),
                column("id", "integer"),
                column("photo", "oid"),
                column("scan", "public.lo"),
                column("hello", "text"));
        assertThat(table.largeObjects()).containsExactly("photo", "scan");
        assertThat(table.column("hello")).isPresent();
        assertThat(table.column("Hello")).isEmpty();
        assertThat(table.full()).isEqualTo("Parish.visits");
        assertThat(plain(table.quoted())).isEqualTo("\"Parish\".visits");
        assertThat(plain(table.own())).isEqualTo("ONLY \"Parish\".visits");
        assertThat(plain(new Relation(1, "a", "b", true, List.of(), List.of()).own()))
                .as("the rows of a partitioned table lie in its partitions")
                .isEqualTo("a.b");
    }

    @Test
    void aReferenceIsMatchedColumnByColumnAndHoldsOnlyWhereNoneIsNull() {
        ForeignKey key =
                new ForeignKey("of_member", "public", "members", List.of("member", "Year"), List.of("id", "y"));
        assertThat(plain(key.match("v", "m"))).isEqualTo("v.member = m.id AND v.\"Year\" = m.y");
        assertThat(plain(key.given("v"))).isEqualTo("v.member IS NOT NULL AND v.\"Year\" IS NOT NULL");
        assertThat(key.full()).isEqualTo("public.members");
    }
}
