package dev.handrail.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.operation.Answer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the window reads of the answers about rows, also where they say less than it hoped for. */
class ComparisonsTest {
    @Test
    void allThatAnAnswerSaysOfATableIsRead() {
        Compared read = one(Map.ofEntries(
                Map.entry("schema", "public"),
                Map.entry("table", "members"),
                Map.entry("parent", true),
                Map.entry("there", true),
                Map.entry("key", List.of("id", "year")),
                Map.entry("missing", 3),
                Map.entry("changed", 2L),
                Map.entry("same", new BigDecimal("41")),
                Map.entry("seen", "a mark"),
                Map.entry("onlyInBackup", List.of("nick")),
                Map.entry("onlyLive", List.of("mail")),
                Map.entry("otherType", List.of("born")),
                Map.entry("lostLargeObjects", 7),
                Map.entry("lostViews", List.of(Map.of("name", "public.ages", "statements", "CREATE VIEW"))),
                Map.entry("more", true),
                Map.entry("cut", true)));
        assertThat(read.table().full()).contains("public", "members");
        assertThat(read.key()).containsExactly("id", "year");
        assertThat(read.count(RowKind.MISSING)).isEqualTo(3);
        assertThat(read.count(RowKind.CHANGED)).isEqualTo(2);
        assertThat(read.count(RowKind.EXTRA)).as("not said").isZero();
        assertThat(read.same()).isEqualTo(41);
        assertThat(read.seen()).isEqualTo("a mark");
        assertThat(read.onlyInBackup()).containsExactly("nick");
        assertThat(read.onlyLive()).containsExactly("mail");
        assertThat(read.otherType()).containsExactly("born");
        assertThat(read.lostObjects()).isEqualTo(7);
        assertThat(read.lostViews()).containsExactly(new Compared.View("public.ages", "CREATE VIEW"));
        assertThat(read.there()).isTrue();
        assertThat(read.more()).isTrue();
        assertThat(read.cut()).isTrue();
        assertThat(read.rows()).isEmpty();
    }

    @Test
    void aRowHasTheColumnsOfBothSidesEachOnce() {
        Map<String, @Nullable Object> then = new LinkedHashMap<>();
        then.put("id", 7);
        then.put("name", null);
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        now.put("name", "Ama");
        now.put("mail", "a@example.org");
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", "changed");
        row.put("key", "7");
        row.put("backup", then);
        row.put("live", now);
        Compared.Row read = one(Map.of("rows", List.of(row))).rows().getFirst();
        assertThat(read.kind()).isEqualTo(RowKind.CHANGED);
        assertThat(read.cells())
                .containsExactly(
                        new Compared.Cell("id", "7", null),
                        new Compared.Cell("name", null, "Ama"),
                        new Compared.Cell("mail", null, "a@example.org"));
        RowLine line = new RowLine(read, false);
        assertThat(line.told("name")).contains("∅", "Ama");
        assertThat(line.told("no such column")).isEmpty();
    }

    @Test
    void ofARowThatIsOnOneSideOnlyThatSideIsShown() {
        Compared.Cell cell = new Compared.Cell("name", "then", "now");
        assertThat(new RowLine(new Compared.Row(RowKind.MISSING, "1", List.of(cell)), false).told("name"))
                .isEqualTo("then");
        assertThat(new RowLine(new Compared.Row(RowKind.EXTRA, "1", List.of(cell)), true).told("name"))
                .isEqualTo("now");
        Compared.Cell none = new Compared.Cell("name", null, null);
        assertThat(new RowLine(new Compared.Row(RowKind.MISSING, "1", List.of(none)), false).told("name"))
                .isEqualTo("∅");
    }

    @Test
    void anAnswerThatSaysNothingIsNoTable() {
        assertThat(Comparisons.of(answer(Map.of()))).isEmpty();
        assertThat(Comparisons.of(answer("done"))).isEmpty();
        assertThat(Comparisons.of(answer(List.of("a", 1)))).isEmpty();
        Compared bare = one(Map.of());
        assertThat(bare.key()).isEmpty();
        assertThat(bare.there()).isFalse();
        assertThat(bare.counts().values()).containsOnly(0L);
    }

    @Test
    void aKindThatNobodyKnowsIsAFaultAndNoOtherKind() {
        assertThatThrownBy(() -> one(Map.of("rows", List.of(Map.of("kind", "lost", "key", "1")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lost");
    }

    @Test
    void whatWasBroughtIsListedTheNewestFirst() {
        List<Map<String, String>> brought = Arrays.asList(
                Map.of("schema", "rescue_1", "backup", "b1", "taken", "2026-11-20T02:00:00Z"),
                Map.of("schema", "rescue_2", "backup", "b2", "taken", "2026-11-21T02:00:00Z"));
        assertThat(Side.of(answer(brought)))
                .containsExactly(
                        new Side("rescue_2", "b2", "2026-11-21T02:00:00Z"),
                        new Side("rescue_1", "b1", "2026-11-20T02:00:00Z"));
        assertThat(Side.of(answer(List.of()))).isEmpty();
        assertThat(Side.of(answer(Map.of()))).isEmpty();
        assertThat(Side.of(answer(List.of("nothing of ours")))).isEmpty();
    }

    private static Compared one(Map<String, ?> document) {
        return Comparisons.of(answer(List.of(document))).getFirst();
    }

    private static Answer answer(Object document) {
        return Answer.lines(document, List.of());
    }
}
