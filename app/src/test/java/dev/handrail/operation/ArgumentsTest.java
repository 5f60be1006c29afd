package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was given for an offer is found by its name, and what is missing is said by its name. */
class ArgumentsTest {
    private final Arguments given =
            new Arguments(Map.of("SERVER", List.of("Parish"), "--only", List.of("a", "b"), "--now", List.of()));

    @Test
    void whatWasGivenIsFound() throws OperationFailed {
        assertThat(given.one("SERVER")).isEqualTo("Parish");
        assertThat(given.all("--only")).containsExactly("a", "b");
        assertThat(given.maybe("--into")).isEmpty();
        assertThat(given.all("--into")).isEmpty();
    }

    @Test
    void whatIsMissingIsWrongUsageAndSaidByItsName() {
        assertThatThrownBy(() -> given.one("DATABASE"))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE))
                .hasMessageContaining("DATABASE");
    }

    @Test
    void aFlagIsThereOrNot() {
        assertThat(given.flag("--now")).isTrue();
        assertThat(given.flag("--later")).isFalse();
    }

    @Test
    void anArgumentWithDashesIsGivenByItsName() {
        assertThat(Argument.optional("--now", Argument.Type.FLAG, "Now").named())
                .isTrue();
        assertThat(Argument.required("SERVER", Argument.Type.SERVER, "Which").named())
                .isFalse();
    }
}
