package dev.handrail.backup;

import dev.handrail.shell.Command;
import dev.handrail.shell.ReadAlong;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stage of a pipeline that passes everything on and says on stderr what its SHA-256 is. */
public final class Fingerprint {
    private static final String OPENSSL = "openssl";
    private static final String SHA256SUM = "sha256sum";
    private static final String SCRIPT = "\"$@\" | sed \"s/^/$0: /\"";

    private final String label;
    private final Pattern told;
    private @Nullable String hex;

    public Fingerprint(String label) {
        this.label = label;
        this.told = Pattern.compile(Pattern.quote(label) + ": ([0-9a-f]{64})\\b.*");
    }

    /** The programs that can hash. */
    public static List<String> programs() {
        return List.of(OPENSSL, SHA256SUM);
    }

    /**
     * The command that hashes what it reads; empty where the machine has none.
     *
     * @param there which programs it has
     */
    public static List<String> hashing(Set<String> there) {
        // openssl uses what the processor has for it, and is several times as fast as sha256sum.
        if (there.contains(OPENSSL)) {
            return List.of(OPENSSL, "dgst", "-sha256", "-r");
        }
        return there.contains(SHA256SUM) ? List.of(SHA256SUM) : List.of();
    }

    public Command command(List<String> hash) {
        return ReadAlong.all(
                SCRIPT, Stream.concat(Stream.of(label), hash.stream()).toList());
    }

    /** Looks at a line of stderr; says whether it was meant for this. */
    public synchronized boolean hears(String line) {
        Matcher matcher = told.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        hex = matcher.group(1);
        return true;
    }

    public synchronized @Nullable String hex() {
        return hex;
    }
}
