package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.runbook.walk.Progress.State;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person may say of a step, what is refused, and that a refusal leaves nothing behind. */
class TickingTest extends Desks {
    private static final String TEXT = """
            # Work {any-order}
            - [ ] Look
              ```sh {check on=workstation capture=found}
              echo blue
              ```
            - [ ] Prove it {evidence}
            - [ ] Sign it {sign-off=2}
            - [ ] Tell
            """;

    @TempDir
    private Path files;

    private WalkMeans means() {
        return desk().guides().means();
    }

    private String begun(String text, boolean byHand, String... names) throws Exception {
        List<Server> servers = new ArrayList<>();
        for (String name : names) {
            servers.add(desk().servers().require(name));
        }
        Operation start =
                Steps.start(means(), servers, "ticked.md", text, Answers.of(Map.of()), byHand, Optional.empty());
        return Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
    }

    private String begun(String text) throws Exception {
        return begun(text, false, "Practice server");
    }

    private static Arguments words(String... words) {
        Map<String, List<String>> said = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            said.put(words[i], words[i + 1].equals("!") ? List.of() : List.of(words[i + 1]));
        }
        return new Arguments(said);
    }

    private void says(String id, String step, String... words) throws OperationFailed {
        new Ticking(means(), id, files).tick(step, words(words));
    }

    private void turns(String id, String... words) throws OperationFailed {
        new Ticking(means(), id, files).turn(words(words), Map.of());
    }

    private interface Said {
        void say() throws OperationFailed;
    }

    /** It is refused with a next step, and nothing was written down. */
    private OperationFailed refused(String id, Said said) {
        int before = means().walkthroughs().happened(id).size();
        OperationFailed failure = catchThrowableOfType(OperationFailed.class, said::say);
        assertThat(failure).isNotNull();
        assertThat(failure.next()).isNotBlank();
        assertThat(means().walkthroughs().happened(id)).hasSize(before);
        return failure;
    }

    private State state(String id, String number) throws OperationFailed {
        Standing standing = means().standing(id);
        return standing.state(standing.step(number).orElseThrow());
    }

    @Test
    void whatIsToBeRunIsTickedOnlyWithAWordOnHowItWasDone() throws Exception {
        String id = begun(TEXT);
        assertThat(refused(id, () -> says(id, "1.1", Ticking.DONE, "!")).next()).contains(id, "1.1");
        says(id, "1.1", Ticking.NOTE, "done at the console", Ticking.DONE, "!");
        assertThat(state(id, "1.1")).isEqualTo(State.DONE);
    }

    @Test
    void whoSaysNothingOrTwoThingsThatContradictEachOtherIsRefused() throws Exception {
        String id = begun(TEXT);
        OperationFailed nothing = refused(id, () -> says(id, "1.4"));
        assertThat(nothing.next()).contains(Ticking.DONE, Ticking.VALUE);
        List<OperationFailed> contradictions = List.of(
                refused(id, () -> says(id, "1.4", Ticking.DONE, "!", Ticking.SKIP, "why")),
                refused(id, () -> says(id, "1.4", Ticking.SKIP, "why", Ticking.FAILED, "what", Ticking.NOTE, "x")),
                refused(id, () -> turns(id, Ticking.FINISH, "!", Ticking.STOP, "why")),
                refused(id, () -> turns(id, Ticking.REOPEN, "why", Ticking.HAND_OVER, "Ada")));
        assertThat(contradictions)
                .allMatch(failure -> failure.kind() == OperationFailed.Kind.USAGE)
                .extracting(OperationFailed::getMessage)
                .first()
                .asString()
                .contains("--done, --skip");
        says(id, "1.4", Ticking.DONE, "!", Ticking.NOTE, "told");
        assertThat(state(id, "1.4")).isEqualTo(State.DONE);
    }

    @Test
    void whatWantsProofIsNotDoneWithout() throws Exception {
        String id = begun(TEXT);
        refused(id, () -> says(id, "1.2", Ticking.DONE, "!"));
        refused(
                id,
                () -> says(
                        id, "1.2", Ticking.EVIDENCE, files.resolve("gone.png").toString()));
        Path picture = Files.writeString(files.resolve("yard.txt"), "swept");
        says(id, "1.2", Ticking.EVIDENCE, picture.toString(), Ticking.DONE, "!");
        assertThat(state(id, "1.2")).isEqualTo(State.DONE);
        Files.delete(picture);
        assertThat(means().walkthroughs().happened(id))
                .filteredOn(what -> what.kind() == Kind.EVIDENCE)
                .singleElement()
                .satisfies(what -> {
                    assertThat(what.words()).containsPattern("-yard\\.txt sha256:[0-9a-f]{64}$");
                    assertThat(files.resolve(id).resolve(what.words().split(" ", 2)[0]))
                            .as("a copy of its own")
                            .hasContent("swept");
                });
    }

    @Test
    void whatWantsNamesCountsPersons() throws Exception {
        String id = begun(TEXT);
        says(id, "1.3", Ticking.SIGN, "Ada");
        OperationFailed failure = catchThrowableOfType(
                OperationFailed.class, () -> says(id, "1.3", Ticking.SIGN, "ADA", Ticking.DONE, "!"));
        assertThat(failure.getMessage()).contains("1.3");
        assertThat(state(id, "1.3")).isEqualTo(State.WAITING);
        says(id, "1.3", Ticking.SIGN, "Ben", Ticking.DONE, "!");
        assertThat(state(id, "1.3")).isEqualTo(State.DONE);
    }

    @Test
    void whatIsLeftOutSaysWhy() throws Exception {
        String id = begun(TEXT);
        refused(id, () -> says(id, "1.4", Ticking.SKIP, "  "));
        says(id, "1.4", Ticking.SKIP, "everybody knows");
        assertThat(state(id, "1.4")).isEqualTo(State.SKIPPED);
        says(id, "1.2", Ticking.FAILED, "the camera broke");
        assertThat(state(id, "1.2")).isEqualTo(State.FAILED);
    }

    @Test
    void whatAStepFindsOutIsSaidByHandUnderItsOwnNameOnly() throws Exception {
        String id = begun(TEXT, true, "Practice server");
        for (String wrong : List.of("lost=blue", "=blue", "blue", "")) {
            refused(id, () -> says(id, "1.1", Ticking.VALUE, wrong));
        }
        refused(id, () -> says(id, "1.4", Ticking.VALUE, "found=blue"));
        says(id, "1.1", Ticking.VALUE, "found=a = b");
        assertThat(means().standing(id).filled("It is ${found}")).isEqualTo("It is a = b");
    }

    @Test
    void onlyAProposalIsMarkedAndWhatItHidesStaysHidden() throws Exception {
        String id = begun("""
                # Guide

                Ask:

                ```http
                GET https://example.org/
                Authorization: Bearer s3cr3t-t0ken
                ```
                """);
        for (String wrong : List.of("0", "2", "-1", "one", "99999")) {
            refused(id, () -> says(id, "1.1", Ticking.MARK, wrong));
        }
        says(id, "1.1", Ticking.MARK, "1");
        assertThat(means().walkthroughs().happened(id))
                .filteredOn(what -> what.kind() == Kind.MARKED)
                .singleElement()
                .satisfies(what -> assertThat(what.words())
                        .contains("Authorization: Bearer •••")
                        .doesNotContain("s3cr3t"));
        refused(id, () -> says(id, "1.1", Ticking.MARK, "1"));
    }

    @Test
    void aTurnOfTheWholeIsNamedAndHasItsReason() throws Exception {
        String id = begun(TEXT);
        assertThat(refused(id, () -> turns(id)).next()).contains(Ticking.ROLL_BACK, Ticking.FINISH, Ticking.REOPEN);
        refused(id, () -> turns(id, Ticking.ROLL_BACK, "no time"));
        refused(id, () -> turns(id, Ticking.REOPEN, "it is open"));
        refused(id, () -> turns(id, Ticking.FINISH, "!"));
        refused(id, () -> turns(id, Ticking.WINDOW, "soon"));
        turns(id, Ticking.HAND_OVER, " Grace ", Ticking.NOTE, "the rest");
        assertThat(means().standing(id).holder()).isEqualTo("Grace");
        turns(id, Ticking.STOP, "lunch");
        assertThat(means().standing(id).isOpen()).as("it goes on another day").isTrue();
    }

    @Test
    void whatIsSignedOffIsNotTouchedUntilItIsReopened() throws Exception {
        String id = begun("- [ ] One\n");
        says(id, "1.1", Ticking.DONE, "!");
        turns(id, Ticking.FINISH, "!");
        for (String word : List.of(Ticking.NOTE, Ticking.SKIP, Ticking.FAILED, Ticking.SIGN)) {
            refused(id, () -> says(id, "1.1", word, "x"));
        }
        for (String word : List.of(Ticking.STOP, Ticking.HAND_OVER, Ticking.WINDOW, Ticking.FINISH)) {
            refused(id, () -> turns(id, word, "11:30"));
        }
        refused(id, () -> turns(id, Ticking.REOPEN, " "));
        turns(id, Ticking.REOPEN, "it leaks");
        says(id, "1.1", Ticking.NOTE, "mended");
        turns(id, Ticking.FINISH, "!");
        assertThat(means().standing(id).isOpen()).isFalse();
    }

    @Test
    void ofSeveralServersOneIsNamedOrAllThatAreLeftAreLeftOut() throws Exception {
        String id = begun("- [ ] Look {each}\n- [ ] Tell\n", false, "Practice server", "Parish test", "Makerspace");
        refused(id, () -> says(id, "1.1", Ticking.DONE, "!"));
        refused(id, () -> says(id, "1.1", Ticking.DONE, "!", Ticking.ON, "Moon"));
        refused(id, () -> says(id, "1.2", Ticking.DONE, "!", Ticking.ON, "Makerspace"));
        says(id, "1.1", Ticking.DONE, "!", Ticking.ON, "parish TEST");
        says(id, "1.1", Ticking.SKIP, "they are off");
        assertThat(onServer(id, "Parish test")).isEqualTo(State.DONE);
        assertThat(onServer(id, "Makerspace")).isEqualTo(State.SKIPPED);
        assertThat(onServer(id, "Practice server")).isEqualTo(State.SKIPPED);
        says(id, "1.2", Ticking.DONE, "!");
        assertThat(means().standing(id).next()).isEmpty();
    }

    private State onServer(String id, String server) throws OperationFailed {
        Standing standing = means().standing(id);
        return standing.state(standing.step("1.1").orElseThrow(), server);
    }

    @Test
    void aStepThatIsNotThereIsSaidToBeSo() throws Exception {
        String id = begun(TEXT);
        assertThat(refused(id, () -> says(id, "7.1", Ticking.DONE, "!")).getMessage())
                .contains("7.1");
        OperationFailed failure = catchThrowableOfType(
                OperationFailed.class, () -> says("20200101-000000-zzz", "1.1", Ticking.DONE, "!"));
        assertThat(failure.next()).isNotBlank();
    }
}
