package dev.handrail.backup.restore;

import dev.handrail.backup.NewerSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads every line that pg_restore or psql complains with. pg_restore goes on after an error and calls that "ignored", so a table can be
 * empty and the program almost satisfied: here any error counts, except the few that are known to change nothing.
 */
final class RestoreErrors {
    private static final Pattern OF_PSQL =
            Pattern.compile("(?:psql: (?:error|FATAL)|psql:.*: (?:ERROR|FATAL|error)): +(.*)");
    /** How pg_restore begins a line; several processes write these pieces into each other's lines. */
    private static final Pattern BEGINNING = Pattern.compile("(?:pg_restore:|\\[[^]]*] | |error: +)*");

    private static final Pattern ERROR = Pattern.compile("error: ");
    /** How what pg_restore complains of may stand behind the end of another line, where its beginning was. */
    private static final Pattern WITHOUT_BEGINNING = Pattern.compile(
            "(?:could not|COPY failed|error returned by|query failed|query was|a worker process|unexpected|out of) .*");
    /** What is no complaint by itself, and may stand between the two. */
    private static final Pattern REMARK = Pattern.compile("(?:while |from TOC entry |warning: |detail: |hint: ).*");
    /** What pg_restore says behind a harmless complaint, whatever the language of that. */
    private static final Pattern HARMLESS_COMMAND = Pattern.compile(
            "Command was: (?:" + NewerSetting.STATEMENT + "|(?:COMMENT|SECURITY LABEL .*) ON SUBSCRIPTION .*)");

    /** What went wrong, in the program's words, and what that means. */
    private record Said(String words, Complaint complaint) {}

    private final boolean read;
    private final List<Said> errors = new ArrayList<>();
    private int harmless;
    /** How many have been begun to be said, and not yet been said. */
    private long begun;

    /** @param read whether the language is one that is read here, in which the server answers */
    RestoreErrors(boolean read) {
        this.read = read;
    }

    synchronized void read(String line) {
        Matcher psql = OF_PSQL.matcher(line);
        Matcher beginning = BEGINNING.matcher(line);
        beginning.lookingAt();
        long errorsBegun = ERROR.matcher(beginning.group()).results().count();
        begun += errorsBegun;
        String words = line.substring(beginning.end());
        if (psql.matches()) {
            add(psql.group(1), line);
        } else if (begun > 0 && isComplaint(words, errorsBegun > 0)) {
            begun--;
            add(words, line);
        } else if (HARMLESS_COMMAND.matcher(line).matches()
                && !errors.isEmpty()
                && errors.getLast().complaint() == Complaint.FOREIGN) {
            errors.removeLast();
            harmless++;
        }
    }

    private static boolean isComplaint(String words, boolean begins) {
        return WITHOUT_BEGINNING.matcher(words).matches()
                || begins && !REMARK.matcher(words).matches();
    }

    private void add(String words, String line) {
        Complaint complaint = Complaint.of(line, read);
        if (complaint == Complaint.HARMLESS) {
            harmless++;
        } else {
            errors.add(new Said(words, complaint));
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

    /** Whether there were no others than those that change nothing. */
    synchronized boolean none() {
        return errors.isEmpty() && begun == 0;
    }

    /** What went wrong, in the program's words. */
    synchronized List<String> errors() {
        return errors.stream().map(Said::words).toList();
    }

    /** Whether pg_restore's exit status is explained by complaints that change nothing. */
    synchronized boolean onlyHarmless() {
        return none() && harmless > 0;
    }
}
