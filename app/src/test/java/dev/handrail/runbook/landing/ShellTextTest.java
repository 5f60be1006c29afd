package dev.handrail.runbook.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where in a script a value is put, and what the shell would make of it there. */
class ShellTextTest {
    private static String made(String script) {
        return ShellText.of(script).text();
    }

    private static List<String> reckoned(String script) {
        return ShellText.of(script).uses().stream()
                .filter(Use::reckoned)
                .map(Use::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo $((${v} + 1))",
                "echo $(( (1 + (2 * ${v})) ))",
                "echo \"in $(( ${v} / 60 )) minutes\"",
                "echo $(( \"${v}\" ))",
                "(( ${v} > 3 )) && echo more",
                "if ((1 < ${v})); then echo more; fi",
                "for ((i = 0; i < ${v}; i++)); do echo; done",
                "x=$(echo $((${v})))",
                "x=`echo $((${v}))`",
                "echo $(( 1 + $(echo 2) + ${v} ))",
                "cat <<END\n$((${v} + 1))\nEND",
                "cat <<-END\n\tit's \"$((${v}))\"\n\tEND\n",
                "echo $(( ((1)) + ${v} ))",
                "(( 1 << 2 )); echo $((${v}))"
            })
    void whereTheShellReckonsTheUseIsMarkedAndLeftAsItIs(String script) {
        assertThat(reckoned(script)).containsExactly("v");
        assertThat(made(script)).isEqualTo(script);
    }

    /** The shell has the value because of the first use, and takes it for a sum of its own wherever it reckons. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo ${v}; echo $((v + 1))",
                "echo ${v}; echo $(($v+1))",
                "echo $((1 + ${v:-0})); echo ${v}",
                "echo ${v}; ((v > 3))",
                "cat <<END\n${v} $((v))\nEND"
            })
    void byItsNameAloneItIsReckonedWithToo(String script) {
        assertThat(reckoned(script)).containsExactly("v");
    }

    @Test
    void aNameOfTheShellsOwnIsNoUse() {
        assertThat(ShellText.of("v=3; echo $((v + 1))").uses()).isEmpty();
        assertThat(reckoned("echo ${v} $((vv + w_v))")).isEmpty();
        assertThat(reckoned("echo ${v} $((1 + ${#v}))")).as("how long it is").isEmpty();
        assertThat(reckoned("echo ${v} $(( $(echo v) ))")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo ${v}",
                "echo \"(( ${v} ))\"",
                "(cd /srv && echo ${v})",
                "( (echo ${v}) )",
                "echo $(( $(date -d ${v} +%s) / 60 ))",
                "echo $(( $(date -d \"${v}\" +%s) / 60 ))",
                "echo $((1)) ${v}",
                "echo $(( ((1)) )) ${v}",
                "(( 1 << 2 )); echo ${v}",
                "# $((${v}))",
                "cat <<'END'\n$((${v}))\nEND",
                "cat <<END\n${v} (( ${v} ))\nEND"
            })
    void elsewhereItDoesNot(String script) {
        assertThat(reckoned(script)).isEmpty();
    }

    @Test
    void behindASumItIsQuotedAsBeforeIt() {
        assertThat(made("a ${v} $(( ((1)) + 2 )) ${v}")).isEqualTo("a \"${v}\" $(( ((1)) + 2 )) \"${v}\"");
        assertThat(made("(( x << 2 ))\necho ${v}\n2\n")).isEqualTo("(( x << 2 ))\necho \"${v}\"\n2\n");
        assertThat(made("x=$((id; echo a) | cat; echo ${v}) ${v}"))
                .as("a group within a command is no sum")
                .isEqualTo("x=$((id; echo a) | cat; echo \"${v}\") \"${v}\"");
    }

    @Test
    void inTheTextOfAHereDocumentQuotesAreLetters() {
        String script = "cat <<END\nit's \"${v}\n$(echo ${v}) \\${v}\nEND\necho ${v}";
        assertThat(made(script)).isEqualTo("cat <<END\nit's \"${v}\n$(echo \"${v}\") \\${v}\nEND\necho \"${v}\"");
        assertThat(ShellText.of(script).uses())
                .as("with a backslash before it the shell does not look at it")
                .containsExactly(new Use("v", 1, false), new Use("v", 2, false), new Use("v", 4, false));
    }

    /** Each of these lines looks like the end, and is none: the next is text still, and the shell sees no variable in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<'END'\n END\n",
                "<<'END'\nEND \n",
                "<<'END'\n\tEND\n",
                "<<-'END'\n\t END\n",
                "<<-'END'\nEND\t\n"
            })
    void aHereDocumentEndsOnlyWithItsVeryWord(String begun) {
        String script = "cat " + begun + "${v}\nEND\necho ${v}";
        assertThat(ShellText.of(script).uses()).containsExactly(new Use("v", 2, true), new Use("v", 4, false));
        assertThat(made(script)).endsWith("${v}\nEND\necho \"${v}\"");
    }

    @Test
    void withADashTabsBeforeItsEndCountForNothing() {
        assertThat(ShellText.of("cat <<-'END'\n\t\tEND\necho ${v}").uses()).containsExactly(new Use("v", 2, false));
        assertThat(made("cat <<A <<-B\na's\nA\nb\n\tB\necho ${v}")).endsWith("echo \"${v}\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "12, true",
        "-3, true",
        "'', false",
        "a[$(id)], false",
        "1+1, false",
        "x, false",
        "0x10, false",
        "' 1', false",
        "'1\n', false",
        "--1, false",
        "٣, false"
    })
    void onlyAWholeNumberIsReckonedWith(String value, boolean taken) {
        assertThat(new Use("v", 0, false, true).takes(value)).isEqualTo(taken);
        assertThat(new Use("v", 0, false).takes(value)).isTrue();
    }
}
