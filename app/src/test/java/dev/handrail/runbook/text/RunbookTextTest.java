package dev.handrail.runbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.words.OperationFailed;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file in Markdown becomes parts and steps that a person can follow, each with the line where it stands. */
class RunbookTextTest {
    @TempDir
    Path folder;

    @Test
    void theSameTextIsReadOnceAsLongAsItIsOneOfTheLastFew() {
        LastRead read = new LastRead();
        Runbook first = read.read("- [ ] Sweep", "yard.md");
        assertThat(read.read("- [ ] Rake", "yard.md").steps())
                .extracting(Step::title)
                .containsExactly("Rake");
        assertThat(read.read("- [ ] Sweep", "garden.md").title()).isEqualTo("garden");
        assertThat(read.read("- [ ] Sweep", "yard.md")).isSameAs(first);
        for (int i = 0; i < 16; i++) {
            read.read("- [ ] Sweep", "yard" + i + ".md");
        }
        assertThat(read.read("- [ ] Sweep", "yard.md")).isNotSameAs(first);
    }

    @Test
    void headingsArePartsAndTasksAreStepsNumberedAsTheyStand() {
        Runbook runbook = parse("""
                # Planned maintenance
                What it is about.

                ## Before {before}
                - [ ] Announce it
                - [x] Back up

                ## Only words
                Nothing to do here.

                ## Work {any-order}
                - [ ] Update
                  - [ ] Fetch
                  - [ ] Build
                - [ ] Look {evidence sign-off=2}

                ## Back {rollback sign-off}
                - [ ] Restore
                """);
        assertThat(runbook.title()).isEqualTo("Planned maintenance");
        assertThat(runbook.guide()).isFalse();
        assertThat(runbook.findings()).isEmpty();
        assertThat(runbook.steps().map(step -> step.number() + " " + step.title()))
                .startsWith(
                        "1.1 Announce it",
                        "1.2 Back up",
                        "2.1 Update",
                        "2.1.1 Fetch",
                        "2.1.2 Build",
                        "2.2 Look",
                        "3.1 Restore")
                .hasSize(8);
        assertThat(runbook.phases())
                .extracting(Phase::when)
                .containsExactly(
                        Phase.When.DURING,
                        Phase.When.BEFORE,
                        Phase.When.DURING,
                        Phase.When.DURING,
                        Phase.When.ROLLBACK);
        assertThat(runbook.step("2.2").orElseThrow().signatures()).isEqualTo(2);
        assertThat(runbook.step("3.2").orElseThrow().signatures())
                .as("a part that is signed has a step for it")
                .isEqualTo(1);
        assertThat(runbook.phases().get(3).anyOrder()).isTrue();
        assertThat(runbook.steps().map(Step::line)).startsWith(5, 6, 12, 13, 14, 15, 18);
    }

    @ParameterizedTest
    @CsvSource({
        "'- [ ] a', a",
        "'* [ ] a', a",
        "'+ [X] a', a",
        "'1. [ ] a', a",
        "'- [ ]  a *b* `c`', 'a *b* `c`'",
        "'- [ ] a\n  b', 'a b'",
        "'- [ ] a\r\n  b', 'a b'"
    })
    void aTaskIsAStepHoweverItsListIsWritten(String text, String title) {
        assertThat(parse(text).steps()).singleElement().extracting(Step::title).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- [] a", "- [  ] a", "- [y] a", "- [ ]a", "- [ ]", "- ( ) a"})
    void whatOnlyLooksLikeATaskIsNone(String text) {
        assertThat(parse(text + "\n- [ ] real\n").steps())
                .extracting(Step::title)
                .containsExactly("real");
    }

    @Test
    void whatIsSaidBelowAStepBelongsToIt() {
        Step step = parse("""
                # Work
                Why all of it.
                - [ ] First
                  Because of this.

                  And that.
                - [ ] Second
                """).step("1.1").orElseThrow();
        assertThat(step.title()).isEqualTo("First Because of this.");
        assertThat(step.why()).isEqualTo("And that.");
    }

    @Test
    void aGuideForPeopleHasItsNumberedListsAsSteps() {
        Runbook guide = parse("""
                # Update the server
                1. Log in
                2. Update
                   - carefully

                Remarks:
                - not a step
                """);
        assertThat(guide.guide()).isTrue();
        assertThat(guide.steps().map(Step::title))
                .contains("Log in", "Update")
                .doesNotContain("not a step", "carefully");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "   ", "Only a sentence.", "---", "<!-- a remark -->", "[a]: https://example.org/"})
    void aFileThatHasNothingToDoIsStillRead(String text) {
        Runbook runbook = parse(text);
        assertThat(runbook.title()).isEqualTo("work");
        assertThat(runbook.findings()).noneMatch(Finding::isError);
    }

    @Test
    void anAttributeThatNobodyKnowsIsAnErrorWhereOneFollowsItAndAWarningInAGuide() {
        assertThat(parse("# Work {befor}\n- [ ] a\n").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding.line()).isEqualTo(1);
                    assertThat(finding.text()).contains("befor", "before");
                });
        assertThat(parse("# Work {#anchor}\n1. a\n").findings()).noneMatch(Finding::isError);
    }

    @Test
    void everyTextCanStandInAStepAndKeepsItsPlace() {
        for (String text : Hostile.TEXTS) {
            Runbook runbook = parse("# Before\n- [ ] first " + text + "\n\n# After\n- [ ] last\n");
            assertThat(runbook.steps().map(Step::number))
                    .as(text)
                    .contains("1.1")
                    .doesNotHaveDuplicates();
            assertThat(runbook.steps().map(Step::title).toList().getFirst())
                    .as(text)
                    .startsWith("first");
            for (Step step : runbook.steps().toList()) {
                assertThat(runbook.step(step.number())).contains(step);
            }
        }
    }

    @Test
    void tenThousandStepsAreRead() {
        StringBuilder text = new StringBuilder("# Work\n");
        for (int i = 1; i <= 10_000; i++) {
            text.append("- [ ] Step ").append(i).append('\n');
        }
        Runbook runbook = parse(text.toString());
        assertThat(runbook.steps()).hasSize(10_000);
        assertThat(runbook.step("1.10000").orElseThrow().line()).isEqualTo(10_001);
    }

    @ParameterizedTest
    @CsvSource({"work.md, work", "Work.MARKDOWN, Work", "a.b.txt, a.b", "guide.rst, guide", "plain, plain"})
    void aFileThatSaysNothingOfItselfIsCalledByItsName(String file, String title) {
        assertThat(RunbookText.parse("- [ ] a\n", file).title()).isEqualTo(title);
    }

    @Test
    void aMarkAtTheBeginningOfAFileIsNoLetterOfIt() throws Exception {
        Path file = Files.writeString(folder.resolve("work.md"), "\uFEFF---\ntitle: Roof\n---\n- [ ] a\n");
        assertThat(RunbookText.parse(RunbookText.read(file), "work.md").title()).isEqualTo("Roof");
    }

    @Test
    void bytesThatAreNoTextAreReadAsFarAsTheyAre() throws Exception {
        byte[] latin = "# Küche\n- [ ] a\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("work.md"), latin);
        assertThat(RunbookText.parse(RunbookText.read(file), "work.md").title()).isEqualTo("K\uFFFDche");
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        Path large = folder.resolve("large.md");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((4L << 20) + 1);
        }
        for (Path file : List.of(folder.resolve("gone.md"), folder, large)) {
            assertThatThrownBy(() -> RunbookText.read(file)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
                assertThat(failed.tried()).contains(file.toString());
                assertThat(failed.next()).isNotBlank();
            });
        }
    }

    private static Runbook parse(String text) {
        return RunbookText.parse(text, "work.md");
    }
}
