package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.cli.FakeTerminal.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of every command: read before the command is known, and looked at strictly with it. */
class GlobalsTest {
    @Test
    void withoutAWordNothingIsGiven() {
        Globals none = Globals.in(List.of());

        assertThat(none.home()).isEmpty();
        assertThat(none.production()).isEmpty();
        assertThat(none.passphraseFile()).isEmpty();
        assertThat(none.json() || none.plan() || none.yes() || none.quiet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--home /srv/h bed dig",
                "bed --home /srv/h dig",
                "bed dig --home=/srv/h",
                "bed dig --bogus x --home /srv/h",
                "bed dig --with a b --home /srv/h"
            })
    void theFolderIsFoundWhereverItStandsAndWhateverElseIsWrong(String words) {
        assertThat(Globals.in(List.of(words.split(" "))).home()).contains("/srv/h");
    }

    @Test
    void aValueThatLooksLikeAnOptionIsTakenForOne() {
        Globals globals = Globals.in(List.of("--home", "--json"));

        assertThat(globals.json()).as("who forgot the folder still reads JSON").isTrue();
    }

    @Test
    void aNameWithSpacesQuotesAndSignsIsOneName() {
        String name = "Rose's \"bed\" = 100 % @home ${x}";

        assertThat(Globals.in(List.of("--production", name)).production()).contains(name);
        assertThat(Globals.in(List.of("--production=" + name)).production()).contains(name);
    }

    @Test
    void anEmptyNameIsANameAndMatchesNoServer() {
        assertThat(Globals.in(List.of("--production", "")).production()).contains("");
    }

    @Test
    void afterTwoDashesNothingIsAnOption() {
        assertThat(Globals.in(List.of("plant", "find", "--", "--json")).json()).isFalse();

        FakeTerminal terminal = FakeTerminal.ofNobody();
        assertThat(terminal.run("bed", "look", "--", "--json").status()).isZero();
        assertThat(terminal.garden.asked.getFirst().all("BED")).containsExactly("--json");
    }

    @Test
    void aFlagThatIsGivenTwiceIsGiven() {
        assertThat(Globals.in(List.of("--yes", "plant", "--yes")).yes()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--plan=yes", "--yes=no", "--quiet=1"})
    void aFlagTakesNoWord(String flag) {
        Seen seen = FakeTerminal.ofNobody().run("water", "Pot", flag);

        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.out()).isEmpty();
    }

    @Test
    void whatIsWrittenOnlyInPartIsNoOption() {
        FakeTerminal terminal = FakeTerminal.ofNobody();

        assertThat(terminal.run("water", "Pot", "--ye").status()).isEqualTo(2);
        assertThat(terminal.garden.done).isEmpty();
    }

    @Test
    void capitalsAreAnotherOption() {
        FakeTerminal terminal = FakeTerminal.ofNobody();

        assertThat(terminal.run("water", "Pot", "--YES").status()).isEqualTo(2);
        assertThat(terminal.garden.done).isEmpty();
    }

    @Test
    void anOptionThatLacksItsWordIsWrongUsage() {
        for (String option : List.of("--home", "--production", "--passphrase-file")) {
            Seen seen = FakeTerminal.ofNobody().run("plant", "list", option);
            assertThat(seen.status()).as(option).isEqualTo(2);
            assertThat(seen.err()).as(option).contains(option);
        }
    }

    @Test
    void oneThatIsGivenTwiceIsWrongUsageAndNotGuessed() {
        Seen seen = FakeTerminal.ofNobody().run("plant", "list", "--home", "a", "--home", "b");

        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.err()).contains("--home");
    }
}
