package dev.handrail.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.text.RunbookText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Guides of every shape that people have written, without a thought of this program: each opens and makes sense. */
class GuidesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/handrail/runbook/guides");

    /** The file, its title, the numbers of its steps, and of those that have a block of code to run or to mark. */
    static final List<String> SHAPES = """
            block-quotes.md        | Quotes                  | 1.1                               |
            bom-and-umlauts.md     | Gemeindebüro – Übung    | 1.1                               |
            code-in-lists.md       | Code in lists           | 1.1 1.2                           | 1.1 1.2
            copied-terminal.md     | From a terminal         | 1.1                               | 1.1
            crlf.md                | Written on Windows      | 1.1 1.2                           | 1.1
            emphasis-and-links.md  | **Big** *words* `code`  | 1.1 1.2                           |
            empty.md               | empty                   |                                   |
            html.md                | html                    | 1.1 2.1                           | 1.1
            indented-code.md       | Old wiki                | 1.1 1.2                           | 1.1 1.2
            jekyll.md              | A page of a site        | 1.1                               | 1.1
            link-references.md     | Links                   | 1.1                               |
            nested-lists.md        | Nested                  | 1.1 1.1.1 1.1.2 1.1.2.1 1.1.2.2 1.2 1.2.1 |
            no-headings.md         | no-headings             | 1.1 1.2                           | 1.1 1.2
            no-task-list.md        | Upgrade notes           | 1.1 2.1                           |
            old-mac.md             | Old                     | 1.1 1.2                           |
            only-dashes.md         | only-dashes             | 1.1                               |
            ordered-list.md        | Restart the lab server  | 1.1 1.2 1.3 1.4                   | 1.3
            other-languages.md     | Configure               | 1.1                               | 1.1
            plain-readme.md        | Church portal           | 1.1 2.1 2.2 3.1                   | 2.1 2.2
            rst-pasted-in.md       | Backup of the portal    | 1.1 2.1 2.2 2.3                   | 2.1 2.2 2.3
            runme.md               | For another tool        | 1.1 1.2                           | 1.1 1.2
            setext-and-hashes.md   | Title                   | 1.1 2.1                           |
            skipped-levels.md      | skipped-levels          | 1.1 1.2 2.1                       |
            tables.md              | Ports                   | 1.1                               |
            tabs.md                | Tabs                    | 1.1 1.2 1.2.1                     | 1.1
            task-list.md           | Saturday                | 1.1 1.2 2.1 2.2                   |
            toml-front.md          | Hugo page               | 1.1 2.1 2.2                       |
            unclosed-fence.md      | Broken                  | 1.1                               | 1.1
            """.lines().map(String::strip).toList();

    @ParameterizedTest
    @FieldSource("SHAPES")
    void eachOpensAndMakesSense(String row) throws Exception {
        String[] expected = row.split("\\|", -1);
        Runbook runbook = read(expected[0].strip());
        assertThat(runbook.title()).isEqualTo(expected[1].strip());
        assertThat(runbook.steps().map(Step::number).collect(Collectors.joining(" ")))
                .isEqualTo(expected[2].strip());
        assertThat(runbook.steps()
                        .filter(step -> !step.deeds().isEmpty())
                        .map(Step::number)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected[3].strip());
        assertThat(runbook.steps()).allMatch(step -> !step.title().isBlank() && step.line() > 0);
    }

    @ParameterizedTest
    @FieldSource("SHAPES")
    void nothingThatWasNotMeantForUsRunsBecauseItWasOpened(String row) throws Exception {
        Runbook runbook = read(row.split("\\|", -1)[0].strip());
        List<Fence> runnable = runbook.steps()
                .flatMap(step -> step.fences().stream())
                .filter(Fence::runnable)
                .toList();
        assertThat(runnable).allMatch(fence -> fence.attributes().has("check"));
    }

    @Test
    void everyShapeIsInTheTable() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .hasSizeGreaterThan(25)
                    .allMatch(name -> name.equals("deep.md") || SHAPES.stream().anyMatch(row -> row.startsWith(name)));
        }
    }

    @Test
    void whatStandsInABlockIsWhatWasWritten() throws Exception {
        assertThat(fences("crlf.md")).singleElement().satisfies(fence -> {
            assertThat(fence.text()).isEqualTo("true");
            assertThat(fence.line()).isEqualTo(7);
            assertThat(fence.isCheck()).isTrue();
        });
        assertThat(fences("copied-terminal.md").getFirst().text()).isEqualTo("df -h /\nfree -m");
        assertThat(fences("rst-pasted-in.md").getFirst().text()).isEqualTo("podman-compose down");
        assertThat(fences("runme.md")).extracting(Fence::language).containsExactly("sh", "bash");
        assertThat(read("tables.md").phases().getFirst().why()).contains("| db      | 5432 |");
    }

    @Test
    void whatIsNestedWithoutEndEndsSomewhere() throws Exception {
        assertThat(read("deep.md").steps().count()).isBetween(20L, 60L);
    }

    @Test
    void fiveThousandLinesAreStepsLikeAnyOther() {
        StringBuilder text = new StringBuilder("# Long\n");
        for (int i = 0; i < 1250; i++) {
            text.append("- [ ] Step ").append(i).append("\n\n  ```sh {check}\n  true\n");
            text.append("  ```\n");
        }
        Runbook runbook = RunbookText.parse(text.toString(), "long.md");
        assertThat(text.toString().lines().count()).isGreaterThan(5000);
        assertThat(runbook.steps().count()).isEqualTo(1250);
        assertThat(runbook.step("1.1250").orElseThrow().fences().getFirst().line())
                .isEqualTo(2 + 1249 * 5 + 2);
    }

    private static List<Fence> fences(String name) throws Exception {
        return read(name).steps().flatMap(step -> step.fences().stream()).toList();
    }

    private static Runbook read(String name) throws Exception {
        return RunbookText.parse(RunbookText.read(FOLDER.resolve(name)), name);
    }
}
