package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Scratch;
import dev.handrail.shell.Quoting;
import dev.handrail.shell.RealSshd;
import dev.handrail.storage.StandInAws;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;

/** What a person pastes into a terminal, which must go well line by line. */
public final class Pasted {
    /** Stands for somebody at a terminal: says yes to a host key, and leaves off when a line of a session fails. */
    private static final String SSH = """
            #!/bin/bash
            ssh=(/usr/bin/ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o BatchMode=yes)
            last=${!#}
            # What only leads on to the next machine is no session.
            [ "$1" != -W ] || exec "${ssh[@]}" "$@"
            case $last in
            *@*.*.*.*) { printf '%s\\n' "set -e; cd 'LANDING'" 'PATH=PROGRAMS:$PATH'; cat; } | exec "${ssh[@]}" "$@" ;;
            *) exec "${ssh[@]}" "${@:1:$#-1}" "cd 'LANDING'; $last" ;;
            esac
            """;

    private Pasted() {}

    /** Answers what it printed. */
    static String run(String script) throws Exception {
        return run(new ProcessBuilder("bash"), script);
    }

    /**
     * The same in a directory of this computer.
     *
     * @param landing where sessions on a server begin
     */
    public static String in(Path directory, Path landing, String script) throws Exception {
        return in(directory, landing, landing.toString(), script);
    }

    /** @param installed folders, with a colon between them, whose programs a session on that server finds first */
    public static String in(Path directory, Path landing, String installed, String script) throws Exception {
        try (Scratch programs = Scratch.make()) {
            RealSshd.program(
                    programs.file("ssh"),
                    SSH.replace("LANDING", landing.toString()).replace("PROGRAMS", installed));
            return runFinding(programs, new ProcessBuilder("bash").directory(directory.toFile()), script);
        }
    }

    /** As a job runs it, which has no terminal, and in whose environment the secrets are. */
    static String withoutTerminal(Path directory, Map<String, String> known, String script) throws Exception {
        ProcessBuilder job = new ProcessBuilder("setsid", "--wait", "bash").directory(directory.toFile());
        job.environment().putAll(known);
        try (Scratch programs = Scratch.make()) {
            return runFinding(programs, job, script);
        }
    }

    /** What is asked for is typed. */
    public static String typing(String secret, String script) {
        return script.replaceAll("IFS= read -rs (\\w+) </dev/tty ", "IFS= read -rs $1 <<<'" + secret + "' ");
    }

    /** Each is told what it asks for. */
    static String typing(Map<String, String> secrets, String script) {
        String typed = script;
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            typed = typed.replaceAll(
                    "(IFS= read -rs? " + secret.getKey() + ") </dev/tty ",
                    "$1 <<<" + Matcher.quoteReplacement(Quoting.argument(secret.getValue())) + " ");
        }
        return typed;
    }

    /** Into a real terminal in one go, with what is typed behind it, which nobody sees there. */
    static String atATerminal(Path directory, String script, String typed) throws Exception {
        Process terminal = new ProcessBuilder(
                        "script", "-qec", "stty -echo; exec bash --norc --noprofile --noediting -i", "/dev/null")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        terminal.getOutputStream().write((script + "\n" + typed + "\nexit\n").getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
        String said = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        terminal.waitFor();
        return said;
    }

    /** Finds what lies there before all else. */
    private static String runFinding(Scratch programs, ProcessBuilder builder, String script) throws Exception {
        StandInAws.unlessInstalled(programs.folder());
        builder.environment().merge("PATH", programs.folder().toString(), (path, first) -> first + ":" + path);
        return run(builder, script);
    }

    private static String run(ProcessBuilder builder, String script) throws Exception {
        Process bash = builder.redirectErrorStream(true).start();
        bash.getOutputStream().write(("set -e -o pipefail\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(script + "\n" + said).isZero();
        return said;
    }
}
