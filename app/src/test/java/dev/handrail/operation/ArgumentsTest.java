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
    void aTildeIsOnesOwnHomeWhereAPathIsGivenAndNowhereElse() {
        List<Argument> declared = List.of(
                Argument.many("FILE", Argument.Type.FILE, "Files"),
                Argument.optional("--to", Argument.Type.NEW_FILE, "Where to"),
                Argument.optional("--in", Argument.Type.FOLDER, "Where"),
                Argument.optional("--into", Argument.Type.NAME, "A place on the server"),
                Argument.optional("--now", Argument.Type.FLAG, "Now"));
        Map<String, List<String>> typed = Map.of(
                "FILE", List.of("~/a", "b"),
                "--to", List.of("~/c"),
                "--in", List.of("~"),
                "--into", List.of("~/d"),
                "--now", List.of());
        String home = System.getProperty("user.home");
        assertThat(new Arguments(typed).fromHome(declared).values())
                .isEqualTo(Map.of(
                        "FILE", List.of(home + "/a", "b"),
                        "--to", List.of(home + "/c"),
                        "--in", List.of(home),
                        "--into", List.of("~/d"),
                        "--now", List.of()));
        assertThat(given.fromHome(declared)).isEqualTo(given);
    }

    @Test
    void anArgumentWithDashesIsGivenByItsName() {
        assertThat(Argument.optional("--now", Argument.Type.FLAG, "Now").named())
                .isTrue();
        assertThat(Argument.required("SERVER", Argument.Type.SERVER, "Which").named())
                .isFalse();
    }
}
