package dev.handrail.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.check.RunbookCheck;
import dev.handrail.runbook.check.Surroundings;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.server.Template;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is wrong with a runbook is found before anybody follows it, with the line where it stands. */
class RunbookCheckTest {
    private static final List<Offer> OFFERS = List.of(
            new Offer.Action(
                    "backup run",
                    "Back up",
                    Effect.READS,
                    List.of(
                            Argument.required("SERVER", Argument.Type.SERVER, "which"),
                            Argument.many("WHAT", Argument.Type.SOURCE, "what"),
                            Argument.optional("--gently", Argument.Type.FLAG, "slowly")),
                    given -> {
                        throw OperationFailed.cancelled();
                    }),
            new Offer.Question("runbook list", "Runbooks", List.of(), given -> {
                throw OperationFailed.cancelled();
            }));

    private static final String GOOD = """
            ---
            title: Planned maintenance
            kind: planned
            templates: [laravel]
            variables:
              - { name: release, question: Which release?, default: main, pattern: "[a-z0-9.-]+" }
              - { name: rows, question: How many?, type: number, default: "10" }
            ---
            # Before {before}
            - [ ] Back up
              ```handrail
              backup run --gently
              ```
            # Work
            - [ ] Fetch it
              ```sh {change cwd=/srv/app timeout=5m capture=commit}
              git fetch origin ${release} && git checkout ${release} && git rev-parse HEAD
              ```
              ```sh {undo cwd=/srv/app}
              git checkout -
              ```
              ```sh {check expect="^[0-9a-f]+"}
              echo ${commit}
              ```
            - [ ] Count
              ```sql {database=parish}
              SELECT count(*) FROM members LIMIT ${rows}
              ```
            """;

    @Test
    void aGoodOneHasNoFindings() {
        assertThat(found(GOOD)).isEmpty();
    }

    @Test
    void eachFaultIsFoundOnItsLine() {
        only(GOOD.replace("echo ${commit}", "echo ${comit}"), "23 E commit");
        only(GOOD.replace("git checkout -", "git checkout '${release}'"), "20 E release");
        only(GOOD.replace("backup run", "bakcup run"), "12 E backup run");
        only(GOOD.replace("backup run", "switch on"), "12 N switch on");
        only(GOOD.replace("--gently", "--quickly"), "12 E --quickly");
        only(GOOD.replace("backup run --gently", "runbook list"), "12 N runbook list");
        only(GOOD.replace("timeout=5m", "timeout=soon"), "16 E soon");
        some(GOOD.replace("timeout=5m", "timout=5m"), "16 E timeout");
        only(GOOD.replace("timeout=5m", "on=elswhere"), "16 E elsewhere");
        some(GOOD.replace("timeout=5m", "check"), "16 E check");
        only(GOOD.replace("expect=\"^[0-9a-f]+\"", "expect=\"[\""), "22 E expect");
        some(GOOD.replace(" {database=parish}", " {change}"), "26 E database");
        some(GOOD.replace("pattern: \"[a-z0-9.-]+\"", "pattern: \"[0-9]+\""), "6 E variables.default");
        only(GOOD.replace("{before}", "{befor}"), "9 E befor");
        only(GOOD.replace("title:", "titel:"), "2 E title");
    }

    @Test
    void whatIsOnlyUnwiseIsAWarning() {
        some(GOOD.replace("{undo cwd", "{change cwd"), "16 W undo");
        only("- [ ] a\n  ```sh {change}\n  b\n  ```\n  ```sh {undo}\n  c\n  ```\n", "2 W checks afterwards");
        only("- [ ] a\n\n  ```sh\n  b\n  ```\n", "3 W proposal");
        only(GOOD.replace("LIMIT ${rows}", ""), "7 W rows");
        only(
                "- [ ] a\n  ```http {check}\n  GET https://example.org/\n  Accept: */*\n  Authorization: Bearer abc\n  ```\n",
                "5 W Authorization");
        some("- [ ] a\n\n  ```http\n  GET https://example.org/\n  X-Api-Key: abc\n  ```\n", "5 W X-Api-Key");
        only("- [ ] a\n  ```http {check}\n  GET https://anna:abc@example.org/\n  ```\n", "3 W stands in the address");
        only(
                "- [ ] a\n  ```http {check}\n  https://example.org/?page=1&token=abc\n  ```\n",
                "3 W stands in the address");
        assertThat(found("- [ ] a\n  ```http {check}\n  https://example.org/?page=1&token=\n  ```\n"))
                .isEmpty();
        only("- [ ] a\n  ```sql {database=x warning=\"(\"}\n  SELECT 1\n  ```\n", "2 E warning is no regular");
        only("- [ ] a\n  ```sh {check warning=yes}\n  true\n  ```\n", "2 E warning");
        assertThat(found("- [ ] a\n  ```sql {database=x warning=\"^[1-9]\"}\n  SELECT 1\n  ```\n"))
                .isEmpty();
        only("", "1 W nothing to do");
        only("- [ ] a\n  ```sh {undo}\n  c\n  ```\n", "2 E undo");
    }

    @Test
    void onlyWhatIsANumberOrIsFoundOutStandsWhereTheShellReckons() {
        only(GOOD.replace("echo ${commit}", "echo $((${release} + 1)) ${commit}"), "23 E release stands where");
        only(GOOD.replace("echo ${commit}", "echo ${commit}\n  (( ${server} > 1 ))"), "24 E server stands where");
        only(GOOD.replace("git fetch", "echo $((${commit})) && git fetch"), "17 E There is no variable commit");
        assertThat(found(GOOD.replace("echo ${commit}", "echo $((${rows} + ${commit}))")))
                .isEmpty();
        assertThat(found("- [ ] a\n\n  ```sh\n  echo $((${server}))\n  ```\n"))
                .as("what is a proposal still runs nowhere")
                .noneMatch(one -> one.contains(" E "));
    }

    @Test
    void whatComesWithTheProgramReckonsOnlyWithWhatItMay() throws Exception {
        String planned =
                Files.readString(Path.of("src/main/resources/dev/handrail/runbook/library/planned-maintenance.md"));
        assertThat(planned).contains("- ${announced})");
        assertThat(found(planned)).noneMatch(one -> one.contains("reckons"));
        some(planned.replace("capture=announced ", ""), "44 E announced");
        some(planned.replace("${announced})", "${work})"), "44 E work stands where");
    }

    @Test
    void everyWayInWhichBashReckonsIsFoundInItsLineAndNoRunbookOfOursDoes() {
        String text = """
                ---
                variables:
                  - { name: days, question: How many? }
                  - { name: keep, question: How many?, type: number }
                ---
                - [ ] Look
                  ```bash {check}
                  n=${days}
                  [[ ${keep} -gt 3 ]] && let n+=1
                  ```
                """;
        some(text, "8 E days stands where the shell reckons");
        assertThat(found(text)).noneMatch(one -> one.contains("keep stands"));
        for (Template template : Template.values()) {
            Library.writtenFor(template)
                    .forEach(runbook -> assertThat(
                                    RunbookCheck.of(runbook, new Surroundings(OFFERS, List.of(), Optional.empty())))
                            .as(runbook.title())
                            .noneMatch(one -> one.text().contains("stands where the shell")));
        }
    }

    /** Whether there is exactly this one: its line, its severity and a part of its text. */
    private static void only(String text, String expected) {
        assertThat(found(text)).as(text).hasSize(1);
        some(text, expected);
    }

    private static void some(String text, String expected) {
        String[] wanted = expected.split(" ", 3);
        assertThat(found(text))
                .as(text)
                .anyMatch(one -> one.startsWith(wanted[0] + " " + wanted[1] + " ") && one.contains(wanted[2]));
    }

    private static List<String> found(String text) {
        Runbook runbook = RunbookText.parse(text, "test.md");
        return RunbookCheck.of(runbook, new Surroundings(OFFERS, List.of("elsewhere"), Optional.empty())).stream()
                .map(one -> one.line() + " " + one.severity().name().charAt(0) + " " + one.text())
                .toList();
    }
}
