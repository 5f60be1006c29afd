package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.cli.FakeTerminal.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private final FakeTerminal terminal = FakeTerminal.ofNobody();

    @Test
    void helpNamesEveryCommandAndTheGlobals() {
        Seen seen = terminal.run("--help");
        assertThat(seen.status()).isZero();
        assertThat(seen.out())
                .contains("plant", "water", "bed", "tour", "Walk through the garden")
                .contains("--home=DIR", "--json", "--plan", "--yes", "--production=NAME", "--quiet")
                .contains("Exit status: 0 done");
        assertThat(seen.err()).isEmpty();
    }

    @Test
    void helpOfAGroupNamesItsWords() {
        assertThat(terminal.run("plant", "--help").out()).contains("list", "List the plants", "show", "Show a plant");
    }

    @Test
    void helpOfACommandNamesItsArgumentsEvenWhereSomeAreMissing() {
        Seen seen = terminal.run("bed", "dig", "--help");
        assertThat(seen.status()).isZero();
        assertThat(seen.out()).contains("BED", "[PLANT...]", "--with", "--litres=NUMBER", "--gently", "How much");
    }

    @Test
    void percentSignsInHelpAreNotFormats() {
        assertThat(terminal.run("plant", "find", "--help").out()).contains("by 100 % of their names");
    }

    @Test
    void theVersionIsSaid() {
        Seen seen = terminal.run("--version", "--quiet");
        assertThat(seen.status()).isZero();
        assertThat(seen.out()).isEqualTo("handrail 0.1.0\n");
    }

    @Test
    void theVersionIsADocumentToAScript() {
        Seen seen = terminal.run("--version", "--json");
        assertThat(Parsed.document(seen.out()).get("version").asText()).isEqualTo("handrail 0.1.0");
    }

    @Test
    void anUnknownWordIsWrongUsageAndTheNearestIsNamed() {
        Seen seen = terminal.run("plnt", "list");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("Unknown word plnt").contains("Did you mean", "plant");
        assertThat(seen.out()).isEmpty();
    }

    @Test
    void aMistypedWordIsToldFromAllWordsThoughAnotherIsOneOfThem() {
        Seen seen = terminal.run("plnt", "bed");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("Unknown word plnt").contains("Did you mean", "plant");
    }

    @Test
    void helpNamesEveryCommandThoughOneOfThemIsTyped() {
        assertThat(terminal.run("--help", "bed").out()).contains("plant", "water", "bed", "tour");
    }

    @Test
    void aNameThatIsAlsoACommandIsStillAName() {
        assertThat(terminal.run("bed", "look", "plant", "--with", "water").status())
                .isZero();
        assertThat(terminal.garden.asked.getFirst().all("BED")).containsExactly("plant");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        Seen seen = terminal.run("bed", "dig", "Pot", "--gentle");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("--gentle").contains("--gently");
    }

    @Test
    void aGroupAloneSaysWhichWordsItNeeds() {
        Seen seen = terminal.run("plant");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("handrail plant needs one of these words: list, show, check");
    }

    @Test
    void aMissingArgumentIsNamed() {
        Seen seen = terminal.run("plant", "show");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("Missing: NAME").contains("handrail plant show --help");
    }

    @Test
    void whatAGreedyOptionTookIsExplained() {
        Seen seen = terminal.run("bed", "dig", "--with", "spade", "Pot");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err())
                .contains("Missing: BED")
                .contains("--with, stands before it, that has taken it: write BED before the option");
    }

    @Test
    void anArgumentTooManyIsWrongUsage() {
        assertThat(terminal.run("plant", "show", "Ivy", "Rose").status()).isEqualTo(2);
    }

    @Test
    void whatMustBeANumberIsOne() {
        Seen seen = terminal.run("bed", "look", "Pot", "--litres", "many");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("--litres must be a number").contains("many");
    }

    @Test
    void wrongUsageIsJsonForAScript() {
        Seen seen = terminal.run("--json", "plnt");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(Parsed.document(seen.out()).at("/error/kind").asText()).isEqualTo("USAGE");
        assertThat(seen.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plnt", "plant show Ivy", "plant break", "tour --fast", "tour --home="})
    void aFailureIsOneLineSinceAScriptMayReadLineByLine(String words) {
        Seen seen = terminal.run((words + " --json").split(" "));
        assertThat(seen.status()).isNotZero();
        assertThat(seen.out().lines()).hasSize(1);
        assertThat(Parsed.document(seen.out()).has("error")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bed dig", "bed look Pot --litres many", "water Pot --hose"})
    void wrongUsageOfAnOperationIsTheEndThatAScriptWaitsFor(String words) {
        Seen seen = terminal.run(("--json " + words).split(" "));
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.out().lines()).hasSize(1);
        assertThat(Parsed.document(seen.out()).at("/event").asText()).isEqualTo("end");
        assertThat(Parsed.document(seen.out()).at("/outcome").asText()).isEqualTo("FAILED");
        assertThat(Parsed.document(seen.out()).at("/kind").asText()).isEqualTo("USAGE");
        assertThat(Parsed.document(seen.out()).at("/next").asText()).isNotBlank();
        assertThat(seen.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--json plant list",
                "plant --json list",
                "plant list --json",
                "plant list --home x --json --quiet"
            })
    void globalsStandAnywhere(String words) {
        Seen seen = terminal.run(words.split(" "));
        assertThat(seen.status()).isZero();
        assertThat(Parsed.document(seen.out()).isArray()).isTrue();
    }

    @Test
    void placedAndNamedArgumentsReachTheOffer() {
        terminal.run("bed", "look", "Pot", "ivy", "rose", "--with", "a", "b", "--litres", "3", "--gently", "--yes");
        assertThat(terminal.garden.asked).singleElement().satisfies(given -> {
            assertThat(given.all("BED")).containsExactly("Pot");
            assertThat(given.all("PLANT")).containsExactly("ivy", "rose");
            assertThat(given.all("--with")).containsExactly("a", "b");
            assertThat(given.all("--litres")).containsExactly("3");
            assertThat(given.flag("--gently")).isTrue();
        });
    }

    @Test
    void anOptionThatTakesManyMayBeGivenManyTimes() {
        terminal.run("bed", "look", "Pot", "--with", "a", "--with", "b");
        assertThat(terminal.garden.asked.getFirst().all("--with")).isEqualTo(List.of("a", "b"));
        assertThat(terminal.garden.asked.getFirst().flag("--gently")).isFalse();
    }

    @Test
    void namesAreTakenAsTheyAre() {
        String name = "a'b; $(touch x) \"c @file ${sys:user.name}";
        terminal.run("bed", "look", name);
        assertThat(terminal.garden.asked.getFirst().all("BED")).containsExactly(name);
    }

    @Test
    void aWordThatIsAlsoAGroupDoesItsOwn() {
        assertThat(terminal.run("water", "Pot", "--yes").status()).isZero();
        assertThat(terminal.run("water", "stop", "Pot", "--yes").status()).isZero();
        assertThat(terminal.garden.done).containsExactly("Do water at Flower pot", "Do water stop at Flower pot");
    }

    @Test
    void aWordThatIsAlsoAGroupMissesItsArgumentLikeAnyOther() {
        Seen seen = terminal.run("water", "--yes");
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("Missing: BED");
    }

    @Test
    void theBareCommandWithoutADisplaySaysSoAndNamesTheTour() {
        Seen seen = terminal.run();
        assertThat(seen.status()).isEqualTo(4);
        assertThat(seen.err()).contains("no display").contains("handrail tour");
    }

    @Test
    void anErrorOfOursIsSaidWithoutATrace() {
        Seen seen = terminal.run("plant", "break");
        assertThat(seen.status()).isEqualTo(1);
        assertThat(seen.err()).contains("a spade in the works").doesNotContain("\tat ");
    }

    @Test
    void whatStandsBehindIsClosedWhateverHappens() {
        terminal.run("plant", "break");
        assertThat(terminal.garden.closed).isTrue();
    }
}
