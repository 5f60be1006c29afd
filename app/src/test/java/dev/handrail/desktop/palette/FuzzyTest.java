package dev.handrail.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.desktop.palette.PaletteModel.Item;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a few letters find, and what comes first. */
class FuzzyTest {
    @ParameterizedTest
    @CsvSource({
        "base, Database: Back up now",
        "ctory, Directory: copies",
        "ervers, All servers: Edit",
        "aa, banana apple",
        "up, Superb backups"
    })
    void lettersThatStandTogetherAreFoundThoughAWordThatBeginsWithTheFirstComesLater(String letters, String name) {
        assertThat(Fuzzy.score(letters, name)).isPresent();
    }

    @Test
    void everyPartOfANameFindsIt() {
        String name = "Parish office: Back up now";
        for (int from = 0; from < name.length(); from++) {
            for (int to = from + 1; to <= name.length(); to++) {
                assertThat(Fuzzy.score(name.substring(from, to), name))
                        .as(name.substring(from, to))
                        .isPresent();
            }
        }
    }

    @Test
    void lettersInAnotherOrderFindNothing() {
        assertThat(Fuzzy.score("ba", "ab")).isEmpty();
        assertThat(Fuzzy.score("aab", "ab")).isEmpty();
    }

    @Test
    void theBeginningOfAWordBeatsItsMiddleAndARunOfLettersBeatsScatteredOnes() {
        assertThat(score("re", "Edit records")).isGreaterThan(score("re", "Edit stores"));
        assertThat(score("ore", "Restore it")).isGreaterThan(score("ore", "Coarse men"));
    }

    @Test
    void ofTwoThatMatchAlikeTheShorterIsNearer() {
        assertThat(score("backup", "Backup")).isGreaterThan(score("backup", "Backup of all"));
    }

    @Test
    void whatSeparatesWordsIsAnythingButALetterOrADigit() {
        for (String name : List.of("x/now", "x:now", "x-now", "x_now", "x now", "x(now")) {
            assertThat(score("n", name)).as(name).isGreaterThan(score("n", "xanow"));
        }
        assertThat(score("n", "x1now")).as("a digit is part of a word").isEqualTo(score("n", "xanow"));
    }

    @Test
    void lettersBeyondTheAlphabetAreLettersToo() {
        assertThat(Fuzzy.score("ΩΜ", "Ωμέγα")).isPresent();
        assertThat(Fuzzy.score("教会", "教会の事務所")).isPresent();
        assertThat(Fuzzy.score("é", "Café")).isPresent();
    }

    @Test
    void whateverIsTypedFindsItselfAndNothingBreaks() {
        for (String text : Hostile.TEXTS) {
            assertThat(Fuzzy.score(text, text)).as(text).isPresent();
            assertThat(Fuzzy.score(text, "")).as(text).matches(score -> text.isBlank() || score.isEmpty());
        }
    }

    @Test
    void ofThousandsWithTheSameNameNoneIsLostAndTheirOrderStays() {
        PaletteModel model = new PaletteModel(IntStream.range(0, 10_000)
                .mapToObj(i -> new Item("Garden", "", Integer.toString(i), "", () -> {}))
                .toList());
        model.letters().set("gdn");

        assertThat(model.found()).hasSize(10_000);
        assertThat(model.found().getFirst().kind()).isEqualTo("0");
        assertThat(model.found().getLast().kind()).isEqualTo("9999");
    }

    @Test
    void whatIsTypedAtAPromptFindsItToo() {
        PaletteModel model = new PaletteModel(List.of(
                new Item("Garden: Try a restore", "backup drill", "", "", () -> {}),
                new Item("Garden: Show", "server show", "", "", () -> {})));
        model.letters().set("drill");

        assertThat(model.found()).extracting(Item::words).containsExactly("backup drill");
    }

    private static int score(String letters, String name) {
        return Fuzzy.score(letters, name).orElseThrow();
    }
}
