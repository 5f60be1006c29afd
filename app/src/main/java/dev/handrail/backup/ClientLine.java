package dev.handrail.backup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that the client takes for itself: a command, another delimiter, or a row that begins as a command would. */
final class ClientLine {
    /** What it looks like from its beginning. */
    enum Kind {
        COMMAND,
        DELIMITER,
        ROW
    }

    private static final Pattern COMMAND = Pattern.compile("\\\\(?:\\.|(?:un)?restrict +[A-Za-z0-9]+)\\s*");
    private static final Pattern DELIMITER = Pattern.compile("\\s*;{1,2}\\s*");
    private static final Pattern WORD = Pattern.compile("\\\\(?:[A-Za-z_]+|.?)", Pattern.DOTALL);

    private final Elsewhere elsewhere;
    private final Heads heads;
    private final StringBuilder text = new StringBuilder();
    private Kind kind = Kind.COMMAND;

    ClientLine(Elsewhere elsewhere, Heads heads) {
        this.elsewhere = elsewhere;
        this.heads = heads;
    }

    void begin(Kind what, int one) {
        kind = what;
        text.setLength(0);
        text.append((char) one);
    }

    /** Says whether it is a row of which enough is known. */
    boolean take(int one) throws GoesElsewhere {
        if (one == '\n') {
            return false;
        }
        if (text.length() < Head.LENGTH) {
            text.append((char) one);
            return false;
        }
        if (kind != Kind.ROW) {
            throw refused();
        }
        return end(false);
    }

    /**
     * Judges it, and says whether rows go on behind it.
     *
     * @param torn whether no more comes, as where only a beginning is read: what it began is nothing then
     */
    boolean end(boolean torn) throws GoesElsewhere {
        boolean fits = switch (kind) {
            case COMMAND -> harmless() || torn && begun();
            case DELIMITER ->
                DELIMITER.matcher(text).matches() || torn && text.toString().isBlank();
            case ROW -> !elsewhere.saysAmongRows(text.toString());
        };
        if (!fits) {
            throw refused();
        }
        if (kind == Kind.DELIMITER) {
            heads.delimiter(text.toString().contains(";;"));
        }
        return kind == Kind.ROW
                && !text.toString().equals("\\.")
                && !text.toString().equals("\\.\r");
    }

    private boolean harmless() {
        return elsewhere == Elsewhere.POSTGRESQL && COMMAND.matcher(text).matches();
    }

    private boolean begun() {
        String so = text.toString();
        return elsewhere == Elsewhere.POSTGRESQL && ("\\unrestrict ".startsWith(so) || "\\restrict ".startsWith(so));
    }

    private GoesElsewhere refused() {
        if (kind == Kind.DELIMITER) {
            return heads.refused("DELIMITER");
        }
        Matcher found = WORD.matcher(text);
        return heads.refused(found.lookingAt() ? found.group() : "\\");
    }
}
