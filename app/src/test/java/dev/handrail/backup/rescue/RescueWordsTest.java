package dev.handrail.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a comparison of a table says to a person, in a line and in what must be known besides. */
class RescueWordsTest {
    private static final Rescue.Table VISITS = new Rescue.Table("public", "visits", false);

    private static Compared compared(
            boolean there,
            List<String> key,
            long lostObjects,
            List<String> dropped,
            List<String> added,
            List<String> retyped) {
        return new Compared(
                VISITS,
                there,
                key,
                Map.of(RowKind.MISSING, 312L, RowKind.CHANGED, 4L),
                5000,
                "a-b-c",
                dropped,
                added,
                retyped,
                lostObjects,
                List.of(),
                false);
    }

    private static Compared usual() {
        return compared(true, List.of("id"), 0, List.of(), List.of(), List.of());
    }

    @Test
    void everyKindOfRowIsCounted() {
        assertThat(RescueWords.summary(usual()))
                .isEqualTo("public.visits: 312 rows missing, 4 changed, 0 extra; 5000 the same");
        assertThat(usual().count(RowKind.EXTRA)).isZero();
    }

    @Test
    void aTableThatComparesWellHasNothingToBeKnown() {
        assertThat(RescueWords.remarks(usual(), "rescue_1")).isEmpty();
    }

    @Test
    void oneThatIsGoneIsOnlySaidToBeGone() {
        Compared gone = compared(false, List.of(), 3, List.of("a"), List.of("b"), List.of("c"));
        assertThat(RescueWords.summary(gone)).contains("public.visits").doesNotContain("312");
        assertThat(RescueWords.remarks(gone, "rescue_1"))
                .singleElement()
                .asString()
                .contains("public.visits", "rescue_1")
                .endsWith("handrail restore rows SERVER DATABASE rescue_1 public.visits --missing");
    }

    private static Compared cut(Compared whole) {
        return whole.of(
                new Rescue(Rescue.FORMAT, "run", "backup", "2026-11-20T02:00:00Z", true, true, List.of(VISITS)));
    }

    @Test
    void ofADumpThatWasCutNothingIsSaidToBeWhole() {
        Compared gone = cut(compared(false, List.of(), 0, List.of(), List.of(), List.of()));
        assertThat(RescueWords.remarks(gone, "rescue_1"))
                .singleElement()
                .asString()
                .startsWith("What there is of public.visits")
                .endsWith("handrail restore rows SERVER DATABASE rescue_1 public.visits --missing");
        assertThat(RescueWords.remarks(cut(usual()), "rescue_1"))
                .singleElement()
                .asString()
                .contains("count as extra");
    }

    @Test
    void whatSaysNothingOfACutIsNotFromOne() {
        Rescue before = new Rescue(Rescue.FORMAT, "run", "backup", "2026-11-20T02:00:00Z", true, true, List.of(VISITS));
        assertThat(Rescue.of(before.comment())).contains(before);
        assertThat(Rescue.of(before.comment().replace("\"cut\":true,", "")))
                .as("as a version wrote it that knew of none")
                .hasValueSatisfying(read -> assertThat(read.cut()).isFalse());
    }

    @Test
    void withoutAKeyNothingIsBroughtBackRowByRow() {
        Compared keyless = compared(true, List.of(), 0, List.of(), List.of(), List.of());
        assertThat(RescueWords.summary(keyless)).isNotEqualTo(RescueWords.summary(usual()));
        assertThat(RescueWords.remarks(keyless, "rescue_1"))
                .singleElement()
                .asString()
                .contains("public.visits", "rescue_1");
    }

    @Test
    void whatChangedOfTheTableIsNamedColumnByColumn() {
        Compared changed =
                compared(true, List.of("id"), 2, List.of("old", "older"), List.of("later"), List.of("price"));
        List<String> remarks = RescueWords.remarks(changed, "rescue_1");
        assertThat(remarks).hasSize(4);
        assertThat(remarks.get(0)).contains("public.visits", "2");
        assertThat(remarks.get(1)).contains("old, older");
        assertThat(remarks.get(2)).contains("later");
        assertThat(remarks.get(3)).contains("price");
    }
}
