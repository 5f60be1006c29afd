package dev.handrail.backup.restore;

import dev.handrail.backup.NewerSetting;
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
    /** What pg_restore says behind a harmless complaint, whatever the language of that. */
    private static final Pattern HARMLESS_COMMAND = Pattern.compile(
            "Command was: (?:" + NewerSetting.STATEMENT + "|(?:COMMENT|SECURITY LABEL .*) ON SUBSCRIPTION .*)");

    /** What went wrong, in the program's words, and what that means. */
    private record Said(String words, Complaint complaint) {}

    private final boolean read;
    private final List<Said> errors = new ArrayList<>();
    private int harmless;

    /** @param read whether the language is one that is read here, in which the server answers */
    RestoreErrors(boolean read) {
        this.read = read;
    }

    synchronized void read(String line) {
        var matcher = ERROR.matcher(line);
        if (matcher.matches()) {
            Complaint complaint = Complaint.of(line, read);
            if (complaint == Complaint.HARMLESS) {
                harmless++;
            } else {
                errors.add(new Said(matcher.group(1), complaint));
            }
        } else if (HARMLESS_COMMAND.matcher(line).matches()
                && !errors.isEmpty()
                && errors.getLast().complaint() == Complaint.FOREIGN) {
            errors.removeLast();
            harmless++;
        }
    }

    /** The first of which it is known what to do about it; else what keeps it from being known. */
    synchronized Complaint complaint() {
        List<Complaint> all = errors.stream().map(Said::complaint).toList();
        return all.stream()
                .filter(complaint -> complaint != Complaint.UNKNOWN && complaint != Complaint.FOREIGN)
                .findFirst()
                .orElse(all.contains(Complaint.FOREIGN) ? Complaint.FOREIGN : Complaint.UNKNOWN);
    }

    /** What went wrong, in the program's words. */
    synchronized List<String> errors() {
        return errors.stream().map(Said::words).toList();
    }

    /** Whether pg_restore's exit status is explained by complaints that change nothing. */
    synchronized boolean onlyHarmless() {
        return errors.isEmpty() && harmless > 0;
    }
}
