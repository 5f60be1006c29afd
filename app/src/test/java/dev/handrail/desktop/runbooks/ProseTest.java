package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a runbook says in Markdown, as a person reads it beside the step. */
class ProseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | plain",
                "**must** be on | must be on",
                "__must__ be on | must be on",
                "Stop: *PostgreSQL upgrade by restore*. | Stop: PostgreSQL upgrade by restore.",
                "_all_ of (*them*), *a* and *b* | all of (them), a and b",
                "remove *.log and *.txt, a*b*c | remove *.log and *.txt, a*b*c",
                "look at [the page](https://example.org/a) | look at the page (https://example.org/a)",
                "run `cap production deploy` now | run cap production deploy now",
                "**run `down` first** then | run down first then",
                "2 * 3 ** 4 | 2 * 3 ** 4",
                "a ** b ** c | a ** b ** c",
                "costs $1 and $2 | costs $1 and $2",
                "[not a link] (x) | [not a link] (x)",
                "snake_case_name | snake_case_name"
            })
    void marksAreNotRead(String markdown, String read) {
        assertThat(Prose.of(markdown)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edit `app/__init__.py` | edit app/__init__.py",
                "`rm **/*.tmp **` | rm **/*.tmp **",
                "`a` and **b** and `__c__` | a and b and __c__",
                "`[x](y)` | [x](y)",
                "`$1` \\ | $1 \\",
                "**`a__b`** and [`c`](d) | a__b and c (d)"
            })
    void whatStandsInCodeMeansItself(String markdown, String read) {
        assertThat(Prose.of(markdown)).isEqualTo(read);
    }

    @Test
    void theScreenMakesTheLinesAndListsAndParagraphsStay() {
        assertThat(Prose.of("""
                A sentence that the
                file breaks   \s
                in three lines.

                Another one:
                - first
                  of all
                - second
                1. third
                > said
                """)).isEqualTo("""
                        A sentence that the file breaks in three lines.

                        Another one:
                        - first of all
                        - second
                        1. third
                        > said""".replaceAll("(?m)^ +(?=\\S)", ""));
    }

    @Test
    void nothingIsNothing() {
        assertThat(Prose.of(" \n\n ")).isEmpty();
    }
}
