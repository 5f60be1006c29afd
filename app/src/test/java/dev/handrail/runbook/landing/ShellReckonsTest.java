package dev.handrail.runbook.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a real bash runs a command that stands in a value, the value is held to be a whole number before. */
class ShellReckonsTest {
    @TempDir
    private Path folder;

    private static List<String> reckoned(String script) {
        return ShellText.of(script).uses().stream()
                .filter(Use::reckoned)
                .map(Use::name)
                .distinct()
                .toList();
    }

    /** Whether a command ran that stands in the value; the script is what the shell would get. */
    private boolean runs(String script, String value) throws Exception {
        Path mark = folder.resolve("was-here");
        ProcessBuilder bash = new ProcessBuilder(
                "bash", "-c", ShellText.of(script, "v"::equals).text());
        bash.directory(folder.toFile()).redirectErrorStream(true);
        bash.environment().put("v", value.replace("MARK", mark.toString()));
        Process process = bash.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(said).as(script).doesNotContain("syntax error near");
        return Files.deleteIfExists(mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[ ${v} -gt 3 ]]",
                "[[ 3 -le ${v} ]] && echo more",
                "if [[ -n x && \"${v}\" -eq 3 ]]; then echo; fi",
                "[[ -n x && ( ${v} -lt 3 ) ]]",
                "[[ -n x &&\n  ${v} -ne 3 ]]",
                "[[ ${v} \\\n  -ge 3 ]]",
                "! [[ ${v} -gt 3 ]]",
                "echo ${v}; [[ v -gt 3 ]]",
                "echo ${v}; [[ $v -gt 3 ]]",
                "let x=${v}+1",
                "let \"x = ${v} * 2\"",
                "echo ${v}; let 'x = v * 2'",
                "true && let x=${v}",
                "x=$(let y=${v})",
                "case a in a) let x=${v} ;; esac",
                "x=$(case a in a) let x=${v} ;; esac)",
                "declare -i x=${v}",
                "f() { local -i x=${v}; }; f",
                "function f { local -i x=${v}\n}\nf",
                "declare -i x; x=${v}",
                "a[${v}]=1",
                "a[${v}]+=1",
                "a=([${v}]=1)",
                "a=(1 2); echo ${a[${v}]}",
                "a=(1 2); echo \"${a[${v}]}\"",
                "a=(1 2); echo ${a[@]:${v}:1}",
                "a=(1 2); cat <<END\n${a[${v}]}\nEND",
                "x=text; echo ${x:${v}}",
                "x=text; echo ${x:1:${v}}",
                "x=text; echo ${x:${y:-1}:${v}}",
                "echo $[${v} + 1]",
                "echo ${v} ${!v}",
                "[[ -v ${v} ]]",
                "[ -v ${v} ]",
                "test -v ${v}",
                "a=(1); unset ${v}",
                "read ${v} <<< x",
                "printf -v ${v} x",
                "x=${v}; echo $((x + 1))",
                "x=${v}; y=$x; [[ $y -gt 3 ]]",
                "for x in 1 ${v}; do (( x > 3 )); done",
                "export x=${v}; let x+=1"
            })
    void whatBashWouldRunIsToBeAWholeNumber(String script) throws Exception {
        assertThat(runs(script, "a[$(touch MARK)]"))
                .as("bash itself runs it, else this says nothing")
                .isTrue();
        assertThat(reckoned(script)).containsExactly("v");
        assertThat(ShellText.of(script).uses())
                .filteredOn(Use::reckoned)
                .noneMatch(use -> use.takes("a[$(touch MARK)]"))
                .allMatch(use -> use.takes("3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[ ${v} == 3 ]]",
                "[[ -n ${v} && 3 -gt 2 ]]",
                "[[ $(wc -l < ${v}) -gt 3 ]]",
                "echo [[ ${v} -gt 3 ]]",
                "grep -ne ${v} file",
                "echo let ${v}",
                "let x=1; echo ${v}",
                "let x=1 # ${v}",
                "export x=${v}",
                "readonly x=${v}; echo $x",
                "f() { local x=${v}; echo $x; }; f",
                "x=$(date -d ${v} +%s); (( x > 3 ))",
                "x=${#v}; echo ${v} $((x))",
                "declare -A m; m[${v}]=1; echo ${m[${v}]}",
                "echo ${x:-${v}} ${y:+${v}}",
                "ls log[${v}]",
                "printf %s ${v}",
                "for x in ${v}; do echo $x; done",
                "case ${v} in [0-9]) echo ${v} ;; esac",
                "x=$(case ${v} in a) echo ${v} ;; *) echo ${v} ;; esac)",
                "cat <<END\nlet x=${v} [[ ${v} -gt 3 ]]\nEND",
                "export v; unset w; echo ${v}"
            })
    void whereItRunsNothingAnyValueIsTaken(String script) throws Exception {
        assertThat(reckoned(script)).isEmpty();
        assertThat(runs(script, "a[$(touch MARK)]")).isFalse();
        assertThat(runs(script, "$(touch MARK)")).isFalse();
        assertThat(runs(script, "x; touch MARK")).isFalse();
        assertThat(runs(script, "\"; touch MARK; \"")).isFalse();
    }

    /** A shell that others have may reckon where bash does not; a number is wanted there anyway. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ ${v} -gt 3 ]",
                "test 3 -lt ${v}",
                "exit ${v}",
                "return ${v}",
                "integer x=${v}",
                "echo $a[${v}]"
            })
    void whereOtherShellsReckonItIsToBeOneToo(String script) {
        assertThat(reckoned(script)).containsExactly("v");
    }

    /** Values of a pattern within a substitution are quoted as anywhere. */
    @Test
    void theBracketOfACaseEndsNoCommands() {
        assertThat(ShellText.of("x=$(case a in a) echo ${v} ;; esac) ${v}").text())
                .isEqualTo("x=$(case a in a) echo \"${v}\" ;; esac) \"${v}\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${v:-0}  | v |   | false",
                "${!v}    | v |   | true",
                "${v:1}   | v | : | false",
                "${v: -1} | v | : | false",
                "${@:1}   | @ | : | false",
                "${v[1]}  | v | [ | false",
                "$v[1]    | v | [ | false"
            })
    void aParameterSaysWhatIsMeantOfIt(String text, String name, String opens, boolean indirect) {
        Parameter found = Parameter.at("x" + text, 1).orElseThrow();
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.opens()).isEqualTo(opens == null ? "" : opens);
        assertThat(found.indirect()).isEqualTo(indirect);
    }
}
