package dev.handrail.shell;

import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pipeline as a script for any POSIX shell in which every stage reports its own exit status.
 *
 * <p>A report is a line on stderr that begins with a nonce; the line break before it keeps it apart from what a program left
 * unfinished. The first report is the process id. The nonce alone stands on stdout before all that the programs write there,
 * since a login shell may greet first. All of the script stands in braces, so that one cut short in transit is a
 * syntax error and never a shorter command.
 */
final class ScriptWriter {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Pipeline pipeline;
    private final Becoming becoming;
    private final String nonce;
    /** What the script reads into h1, h2 … before anything runs. */
    private final List<byte[]> read = new ArrayList<>();
    /** What the first stage reads itself, behind sudo. */
    private final List<byte[]> first = new ArrayList<>();
    /** The same for all stages, whatever becomes of it meanwhile. */
    private Becoming.@Nullable Handed handed;

    /** The stages for which sudo is handed a password. */
    private final Set<Integer> guarded = new TreeSet<>();

    private ScriptWriter(Pipeline pipeline, Becoming becoming, String nonce) {
        this.pipeline = pipeline;
        this.becoming = becoming;
        this.nonce = nonce;
    }

    static Script write(Pipeline pipeline, Becoming becoming, String nonce) throws OperationFailed {
        ScriptWriter writer = new ScriptWriter(pipeline, becoming, nonce);
        try {
            return writer.script();
        } finally {
            if (writer.handed != null) {
                writer.handed.close();
            }
        }
    }

    private Script script() throws OperationFailed {
        List<Command> stages = pipeline.stages();
        String[] bodies = new String[stages.size()];
        String[] feeds = new String[stages.size()];
        for (int i = 0; i < stages.size(); i++) {
            Command stage = stages.get(i);
            boolean sudo = becoming.takesSudo(stage.user());
            feeds[i] = sudo ? feed(stage, i == 0) : "";
            bodies[i] = sudo ? asSomebodyElse(stage, i) : asOneself(stage);
        }
        StringBuilder text = new StringBuilder("{\nprintf '\\n%s pid %s\\n' " + nonce + " \"$$\" >&2\n");
        text.append("printf '%s\\n' ").append(nonce).append('\n');
        for (int i = 1; i <= read.size(); i++) {
            text.append("IFS= read -r h").append(i).append(" || exit 126\n");
        }
        for (int i = 0; i < bodies.length; i++) {
            String next = i + 1 < bodies.length ? feeds[i + 1] : "";
            text.append(i == 0 ? "{\n" : " | {\n").append(next).append("(\n").append(bodies[i]);
            text.append(")\nprintf '\\n%s %s %s\\n' ").append(nonce).append(' ').append(i);
            text.append(" \"$?\" >&2\n}");
        }
        List<byte[]> preamble = new ArrayList<>(read);
        preamble.addAll(first);
        int which = handed == null ? 0 : handed.which();
        return new Script(
                nonce,
                stages.size(),
                users(),
                guarded,
                which,
                text.append("\n}\n").toString(),
                preamble);
    }

    private TreeSet<String> users() {
        TreeSet<String> users = new TreeSet<>();
        pipeline.stages().stream()
                .map(Command::user)
                .filter(becoming::takesSudo)
                .forEach(users::add);
        return users;
    }

    private String asOneself(Command stage) throws OperationFailed {
        StringBuilder body = new StringBuilder(surroundings(stage));
        for (Map.Entry<String, Secret> secret : new TreeMap<>(stage.secrets()).entrySet()) {
            String name = variable(secret.getKey());
            String from = keep(line(name, secret.getValue()));
            body.append(name).append("=$").append(from).append("; export ").append(name);
            body.append('\n');
        }
        return body + "exec " + program(stage) + "\n";
    }

    /** Behind sudo a second shell reads the secrets, since sudo lets through nothing but stdin. */
    private String asSomebodyElse(Command stage, int number) throws OperationFailed {
        StringBuilder inner = new StringBuilder();
        if (becoming.takesPassword()) {
            guarded.add(number);
            inner.append("printf '\\n%s %s %s\\n' ").append(nonce).append(' ');
            inner.append(StageReports.LET_IN).append(' ').append(number).append(" >&2\n");
            inner.append("while IFS= read -r h && [ \"$h\" != " + nonce + " ]; do :; done\nunset h\n");
        }
        for (String name : new TreeSet<>(stage.secrets().keySet())) {
            inner.append("IFS= read -r ").append(variable(name)).append(" || exit 126\nexport ");
            inner.append(name).append('\n');
        }
        inner.append(surroundings(stage)).append("exec \"$@\"\n");
        String sudo = becoming.sudo(String.valueOf(stage.user()));
        return tried(number) + "exec " + sudo + "sh -c " + Quoting.argument(inner.toString()) + " sh " + program(stage)
                + "\n";
    }

    /**
     * Sudo reads on after a wrong password, and would take the lines behind it for further attempts: enough of them to lock
     * an account. So it is tried alone before, once.
     */
    private String tried(int number) {
        return becoming.takesPassword()
                ? "IFS= read -r h || exit 126\nprintf '%s\\n' \"$h\" 2>/dev/null | " + Becoming.TRY + " || {\n"
                        + "printf '\\n%s %s %s\\n' " + nonce + " " + StageReports.REFUSED + " " + number
                        + " >&2\nexit 1\n}\nunset h\n"
                : "";
    }

    /**
     * The lines that a stage behind sudo finds on its stdin before the real one: the password to try, the password, then
     * the nonce, which tells whether sudo took the password or left it, then the secrets. To the first stage we send them; to a later one the stage
     * before it prints them into the pipe (printf is built into the shell: no argument list shows it).
     */
    private String feed(Command stage, boolean isFirst) throws OperationFailed {
        List<byte[]> lines = new ArrayList<>();
        if (becoming.takesPassword()) {
            byte[] line = line("sudo", password());
            lines.add(line);
            lines.add(line);
            lines.add(nonce.getBytes(StandardCharsets.US_ASCII));
        }
        for (Map.Entry<String, Secret> secret : new TreeMap<>(stage.secrets()).entrySet()) {
            lines.add(line(secret.getKey(), secret.getValue()));
        }
        if (isFirst) {
            first.addAll(lines);
            return "";
        }
        StringBuilder print = new StringBuilder();
        for (byte[] line : lines) {
            print.append(print.isEmpty() ? "printf '%s\\n'" : "").append(" \"$").append(keep(line));
            print.append('"');
        }
        return print.isEmpty() ? "" : print.append('\n').toString();
    }

    private Secret password() throws OperationFailed {
        Becoming.Handed there = handed;
        if (there == null) {
            there = becoming.password();
            handed = there;
        }
        return there.secret();
    }

    private String keep(byte[] line) {
        read.add(line);
        return "h" + read.size();
    }

    private static String surroundings(Command stage) {
        StringBuilder lines = new StringBuilder();
        String directory = stage.directory();
        if (directory != null) {
            String safe = directory.startsWith("-") ? "./" + directory : directory;
            lines.append("CDPATH= cd ").append(Quoting.argument(safe)).append(" || exit 1\n");
        }
        Map<String, String> variables = new TreeMap<>(stage.environment());
        // The same words on every machine: what programs say is read by us, and by whom we ask for help.
        variables.putIfAbsent("LC_ALL", "C");
        variables.forEach((name, value) -> lines.append(variable(name))
                .append('=')
                .append(Quoting.argument(value))
                .append("; export ")
                .append(name)
                .append('\n'));
        return lines.toString();
    }

    private static String program(Command stage) throws OperationFailed {
        if (stage.program().isEmpty() || stage.program().startsWith("-")) {
            throw OperationFailed.refused(Words.of("shell.program.invalid", stage.program()))
                    .next(Words.of("shell.program.invalid.next"))
                    .build();
        }
        return Quoting.arguments(stage.arguments());
    }

    private static String variable(String name) {
        if (!VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(Words.of("shell.variable.invalid", name));
        }
        return name;
    }

    private static byte[] line(String name, Secret secret) throws OperationFailed {
        byte[] bytes = secret.utf8();
        for (byte b : bytes) {
            if (b == '\n' || b == 0) {
                throw OperationFailed.refused(Words.of("shell.secret.line", name))
                        .next(Words.of("shell.secret.line.next"))
                        .build();
            }
        }
        return bytes;
    }
}
