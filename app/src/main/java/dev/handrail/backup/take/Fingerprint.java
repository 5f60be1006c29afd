package dev.handrail.backup.take;

import dev.handrail.shell.Command;
import dev.handrail.shell.ReadAlong;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stage of a pipeline that passes everything on and says on stderr what its SHA-256 is. */
final class Fingerprint {
    private static final String SCRIPT = "\"$@\" | sed \"s/^/$0: /\"";

    private final String label;
    private final Pattern told;
    private @Nullable String hex;

    Fingerprint(String label) {
        this.label = label;
        this.told = Pattern.compile(Pattern.quote(label) + ": ([0-9a-f]{64})\\b.*");
    }

    Command command(List<String> hash) {
        return ReadAlong.all(
                SCRIPT, Stream.concat(Stream.of(label), hash.stream()).toList());
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
