package dev.handrail.runbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.Known;
import dev.handrail.runbook.Variable;
import dev.handrail.server.ProfileProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runbook says of itself at its top, and what of that is wrong, with the line in the file. */
class FrontMatterTest {
    @Test
    void allOfItIsRead() {
        FrontMatter front = of("""
                ---
                title: Planned maintenance
                purpose: Keep it running
                templates: [laravel, rails]
                kind: planned
                cadence: monthly
                owner: Anna
                reviewed: 2026-03-01
                sign-off: 2
                needs: [database, site]
                counts-as: [backup drill]
                variables:
                  - { name: release, question: Which release?, default: main, pattern: "[a-z0-9.-]+" }
                  - { name: rows, type: number, default: 10, profile: database, choices: ["10", "20"] }
                ---
                # Work
                """);
        assertThat(front.problems()).isEmpty();
        assertThat(front.title()).isEqualTo("Planned maintenance");
        assertThat(front.purpose()).isEqualTo("Keep it running");
        assertThat(front.templates()).containsExactly("laravel", "rails");
        assertThat(front.signatures()).isEqualTo(2);
        assertThat(front.needs()).containsExactly(Known.DATABASE, Known.SITE);
        assertThat(front.countsAs()).containsExactly("backup drill");
        assertThat(front.variables()).extracting(Variable::name).containsExactly("release", "rows");
        assertThat(front.variables()).extracting(Variable::line).containsExactly(13, 14);
        assertThat(front.variables().get(1).question())
                .as("where none is written")
                .isEqualTo("rows");
        assertThat(front.variables().get(1).type()).isEqualTo(Variable.Type.NUMBER);
        assertThat(front.lines()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Work\n",
                "title: x\n---\n",
                "---\ntitle: x\n",
                " ---\ntitle: x\n---\n",
                "----\ntitle: x\n----\n",
                "\n---\ntitle: x\n---\n"
            })
    void whatDoesNotBeginAndEndWithDashesIsPartOfTheText(String text) {
        FrontMatter front = of(text);
        assertThat(front.lines()).isZero();
        assertThat(front.title()).isNull();
        assertThat(front.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'---\n---\n', 2",
        "'---  \n\n  \n---\t\n', 4",
        "'---\n# only a remark\n...\n', 3",
        "'---\ntitle: x\n...\n---\n', 3"
    })
    void nothingBetweenTheDashesIsNothing(String text, int lines) {
        assertThat(of(text).lines()).isEqualTo(lines);
        assertThat(of(text).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour: red | 3",
                "title: [a] | 3",
                "templates: laravel: x | 3",
                "sign-off: 0 | 3",
                "sign-off: ten | 3",
                "sign-off: 10 | 3",
                "needs: [cellar] | 3",
                "variables: release | 3",
                "variables: [ { question: Which? } ] | 3",
                "variables: [ { name: Release } ] | 3",
                "variables: [ { name: 1st } ] | 3",
                "variables: [ { name: a-b } ] | 3",
                "variables: [ { name: a, type: colour } ] | 3",
                "variables: [ { name: a, pattern: '[' } ] | 3",
                "variables: [ { name: a, type: number, default: ten } ] | 3",
                "variables: [ { name: a, pattern: 'x+', default: y } ] | 3",
                "variables: [ { name: a, choices: [b], default: c } ] | 3",
                "variables: [ { name: a, profile: cellar } ] | 3",
                "variables: [ { name: a }, { name: a } ] | 3"
            })
    void whatIsWrongIsToldWithItsLine(String wrong, int line) {
        List<ProfileProblem> problems =
                of("---\ntitle: x\n" + wrong + "\n---\n").problems();
        assertThat(problems).isNotEmpty();
        assertThat(problems).extracting(ProfileProblem::line).containsOnly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "\t- x", "a: &b [*b]", "'", "!!java.net.URL [x]", "a: {b", "- a\n- b", "text"})
    void whatIsNoYamlIsAProblemAndNoSurprise(String yaml) {
        FrontMatter front = of("---\n" + yaml + "\n---\n# Work\n");
        assertThat(front.problems()).isNotEmpty();
        assertThat(front.lines()).isGreaterThan(2);
    }

    @Test
    void whatIsWrongTakesNothingElseAway() {
        FrontMatter front = of("---\ntitle: Kept\ncolour: red\nvariables: [ { name: good }, { name: '1' } ]\n---\n");
        assertThat(front.title()).isEqualTo("Kept");
        assertThat(front.variables()).extracting(Variable::name).containsExactly("good");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A heading {before} | A heading | before=",
                "A heading{before} | A heading | before=",
                "{pause} | '' | pause=",
                "Sign {sign-off=2, evidence} | Sign | sign-off=2 evidence=",
                "Say {name=\"a b\" x='c d'} | Say | name=a b x=c d",
                "Say {name=\"a\\\"b\\\\\"} | Say | name=a\"b\\",
                "Say {.before} | Say | before=",
                "Two {a} {b} | Two {a} | b=",
                "Nothing {} | Nothing | ''"
            })
    void bracesAtTheEndHoldAttributes(String text, String words, String attributes) {
        InfoString read = InfoString.atTheEnd(text);
        assertThat(read.words()).isEqualTo(words);
        assertThat(String.join(
                        " ",
                        read.attributes().orElseThrow().values().entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .toList()))
                .isEqualTo(attributes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deploy ${release}",
                "No braces",
                "Braces {a} in the middle",
                "Open {a",
                "Sums {1 + 1}",
                "Json {\"a\": 1}",
                "{ a: b }",
                "Set {a=}",
                ""
            })
    void bracesOfASentenceStayInIt(String text) {
        InfoString read = InfoString.atTheEnd(text);
        assertThat(read.words()).isEqualTo(text);
        assertThat(read.attributes()).isEmpty();
    }

    private static FrontMatter of(String text) {
        return FrontMatter.of(List.of(text.split("\n", -1)), "work.md");
    }
}
