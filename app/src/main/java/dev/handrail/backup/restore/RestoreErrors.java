package dev.handrail.backup.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads every line that pg_restore or psql complains with. pg_restore goes on after an error and calls that "ignored", so a table can be
 * empty and the program almost satisfied: here any error counts, except the few that are known to change nothing.
 */
final class RestoreErrors {
    private static final Pattern ERROR = Pattern.compile(
            "(?:pg_restore: (?:\\[[^]]*] )?error|psql: (?:error|FATAL)|psql:.*: (?:ERROR|FATAL|error)): +(.*)");

    private final List<String> errors = new ArrayList<>();
    private Complaint first = Complaint.UNKNOWN;
    private int harmless;

    synchronized void read(String line) {
        var matcher = ERROR.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        Complaint complaint = Complaint.of(line);
        if (complaint == Complaint.HARMLESS) {
            harmless++;
        } else {
            errors.add(matcher.group(1));
            if (first == Complaint.UNKNOWN) {
                first = complaint;
            }
        }
    }

    /** The first of which it is known what to do about it. */
    synchronized Complaint complaint() {
        return first;
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
