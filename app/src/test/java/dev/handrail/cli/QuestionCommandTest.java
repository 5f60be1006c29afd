package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.cli.FakeTerminal.Seen;
import org.junit.jupiter.api.Test;

class QuestionCommandTest {
    private final FakeTerminal terminal = FakeTerminal.ofNobody();

    @Test
    void peopleSeeAnAlignedTable() {
        assertThat(terminal.run("plant", "list").out()).startsWith("Name     Planted\nRöschen  2026\n");
    }

    @Test
    void whatAMachineSentCannotSteerTheTerminal() {
        assertThat(terminal.run("plant", "list").out()).contains("Ivy\uFFFD[2J").doesNotContain("\u001b");
    }

    @Test
    void scriptsSeeOneDocumentWithTimesAndMilliseconds() {
        Seen seen = terminal.run("plant", "list", "--json");
        JsonNode document = Parsed.document(seen.out());
        assertThat(document.at("/0/name").asText()).isEqualTo("Röschen");
        assertThat(document.at("/0/planted").asText()).isEqualTo("2026-11-21T04:37:12Z");
        assertThat(document.at("/0/grew").asLong()).isEqualTo(90_000);
        assertThat(seen.err()).isEmpty();
    }

    @Test
    void thatThereIsMoreIsSaidBesideTheAnswerAndNotInIt() {
        Seen read = terminal.run("plant", "some");
        assertThat(read.err()).isEqualTo("There are more plants\n");
        assertThat(read.out()).startsWith("Name").doesNotContain("more plants");

        Seen parsed = FakeTerminal.ofNobody().run("plant", "some", "--json");
        assertThat(Parsed.document(parsed.out())).hasSize(2);
        assertThat(parsed.err()).isEqualTo("There are more plants\n");
        assertThat(parsed.status()).isZero();
    }

    @Test
    void aFaultThatWasFoundIsExitStatusThree() {
        Seen seen = terminal.run("plant", "check");
        assertThat(seen.status()).isEqualTo(3);
        assertThat(seen.out()).isEqualTo("12 greenflies\n");
    }

    @Test
    void aScriptReadsBesideTheDocumentWhatTheFaultIs() {
        Seen seen = terminal.run("plant", "check", "--json");
        assertThat(seen.status()).isEqualTo(3);
        assertThat(seen.err()).isEqualTo("12 greenflies\n");
        Parsed.document(seen.out());
    }

    @Test
    void aFailureSaysWhatWasTriedWhatCameBackAndWhatToDo() {
        Seen seen = terminal.run("plant", "show", "Ivy");
        assertThat(seen.status()).isEqualTo(1);
        assertThat(seen.err()).isEqualTo("""
                        Could not find Ivy (the shed)
                          What came back: nobody
                            at home
                          What to do: Look in the greenhouse.
                        """);
        assertThat(seen.out()).isEmpty();
    }

    @Test
    void aFailureIsJsonForAScriptAndNothingElseIsOnStdout() {
        Seen seen = terminal.run("plant", "show", "Ivy", "--json");
        JsonNode error = Parsed.document(seen.out()).get("error");
        assertThat(error.get("tried").asText()).isEqualTo("Could not find Ivy");
        assertThat(error.get("where").asText()).isEqualTo("the shed");
        assertThat(error.get("cameBack").asText()).isEqualTo("nobody\nat home");
        assertThat(error.get("next").asText()).isEqualTo("Look in the greenhouse.");
    }

    @Test
    void nothingIsSaidToBeNothing() {
        Seen seen = terminal.run("plant", "none");
        assertThat(seen.out()).isEmpty();
        assertThat(seen.err()).isEqualTo("Nothing there.\n");
        assertThat(FakeTerminal.ofNobody().run("plant", "none", "--json").out().strip())
                .isEqualTo("[ ]");
    }
}
