package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell that reckons runs what a value says (a[$(id)]): nothing but a whole number comes that far. */
class ReckonedTest extends Desks {
    @TempDir
    private Path folder;

    private WalkMeans means() {
        return desk().guides().means();
    }

    private Event.Ended ended(Operation operation) throws OperationFailed, InterruptedException {
        return desk().runner()
                .start(operation, desk().runner().plan(operation), event -> {})
                .await();
    }

    private String begun(String text, Map<String, String> answers) throws Exception {
        Operation start = Steps.start(
                means(),
                List.of(desk().servers().require("Practice server")),
                "reckoned.md",
                text,
                Answers.of(answers),
                false,
                Optional.empty());
        return Objects.requireNonNull(ended(start).made().get("walkthrough"));
    }

    private Operation step(String id) throws OperationFailed {
        return Steps.run(means(), id, Optional.empty(), Optional.empty(), false);
    }

    private List<String> said(String id, Kind kind) {
        return means().walkthroughs().happened(id).stream()
                .filter(what -> what.kind() == kind)
                .map(Happening::words)
                .map(String::strip)
                .toList();
    }

    @Test
    void whatAStepFoundOutIsReckonedWithOnlyWhereItIsANumber() throws Exception {
        Path mark = folder.resolve("was-here");
        Path said = Files.writeString(folder.resolve("said"), "a[$(touch " + mark + ")]");
        String id = begun("""
                - [ ] Count
                  ```sh {check on=workstation capture=found}
                  cat '%s'
                  ```
                  ```bash {check on=workstation}
                  echo $(( (${found} + 1) * 2 ))
                  ```
                """.formatted(said), Map.of());

        Event.Ended first = ended(step(id));
        assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(first.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
        assertThat(first.failure()).contains("found is no whole number");
        assertThat(first.next()).contains("See where found comes from");
        assertThat(said(id, Kind.FAILED)).singleElement().asString().contains("no whole number");

        assertThat(desk().runner().plan(step(id)).checks())
                .as("known by now, it is said before anything begins")
                .anyMatch(check -> check.text().contains("found is no whole number"));
        assertThat(catchThrowableOfType(OperationFailed.class, () -> ended(step(id))))
                .isNotNull();
        assertThat(mark).doesNotExist();

        new Ticking(means(), id, folder).tick("1.1", new Arguments(Map.of(Ticking.VALUE, List.of("found=-43"))));
        assertThat(ended(step(id)).outcome()).isEqualTo(Outcome.DONE);
        assertThat(said(id, Kind.PASSED)).contains("-84");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[ ${found} -gt 3 ]] || true",
                "let x=${found}; true",
                "list[${found}]=1",
                "n=${found}; ((n > 3)); true"
            })
    void whereverBashReckonsNothingOfWhatAStepFoundOutIsRun(String script) throws Exception {
        Path mark = folder.resolve("was-here");
        Path said = Files.writeString(folder.resolve("said"), "a[$(touch " + mark + ")]");
        String id = begun("""
                - [ ] Count
                  ```sh {check on=workstation capture=found}
                  cat '%s'
                  ```
                  ```bash {check on=workstation}
                  %s
                  ```
                """.formatted(said, script), Map.of());

        assertThat(ended(step(id)).failure()).contains("found is no whole number");
        assertThat(mark).doesNotExist();
        new Ticking(means(), id, folder).tick("1.1", new Arguments(Map.of(Ticking.VALUE, List.of("found=7"))));
        assertThat(ended(step(id)).outcome()).isEqualTo(Outcome.DONE);
    }

    /** As the runbook of planned maintenance reckons: a command within the sum has its values quoted as ever. */
    @Test
    void aMomentThatWasNotedIsReckonedWith() throws Exception {
        String id = begun("""
                ---
                title: Announce
                variables:
                  - { name: begins, question: When? }
                ---
                - [ ] Announce
                  ```sh {check on=workstation capture=announced}
                  TZ=UTC date -d '2026-12-03 07:00' +%s
                  ```
                  ```sh {check on=workstation contains="48 hours"}
                  hours=$(( ($(TZ=UTC date -d ${begins} +%s) - ${announced}) / 3600 ))
                  echo "$hours hours"
                  test "$hours" -ge 24
                  ```
                """, Map.of("begins", "2026-12-05 07:00"));
        assertThat(ended(step(id)).failure()).isNull();
        assertThat(said(id, Kind.PASSED)).contains("48 hours");
    }
}
