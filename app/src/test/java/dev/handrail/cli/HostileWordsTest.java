package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.cli.FakeTerminal.Seen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that no script should send, wherever in a line they stand: told as wrong usage, or taken as the name that they are. */
class HostileWordsTest {
    @Test
    void inThePlaceOfACommandTheyAreWrongUsageInOneDocument() {
        for (String word : words()) {
            Seen seen = FakeTerminal.ofNobody().run(word, "--json");
            assertThat(seen.status()).as(word).isEqualTo(2);
            assertThat(Parsed.document(seen.out()).at("/error/next").asText())
                    .as(word)
                    .isNotBlank();
            assertThat(seen.err()).as(word).isEmpty();
        }
    }

    @Test
    void asANameTheyReachTheOfferAsTheyAre() {
        for (String word : words()) {
            if (!word.startsWith("-")) {
                FakeTerminal terminal = FakeTerminal.ofNobody();
                assertThat(terminal.run("bed", "look", word, "--with", "can", "--quiet")
                                .status())
                        .as(word)
                        .isZero();
                assertThat(terminal.garden.asked.getFirst().all("BED")).containsExactly(word);
            }
        }
    }

    @Test
    void asTheWordOfAnOptionTheyReachTheOfferAsTheyAre() {
        for (String word : words()) {
            FakeTerminal terminal = FakeTerminal.ofNobody();
            assertThat(terminal.run("bed", "look", "Pot", "--with=" + word, "--quiet")
                            .status())
                    .as(word)
                    .isZero();
            assertThat(terminal.garden.asked.getFirst().all("--with")).containsExactly(word);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "water Pot --with blue stop",
                "water Pot --with stop blue",
                "water Pot --with=stop",
                "water --litres 2 Pot --with stop",
                "--home stop water Pot --with stop",
                "--home water water Pot --with stop",
                "water --home stop Pot --with stop"
            })
    void whereAnOptionTakesItAWordThatIsAlsoACommandIsTheOptionsWord(String line) {
        FakeTerminal terminal = FakeTerminal.ofNobody();

        assertThat(terminal.run((line + " --yes --quiet").split(" ")).status()).isZero();
        assertThat(terminal.garden.done).containsExactly("Do water at Flower pot");
        assertThat(terminal.garden.asked.getFirst().all("--with")).contains("stop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "water Pot stop Ivy",
                "water --litres 2 stop Pot",
                "water --gently stop Pot",
                "water Pot Ivy stop Ivy"
            })
    void aCommandThatComesAfterWordsOfTheOneAboveItIsNotRunWithoutThem(String line) {
        FakeTerminal terminal = FakeTerminal.ofNobody();
        Seen seen = terminal.run((line + " --yes --quiet").split(" "));

        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("stop is a command of its own").contains("Write handrail water stop");
        assertThat(terminal.garden.done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"water Pot stop --help", "water Pot stop -h", "water --litres 2 stop --help"})
    void whoAsksForHelpGetsItWhateverElseIsTyped(String line) {
        FakeTerminal terminal = FakeTerminal.ofNobody();
        Seen seen = terminal.run(line.split(" "));

        assertThat(seen.status()).isZero();
        assertThat(seen.out()).contains("handrail water stop");
        assertThat(terminal.garden.done).isEmpty();
    }

    @Test
    void whatEveryCommandTakesMayStandBeforeACommandBelow() {
        FakeTerminal terminal = FakeTerminal.ofNobody();

        assertThat(terminal.run("water", "--yes", "stop", "Pot", "--quiet").status())
                .isZero();
        assertThat(terminal.garden.done).containsExactly("Do water stop at Flower pot");
    }

    @Test
    void whatIsSaidOfThemDoesNotSteerTheTerminal() {
        for (String word : words()) {
            Seen seen = FakeTerminal.ofNobody().run("plant", "show", word);
            assertThat((seen.out() + seen.err()).chars())
                    .as(word)
                    .noneMatch(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\t');
        }
    }

    @ParameterizedTest
    @CsvSource({
        "99999999999999999999, 2",
        "-1, 0",
        "999999999999999999, 0",
        "1000000000000000000, 2",
        "1.5, 2",
        "0x10, 2",
        "' 7', 2",
        "٧, 2",
        "'', 2"
    })
    void aNumberIsOneThatAProgramCanCountWith(String number, int status) {
        assertThat(FakeTerminal.ofNobody()
                        .run("bed", "look", "Pot", "--litres=" + number, "--quiet")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "Plant", "plants", "plan t", "PLANT", "palnt"})
    void aWordThatIsNearlyOneIsNotTakenForIt(String word) {
        Seen seen = FakeTerminal.ofNobody().run(word, "list");

        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.out()).isEmpty();
    }

    @Test
    void tenThousandNamesAreAllTaken() {
        List<String> line = new ArrayList<>(List.of("bed", "look", "Pot"));
        for (int i = 0; i < 10_000; i++) {
            line.add("plant " + i);
        }
        line.add("--quiet");
        FakeTerminal terminal = FakeTerminal.ofNobody();

        assertThat(terminal.run(line.toArray(String[]::new)).status()).isZero();
        assertThat(terminal.garden.asked.getFirst().all("PLANT"))
                .hasSize(10_000)
                .endsWith("plant 9999");
    }

    @Test
    void theHelpOfEveryCommandIsADocumentToAScriptAndChangesNothing() {
        for (String words : List.of("plant list", "bed dig", "water", "water stop", "plant", "bed dig Pot")) {
            FakeTerminal terminal = FakeTerminal.ofNobody();
            List<String> line = new ArrayList<>(List.of(words.split(" ")));
            line.addAll(List.of("--help", "--json"));
            Seen seen = terminal.run(line.toArray(String[]::new));
            assertThat(seen.status()).as(words).isZero();
            assertThat(Parsed.document(seen.out()).get("help").asText())
                    .as(words)
                    .contains("handrail");
            assertThat(terminal.garden.done).isEmpty();
        }
    }

    /** Two dashes alone are no word: they end the options. */
    private static List<String> words() {
        List<String> words = new ArrayList<>(Hostile.TEXTS);
        words.addAll(Hostile.mixed(100));
        words.addAll(List.of("", " ", "@file", "${sys:user.name}", "plant\n", "list"));
        words.removeIf(word -> word.equals("--") || word.isEmpty());
        return words;
    }
}
