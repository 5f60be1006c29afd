package dev.handrail.backup.take;

import dev.handrail.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A stage of a pipeline that passes everything on and says on stderr what its SHA-256 is. */
final class Fingerprint {
    /** What the pipe's other end reads goes through the descriptor; only the hash goes to stderr. */
    private static final String SCRIPT = "exec 3>&1; tee /dev/fd/3 | \"$@\" | sed \"s/^/$0: /\" >&2";

    private final String label;
    private final Pattern told;
    private @Nullable String hex;

    Fingerprint(String label) {
        this.label = label;
        this.told = Pattern.compile(Pattern.quote(label) + ": ([0-9a-f]{64})\\b.*");
    }

    Command command(List<String> hash) {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", SCRIPT, label));
        arguments.addAll(hash);
        return Command.of(arguments).with("LC_ALL", "C");
    }

    /** Looks at a line of stderr; says whether it was meant for this. */
    synchronized boolean hears(String line) {
        Matcher matcher = told.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        hex = matcher.group(1);
        return true;
    }

    synchronized @Nullable String hex() {
        return hex;
    }
}
