package dev.handrail.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.Rescue;
import dev.handrail.backup.rescue.RowKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rows are meant, and in which words: what is chosen, or all that is shown where nothing is. */
class ChosenRowsTest {
    private static final Set<RowKind> ALL = EnumSet.allOf(RowKind.class);
    private static final Compared TABLE = table(Map.of(RowKind.MISSING, 12L, RowKind.CHANGED, 3L, RowKind.EXTRA, 0L));

    private final ChosenRows chosen = new ChosenRows();

    @Test
    void whereNothingIsChosenAllThatIsShownIsMeant() {
        assertThat(chosen.counts(ALL, TABLE)).isEqualTo(Map.of(RowKind.MISSING, 12L, RowKind.CHANGED, 3L));
        assertThat(chosen.counts(Set.of(RowKind.CHANGED), TABLE)).isEqualTo(Map.of(RowKind.CHANGED, 3L));
        assertThat(chosen.counts(Set.of(RowKind.EXTRA), TABLE)).isEmpty();
        assertThat(chosen.counts(Set.of(), TABLE)).isEmpty();
        assertThat(chosen.counts(ALL, null)).isEmpty();
    }

    @Test
    void whatIsChosenIsMeantAloneHoweverManyAreShown() {
        row("1", RowKind.MISSING).chosen().set(true);
        row("2", RowKind.MISSING).chosen().set(true);
        row("3", RowKind.EXTRA).chosen().set(true);
        assertThat(chosen.counts(Set.of(RowKind.CHANGED), TABLE))
                .isEqualTo(Map.of(RowKind.MISSING, 2L, RowKind.EXTRA, 1L));
        assertThat(chosen.counts(ALL, null)).hasSize(2);
    }

    @Test
    void aRowThatComesIntoSightAgainIsStillChosen() {
        row("1", RowKind.MISSING).chosen().set(true);
        assertThat(row("1", RowKind.MISSING).chosen().get()).isTrue();
        assertThat(row("2", RowKind.MISSING).chosen().get()).isFalse();
        assertThat(row("1", RowKind.CHANGED).chosen().get())
                .as("it is another row by now")
                .isFalse();
        row("1", RowKind.MISSING).chosen().set(false);
        assertThat(chosen.rows()).isEmpty();
    }

    @Test
    void aLineThatIsNoLongerShownTakesNothingFromTheNewOne() {
        RowLine old = row("1", RowKind.MISSING);
        old.chosen().set(true);
        chosen.rows().put("1", RowKind.CHANGED);
        old.chosen().set(false);
        assertThat(chosen.rows()).isEqualTo(Map.of("1", RowKind.CHANGED));
    }

    @Test
    void theButtonNamesEachKindInOneOrder() {
        assertThat(chosen.action(Map.of())).isEqualTo("Nothing to bring back");
        String one = chosen.action(chosen.counts(Set.of(RowKind.MISSING), TABLE));
        String both = chosen.action(chosen.counts(ALL, TABLE));
        assertThat(one).contains("12").doesNotContain("3");
        assertThat(both).startsWith(one + ", ").contains("3");
    }

    @Test
    void theOfferIsToldTheKindsAndTheKeysInTheOrderInWhichTheyWereChosen() {
        assertThat(chosen.given(chosen.counts(ALL, TABLE)))
                .isEqualTo(Map.of("--missing", List.of("true"), "--changed", List.of("true")));
        row("b", RowKind.MISSING).chosen().set(true);
        row("[1,\"a\"]", RowKind.EXTRA).chosen().set(true);
        assertThat(chosen.given(chosen.counts(ALL, TABLE)))
                .isEqualTo(Map.of(
                        "--missing", List.of("true"),
                        "--extra", List.of("true"),
                        "--key", List.of("b", "[1,\"a\"]")));
    }

    private RowLine row(String key, RowKind kind) {
        return chosen.line(new Compared.Row(kind, key, List.of()));
    }

    static Compared table(Map<RowKind, Long> counts) {
        return new Compared(
                new Rescue.Table("public", "members", false),
                true,
                List.of("id"),
                counts,
                0,
                "mark",
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                false);
    }
}
