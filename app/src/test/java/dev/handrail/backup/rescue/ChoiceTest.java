package dev.handrail.backup.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows of a backup a person brings back, by what was seen of them before. */
class ChoiceTest {
    @Test
    void aKeyThatWasShownIsUnderstoodAgainWhateverIsInIt() throws OperationFailed {
        List<String> texts = Hostile.TEXTS;
        for (int i = 0; i < texts.size(); i++) {
            List<String> key = List.of(texts.get(i), texts.get((i + 1) % texts.size()), "");
            Choice choice = choice(Set.of(RowKind.MISSING), List.of(Comparison.named(key)), "");
            List<String> read = new ArrayList<>();
            choice.columns(3).forEach(column -> read.add(column[0]));
            assertThat(read).isEqualTo(key);
        }
    }

    @Test
    void ofOneColumnTheKeyIsTheValueAsItIs() throws OperationFailed {
        for (String text : Hostile.TEXTS) {
            assertThat(Comparison.named(List.of(text))).isEqualTo(text);
        }
        Choice choice = choice(Set.of(RowKind.MISSING), List.of("7", "[\"8\"]", ""), "");
        assertThat(choice.columns(1)).singleElement().isEqualTo(new String[] {"7", "[\"8\"]", ""});
    }

    @Test
    void severalKeysAreTakenColumnByColumn() throws OperationFailed {
        Choice choice = choice(Set.of(RowKind.MISSING), List.of("[\"1\",\"a\"]", "[2,\"b\"]"), "");
        assertThat(choice.columns(2)).containsExactly(new String[] {"1", "2"}, new String[] {"a", "b"});
        assertThat(choice(Set.of(), List.of(), "").columns(2)).containsExactly(new String[0], new String[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1,2",
                "[]",
                "[\"1\"]",
                "[\"1\",\"2\",\"3\"]",
                "null",
                "[\"1\",\"2\"",
                "{\"a\":1}",
                "",
                "[[1],[2]]"
            })
    void aKeyOfAnotherFormIsRefusedWithHowToWriteIt(String key) {
        assertThatThrownBy(
                        () -> choice(Set.of(RowKind.MISSING), List.of(key), "").columns(2))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE);
                    assertThat(failed.next()).contains("2");
                });
    }

    @ParameterizedTest
    @EnumSource(RowKind.class)
    void whatWasChosenHoldsAsLongAsTheRowsOfItsKindAreTheSame(RowKind kind) {
        String seen = seen(kind, 3, "17");
        assertThat(choice(Set.of(kind), List.of(), seen).fits(seen)).isTrue();
        assertThat(choice(Set.of(kind), List.of(), seen).fits(seen(kind, 4, "17")))
                .isFalse();
        assertThat(choice(Set.of(kind), List.of(), seen).fits(seen(kind, 3, "18")))
                .as("as many, and others")
                .isFalse();
        for (RowKind other : RowKind.values()) {
            if (other != kind) {
                assertThat(choice(Set.of(other), List.of(), seen).fits(seen(kind, 4, "18")))
                        .as("a live table goes on growing meanwhile")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a-b", "a-b-c-d-e"})
    void aMarkThatNoComparisonGaveFitsNothing(String seen) {
        String now = seen(RowKind.MISSING, 3, "17");
        assertThat(choice(Set.of(RowKind.MISSING), List.of(), seen).fits(now)).isFalse();
    }

    @Test
    void theMarkSaysNothingOfTheRowsThemselves() {
        assertThat(seen(RowKind.MISSING, 3, "17")).matches("[0-9a-f]{12}(-[0-9a-f]{12})*");
    }

    @Test
    void kindsComeInTheirOwnOrder() {
        Choice all = choice(Set.of(RowKind.values()), List.of(), "");
        assertThat(all.ordered()).containsExactly(RowKind.values());
        assertThat(choice(Set.of(), List.of(), "").ordered()).isEmpty();
    }

    private static Choice choice(Set<RowKind> kinds, List<String> keys, String seen) {
        return new Choice(kinds, keys, seen);
    }

    private static String seen(RowKind kind, long count, String sum) {
        Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);
        Map<RowKind, String> sums = new EnumMap<>(RowKind.class);
        counts.put(kind, count);
        sums.put(kind, sum);
        return Comparison.seen(counts, sums);
    }
}
