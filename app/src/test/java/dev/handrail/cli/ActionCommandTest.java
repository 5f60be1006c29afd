package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.cli.FakeTerminal.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionCommandTest {
    private final FakeTerminal nobody = FakeTerminal.ofNobody();

    @Test
    void thePlanIsShownAndNothingIsDone() {
        Seen seen = nobody.run("bed", "dig", "Rose bed", "--plan");
        assertThat(seen.status()).isZero();
        assertThat(seen.out())
                .contains("Do bed dig at Rose bed · Rose bed (Production)")
                .contains("ok: It is not raining")
                .contains("1. Pour · Rose bed · destroys")
                .contains("$ pour 'two cans'")
                .contains("Cannot be undone: What is poured stays poured");
        assertThat(nobody.garden.done).isEmpty();
    }

    @Test
    void thePlanIsOneDocumentForAScript() {
        JsonNode plan = Parsed.document(
                nobody.run("bed", "dig", "Rose bed", "--plan", "--json").out());
        assertThat(plan.get("effect").asText()).isEqualTo("DESTROYS");
        assertThat(plan.get("blocked").asBoolean()).isFalse();
        assertThat(plan.at("/steps/0/command").asText()).isEqualTo("pour 'two cans'");
        assertThat(plan.at("/checks/0/state").asText()).isEqualTo("OK");
    }

    @Test
    void aPlanThatIsBlockedIsExitStatusThree() {
        Seen seen = nobody.run("bed", "frozen", "Pot", "--plan");
        assertThat(seen.status()).isEqualTo(3);
        assertThat(seen.out()).contains("blocker: The ground is frozen", "Wait for spring.");
    }

    @Test
    void whatIsBlockedIsNotDoneWhateverIsAgreedTo() {
        Seen seen = nobody.run("bed", "frozen", "Pot", "--yes");
        assertThat(seen.status()).isEqualTo(3);
        assertThat(seen.err()).contains("The ground is frozen", "Wait for spring.");
        assertThat(nobody.garden.done).isEmpty();
    }

    @Test
    void aChangeWithoutATerminalAndWithoutYesIsRefused() {
        Seen seen = nobody.run("water", "Pot");
        assertThat(seen.status()).isEqualTo(3);
        assertThat(seen.err()).contains("no terminal").contains("--yes");
        assertThat(nobody.garden.done).isEmpty();
    }

    @Test
    void theRefusalEndsTheJsonOfAScript() {
        Seen seen = nobody.run("water", "Pot", "--json");
        JsonNode end = Parsed.lines(seen.out()).getLast();
        assertThat(seen.status()).isEqualTo(3);
        assertThat(end.get("event").asText()).isEqualTo("end");
        assertThat(end.get("outcome").asText()).isEqualTo("FAILED");
        assertThat(end.get("kind").asText()).isEqualTo("REFUSED");
        assertThat(end.get("next").asText()).contains("--yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "YES\n", " y \r\n"})
    void aPersonWhoSaysYesIsObeyed(String keys) {
        FakeTerminal person = FakeTerminal.ofSomebody(keys);
        Seen seen = person.run("water", "Pot");
        assertThat(seen.status()).isZero();
        assertThat(seen.err()).contains("$ pour 'two cans'").contains("Do water at Flower pot? [y/N]");
        assertThat(person.garden.done).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yellow\n"})
    void anythingElseIsANo(String keys) {
        FakeTerminal person = FakeTerminal.ofSomebody(keys);
        assertThat(person.run("water", "Pot").status()).isEqualTo(3);
        assertThat(person.garden.done).isEmpty();
    }

    @Test
    void whatOnlyReadsRunsAtOnce() {
        Seen seen = nobody.run("bed", "look", "Rose bed");
        assertThat(seen.status()).isZero();
        assertThat(seen.err()).doesNotContain("[y/N]");
    }

    @Test
    void yesIsNotEnoughToDestroyOnProduction() {
        Seen seen = nobody.run("bed", "dig", "Rose bed", "--yes");
        assertThat(seen.status()).isEqualTo(3);
        assertThat(seen.err()).contains("production server").contains("--production \"Rose bed\"");
        assertThat(nobody.garden.done).isEmpty();
    }

    @Test
    void theNameWithYesIsEnoughForAScript() {
        assertThat(nobody.run("bed", "dig", "Rose bed", "--yes", "--production", "Rose bed")
                        .status())
                .isZero();
    }

    @Test
    void theNameAloneIsNotEnoughWhereNobodyIsThere() {
        assertThat(nobody.run("bed", "dig", "Rose bed", "--production", "Rose bed")
                        .status())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rose bed", "Rose bed ", "Flower pot", ""})
    void theNameMustBeExact(String name) {
        Seen seen = nobody.run("bed", "dig", "Rose bed", "--yes", "--production", name);
        assertThat(seen.status()).isEqualTo(3);
        assertThat(nobody.garden.done).isEmpty();
    }

    @Test
    void anotherServersNameStopsAChangeToo() {
        assertThat(nobody.run("water", "Pot", "--yes", "--production", "Rose bed")
                        .status())
                .isEqualTo(3);
    }

    @Test
    void aPersonTypesTheNameWhereProductionIsDestroyed() {
        assertThat(FakeTerminal.ofSomebody("Rose bed\n")
                        .run("bed", "dig", "Rose bed")
                        .status())
                .isZero();
        assertThat(FakeTerminal.ofSomebody("y\n").run("bed", "dig", "Rose bed").status())
                .isEqualTo(3);
        assertThat(FakeTerminal.ofSomebody("y\n")
                        .run("bed", "dig", "Rose bed", "--yes")
                        .status())
                .isEqualTo(3);
    }

    @Test
    void destroyingWhatIsNotProductionIsAskedLikeAChange() {
        assertThat(nobody.run("bed", "dig", "Pot", "--yes").status()).isZero();
        assertThat(nobody.run("bed", "dig", "Pot").status()).isEqualTo(3);
    }

    @Test
    void theWayItFailedIsTheExitStatus() {
        assertThat(nobody.run("bed", "far", "Pot").status()).isEqualTo(4);
        assertThat(nobody.run("bed", "sick", "Pot").status()).isEqualTo(3);
        assertThat(nobody.run("bed", "nowhere", "Pot").status()).isEqualTo(4);
    }

    @Test
    void whatHappensIsOneObjectALineAndTheEndSaysWhatWasMade() {
        Seen seen = nobody.run("water", "Pot", "--yes", "--json");
        List<JsonNode> events = Parsed.lines(seen.out());
        assertThat(events.stream().map(e -> e.get("event").asText()).distinct())
                .containsExactly("plan", "start", "step", "line", "progress", "part", "end");
        JsonNode end = events.getLast();
        assertThat(end.get("run").asText()).isEqualTo("20261121-043712-k3f");
        assertThat(end.get("outcome").asText()).isEqualTo("DONE");
        assertThat(end.get("puddle").asText()).isEqualTo("p-1");
        assertThat(seen.err()).isEmpty();
    }

    @Test
    void progressIsNotWrittenForEveryByte() {
        List<JsonNode> events =
                Parsed.lines(nobody.run("water", "Pot", "--yes", "--json").out());
        List<JsonNode> progress = events.stream()
                .filter(e -> e.get("event").asText().equals("progress"))
                .toList();
        assertThat(progress).hasSize(2);
        assertThat(progress.getLast().get("done").asLong()).isEqualTo(10_000);
    }

    @Test
    void howFarEachPartIsCanBeReadAndHowItEnded() {
        List<JsonNode> parts = Parsed.lines(
                        nobody.run("water", "Pot", "--yes", "--json").out())
                .stream()
                .filter(e -> e.get("event").asText().equals("part"))
                .toList();
        assertThat(parts)
                .extracting(
                        part -> part.get("name").asText(),
                        part -> part.get("state").asText())
                .startsWith(tuple("roses", "runs"), tuple("ivy", "runs"))
                .endsWith(tuple("roses", "done"), tuple("ivy", "lost"))
                .hasSizeLessThan(100);
        assertThat(parts.getLast().get("why").asText()).isEqualTo("The can is empty");
        assertThat(parts.getLast().get("total").asLong()).isEqualTo(10_000);
    }

    @Test
    void whatFellOutIsSaidToAPersonToo() {
        assertThat(nobody.run("water", "Pot", "--yes").err()).contains("ivy fell out", "The can is empty");
    }

    @Test
    void peopleSeeStepsAndCommandsOnStderrAndTheResultOnStdout() {
        Seen seen = nobody.run("water", "Pot", "--yes");
        assertThat(seen.err()).contains("1. Pour", "    Flower pot $ pour 'two cans'", "    splash\uFFFD[31m");
        assertThat(seen.out()).startsWith("Done: Do water at Flower pot (").endsWith("puddle: p-1\n");
    }

    @Test
    void quietlyOnlyTheResultIsSaid() {
        Seen seen = nobody.run("water", "Pot", "--yes", "--quiet");
        assertThat(seen.err()).isEmpty();
        assertThat(seen.out()).contains("puddle: p-1");
    }

    @Test
    void aFailureSaysWhatToDoAndWhereItIsRecorded() {
        Seen seen = nobody.run("bed", "far", "Pot", "--quiet");
        assertThat(seen.err())
                .contains("Could not reach the bed", "What to do: Open the gate.", "journal show 20261121-043712-k3f");
        assertThat(seen.out()).isEmpty();
    }
}
