package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.words.OperationFailed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For which of several servers something is said or done. */
class TurnsTest {
    private static final String TEXT = """
            # Work
            - [ ] Look at it {each}
            - [ ] Tell everybody
            """;

    private static Walks three() {
        return new Walks(TEXT, "Parish", "Makerspace", "Lab");
    }

    private static Turns turns(Walks walks, String step) {
        Standing standing = walks.standing();
        return new Turns(standing, standing.step(step).orElseThrow());
    }

    private static Happening on(Kind kind, String server) {
        return Happening.of(kind, "1.1", "").on(server);
    }

    @Test
    void itIsTheTurnOfTheFirstThatIsLeft() throws OperationFailed {
        assertThat(turns(three(), "1.1").next(false)).isEqualTo("Parish");
        Walks first = three().then(1, on(Kind.DONE, "Parish"));
        assertThat(turns(first, "1.1").next(false)).isEqualTo("Makerspace");
        assertThat(turns(first, "1.1").left()).containsExactly("Makerspace", "Lab");
        Walks both = first.then(2, on(Kind.SKIPPED, "Makerspace"));
        assertThat(turns(both, "1.1").next(true)).isEqualTo("Lab");
        assertThat(turns(both, "1.1").left()).containsExactly("Lab");
    }

    @Test
    void whereAllIsDoneOnlyAPersonSaysWhereItIsDoneAgain() throws OperationFailed {
        Walks all = three().then(1, on(Kind.DONE, "Parish"))
                .then(2, on(Kind.DONE, "Makerspace"))
                .then(3, on(Kind.DONE, "Lab"));
        assertThat(turns(all, "1.1").left()).isEmpty();
        assertThat(turns(all, "1.1").next(false))
                .as("whoever asks is told that it is done")
                .isEqualTo("Parish");
        assertThatThrownBy(() -> turns(all, "1.1").next(true)).isInstanceOf(OperationFailed.class);
    }

    @Test
    void aNameIsKnownHoweverItIsWrittenAndOthersAreListed() throws OperationFailed {
        assertThat(turns(three(), "1.1").named(Optional.of(" makerSPACE "))).isEqualTo("Makerspace");
        assertThat(turns(three(), "1.1").oneOf(Optional.of("lab"))).isEqualTo("Lab");
        assertThatThrownBy(() -> turns(three(), "1.1").named(Optional.of("Garden")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("Garden")
                .satisfies(failure ->
                        assertThat(((OperationFailed) failure).next()).contains("Parish, Makerspace, Lab"));
    }

    @Test
    void whatIsDoneForEachWantsANameAndWhatIsDoneOnceTakesNone() throws OperationFailed {
        assertThatThrownBy(() -> turns(three(), "1.1").oneOf(Optional.empty())).isInstanceOf(OperationFailed.class);
        assertThat(turns(three(), "1.1").named(Optional.empty())).isEqualTo(Standing.ALL);
        assertThat(turns(three(), "1.2").oneOf(Optional.empty())).isEqualTo(Standing.ALL);
        assertThatThrownBy(() -> turns(three(), "1.2").named(Optional.of("Lab")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("1.2");
    }

    @Test
    void ofASingleServerItsNameIsTakenAndMeansAll() throws OperationFailed {
        Walks one = new Walks(TEXT, "Parish");
        assertThat(turns(one, "1.1").named(Optional.of("parish"))).isEqualTo(Standing.ALL);
        assertThat(turns(one, "1.1").next(false)).isEqualTo(Standing.ALL);
        assertThat(turns(one, "1.1").left()).containsExactly(Standing.ALL);
        assertThatThrownBy(() -> turns(one, "1.1").named(Optional.of("Lab"))).isInstanceOf(OperationFailed.class);
    }
}
