package dev.handrail.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.check.RunbookCheck;
import dev.handrail.runbook.check.Surroundings;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every attribute in every kind of block: it means something there, or the file is refused with the line. */
class CodeAttributeTest {
    /** As it is written, and whether it means something in sh, sql, http and handrail. */
    static final List<String> TABLE = List.of(
            "check | yes yes yes yes",
            "change | yes yes yes yes",
            "destroys | yes yes yes no",
            "confirm | yes yes yes yes",
            "undo | yes yes yes yes",
            "stays | yes yes yes yes",
            "irreversible | yes yes yes yes",
            "name=\"Look at it\" | yes yes yes yes",
            "on=elsewhere | yes yes no yes",
            "on=workstation | yes no yes no",
            "expect=\"^a\" | yes yes yes yes",
            "contains=a | yes yes yes yes",
            "capture=found | yes yes yes yes",
            "timeout=5m | yes yes yes no",
            "cwd=/srv | yes no no no",
            "sudo | yes no no no",
            "sudo=deploy | yes no no no",
            "warning=1 | yes yes yes yes",
            "database=parish | no yes no no",
            "status=503 | no no yes no");

    private static final List<Offer> OFFERS = List.of(
            new Offer.Question("backup list", "List", List.of(), given -> {
                throw OperationFailed.cancelled();
            }),
            new Offer.Action("backup run", "Back up", Effect.CHANGES, List.of(), given -> {
                throw OperationFailed.cancelled();
            }));

    private static final List<String> LANGUAGES = List.of("sh", "sql", "http", "handrail");

    private static final List<String> BLOCKS = List.of("true", "SELECT 1", "GET https://example.org/", "backup list");

    private static List<Integer> refused(String language, String attributes, String text) {
        String step = "- [ ] Here\n\n  ```sh {stays}\n  true\n  ```\n";
        Runbook runbook = RunbookText.parse(
                step + "  ```" + language + " {" + attributes + "}\n  " + text.replace("\n", "\n  ") + "\n  ```\n",
                "a.md");
        return RunbookCheck.of(runbook, new Surroundings(OFFERS, List.of("elsewhere"), Optional.empty())).stream()
                .filter(Finding::isError)
                .map(Finding::line)
                .toList();
    }

    /** What every such block must have anyway. */
    private static String with(String language, String attribute) {
        return language.equals("sql") && !attribute.startsWith("database") ? "database=parish " + attribute : attribute;
    }

    @ParameterizedTest
    @FieldSource("TABLE")
    void itWorksOrIsRefused(String row) {
        String[] parts = row.split(" \\| ");
        String[] wanted = parts[1].split(" ");
        for (int i = 0; i < LANGUAGES.size(); i++) {
            List<Integer> lines = refused(LANGUAGES.get(i), with(LANGUAGES.get(i), parts[0]), BLOCKS.get(i));
            if (wanted[i].equals("yes")) {
                assertThat(lines).as("%s {%s}", LANGUAGES.get(i), parts[0]).isEmpty();
            } else {
                assertThat(lines).as("%s {%s}", LANGUAGES.get(i), parts[0]).containsExactly(6);
            }
        }
    }

    @Test
    void theTableHasAllOfThem() {
        assertThat(TABLE.stream().map(row -> row.split("[ =]")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(CodeAttribute.words());
    }

    @Test
    void aValueThatIsMissingOrTooManyIsRefused() {
        for (CodeAttribute one : CodeAttribute.values()) {
            String language = Arrays.stream(Fence.Kind.values())
                    .filter(one::fits)
                    .findFirst()
                    .orElseThrow()
                    .word();
            String block = BLOCKS.get(LANGUAGES.indexOf(language));
            String given = one.valued() == CodeAttribute.Valued.ALWAYS ? one.word() : one.word() + "=no";
            if (one.valued() != CodeAttribute.Valued.MAYBE) {
                assertThat(refused(language, given.startsWith("database") ? given : with(language, given), block))
                        .as("%s {%s}", language, given)
                        .isNotEmpty()
                        .containsOnly(6);
            }
        }
    }

    @Test
    void aDatabaseIsLookedForOnTheServerThatTheBlockIsFor() {
        Server server = Server.of("Here", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        assertThat(errors(server, "database=parish")).containsExactly(2);
        assertThat(errors(server, "database=parish on=elsewhere")).isEmpty();
    }

    private static List<Integer> errors(Server server, String attributes) {
        Runbook runbook = RunbookText.parse("- [ ] a\n  ```sql {" + attributes + "}\n  SELECT 1\n  ```\n", "a.md");
        return RunbookCheck.of(runbook, new Surroundings(OFFERS, List.of("elsewhere"), Optional.of(server))).stream()
                .filter(Finding::isError)
                .map(Finding::line)
                .toList();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThat(refused("sh", "check change", "true")).containsExactly(6);
        assertThat(refused("sh", "check destroys", "true")).containsExactly(6);
        assertThat(refused("sh", "undo capture=x", "true")).containsExactly(6);
        assertThat(refused("sql", "database=parish check change", "SELECT 1")).containsExactly(6);
    }

    @Test
    void whoSaysThatARequestOnlyLooksIsBelieved() {
        Fence post = fence("http", "check", "POST https://example.org/search");
        assertThat(post.isCheck()).isTrue();
        assertThat(fence("http", "", "POST https://example.org/search").isCheck())
                .isFalse();
        assertThat(fence("http", "change", "GET https://example.org/hook").isCheck())
                .isFalse();
        assertThat(fence("http", "", "GET https://example.org/").isCheck()).isTrue();
    }

    private static Fence fence(String language, String attributes, String text) {
        String step = "- [ ] Here\n  ```" + language + " {" + attributes + "}\n  " + text + "\n  ```\n";
        return RunbookText.parse(step, "a.md")
                .steps()
                .flatMap(one -> one.fences().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatCannotBeDoneAsItIsWrittenIsRefusedWhereItStands() {
        assertThat(refused("sql", "database=parish", "SELECT 1;\nCOMMIT")).containsExactly(8);
        assertThat(refused("sql", "database=parish change", "DELETE FROM t;\nCOMMIT"))
                .isEmpty();
        assertThat(refused("http", "check", "GET https://example.org/\nnonsense"))
                .containsExactly(8);
        assertThat(refused("http", "change", "PUT https://example.org/\nAccept: a\n\n{\"a\": 1}"))
                .isEmpty();
        assertThat(refused("handrail", "check", "backup run")).containsExactly(6);
    }
}
