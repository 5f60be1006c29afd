package dev.handrail.backup.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads every line that pg_restore or psql complains with. pg_restore goes on after an error and calls that "ignored", so a table can be
 * empty and the program almost satisfied: here any error counts, except the few that are known to change nothing.
 */
final class RestoreErrors {
    private static final Pattern ERROR =
            Pattern.compile("(?:pg_restore: (?:\\[[^]]*] )?error|psql:.*: (?:ERROR|FATAL|error)): +(.*)");

    /** A newer pg_restore sets what an older server does not know yet; nothing of the data depends on it. */
    private static final List<Pattern> HARMLESS =
            List.of(Pattern.compile(".*unrecognized configuration parameter \"transaction_timeout\".*"));

    private final List<String> errors = new ArrayList<>();
    private int harmless;

    synchronized void read(String line) {
        var matcher = ERROR.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        if (HARMLESS.stream().anyMatch(known -> known.matcher(line).matches())) {
            harmless++;
        } else {
            errors.add(matcher.group(1));
        }
    }

    /** What went wrong, in the program's words. */
    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** Whether pg_restore's exit status is explained by complaints that change nothing. */
    synchronized boolean onlyHarmless() {
        return errors.isEmpty() && harmless > 0;
    }
}
