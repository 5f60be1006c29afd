package dev.handrail.backup;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges how statements begin: each behind the one before it, and besides where a line or a version's comment may begin one,
 * so that a client which reads them otherwise is not led elsewhere either.
 */
final class Heads {
    private static final String CURRENT = "-- Current Database: ";
    private static final String NAMES_ITS_OWN = "ALTER DATABASE `";
    private static final Pattern ROUTINE = Pattern.compile("(?i)" + Named.ROUTINE);

    private final Elsewhere elsewhere;
    private final Head statement = new Head();
    /** The statement as a server reads it that skips what newer versions are told. */
    private final Head without = new Head();
    /** What begins in the middle of a statement. */
    private final Head part = new Head();
    /** The line as it stands, for {@link NamelessAlter}; empty where it begins within something. */
    private final Head raw = new Head();

    private boolean skipped;
    /** Whether one semicolon does not end a statement for the client. */
    private boolean delimited;

    private boolean inRoutine;
    private long line = 1;
    /** Stands unless the whole line is one that loses its name on the way. */
    private @Nullable GoesElsewhere pending;

    Heads(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        statement.begin(line);
        without.pass();
        part.pass();
        raw.begin(line);
    }

    void raw(int one) throws GoesElsewhere {
        boolean full = raw.add(one);
        if (raw.telling() && !raw.startsWith(CURRENT) && !raw.startsWith(NAMES_ITS_OWN)) {
            raw.dismiss();
            full = true;
        }
        if (full) {
            settle(false);
        }
    }

    void add(int one) throws GoesElsewhere {
        if (statement.isEmpty()) {
            statement.begin(line);
        }
        add(statement, one);
        add(part, one);
        if (!skipped) {
            add(without, one);
        }
    }

    private void add(Head head, int one) throws GoesElsewhere {
        if (head.add(one)) {
            judge(head);
        } else if (head.telling() && elsewhere.cannotSay(head.toString())) {
            head.dismiss();
        }
    }

    void blank() {
        statement.blank();
        part.blank();
        if (!skipped) {
            without.blank();
        }
    }

    void drop(char last) {
        statement.drop(last);
        part.drop(last);
        without.drop(last);
    }

    /** A comment whose text only some versions obey. */
    void versionBegins(boolean maybeSkipped) {
        if (maybeSkipped) {
            if (without.full()) {
                without.begin(statement);
            }
            skipped = true;
        }
        blank();
    }

    void versionEnds() throws GoesElsewhere {
        skipped = false;
        judge(part);
        part.begin(line);
        blank();
    }

    /** Judges all that is known so far. */
    void judge() throws GoesElsewhere {
        judge(part);
        judge(without);
        judge(statement);
    }

    /** @param other whether two semicolons end a statement from now on */
    void delimiter(boolean other) {
        delimited = other;
        inRoutine = false;
    }

    /** Judges the statement that ends, and says how it began. */
    String end() throws GoesElsewhere {
        judge();
        String begun = statement.toString();
        if (!inRoutine && elsewhere.hides(begun)) {
            throw new GoesElsewhere(statement.line(), elsewhere.said(begun));
        }
        boolean routine = inRoutine || delimited && ROUTINE.matcher(begun).lookingAt();
        inRoutine = routine && !begun.isEmpty();
        statement.begin(line);
        without.pass();
        part.pass();
        return begun;
    }

    /**
     * @param comment whether it is one that ends here
     * @param code whether a statement could begin in the line that comes
     */
    void turn(boolean comment, boolean code) throws GoesElsewhere {
        blank();
        judge();
        settle(comment);
        line++;
        if (code && !statement.isEmpty()) {
            part.begin(line);
        } else {
            part.pass();
        }
        if (code) {
            raw.begin(line);
        } else {
            raw.pass();
        }
    }

    /** Of the line that is whole now, or longer than any that is harmless. */
    void settle(boolean comment) throws GoesElsewhere {
        String whole = pending == null && !comment ? "" : raw.toString();
        if (elsewhere == Elsewhere.MYSQL && comment && whole.startsWith(CURRENT)) {
            throw new GoesElsewhere(line, CURRENT.strip());
        }
        if (pending != null && (raw.full() || !NamelessAlter.of(whole))) {
            throw pending;
        }
        pending = null;
    }

    boolean anythingBegun() {
        return !statement.isEmpty();
    }

    /** Whether the client waits for a statement, and has the beginning of none. */
    boolean rests() {
        return statement.isEmpty() && !delimited;
    }

    /** Whether what comes can be passed on before it is read. */
    boolean calm() {
        return statement.full() && part.full() && without.full() && pending == null;
    }

    boolean waits() {
        return pending != null;
    }

    GoesElsewhere refused(String says) {
        return new GoesElsewhere(line, says);
    }

    private void judge(Head head) throws GoesElsewhere {
        if (head.isEmpty() || pending != null) {
            return;
        }
        String begins = head.toString();
        boolean reaches = head != part && !inRoutine && elsewhere.reaches(begins);
        if (!reaches && !elsewhere.says(begins)) {
            return;
        }
        GoesElsewhere found = new GoesElsewhere(head.line(), elsewhere.said(begins));
        if (elsewhere != Elsewhere.MYSQL || !begins.startsWith(NAMES_ITS_OWN) || raw.full()) {
            throw found;
        }
        pending = found;
    }
}
