package dev.handrail.backup;

/** What stands in quotes, and whether a backslash in them takes the next character with it. */
final class Quotes {
    private final Elsewhere elsewhere;
    private int quote;
    private boolean escapes;
    private boolean escapeMode;
    /** Whether only blanks and comments came since the last string, which lends the next its escapes. */
    private boolean goesOn;
    /** The same before a dash, which may begin such a comment. */
    private boolean wentOn;

    private boolean strings;

    Quotes(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        escapeMode = elsewhere == Elsewhere.MYSQL;
    }

    /** @param last bytes of code before it */
    void open(int one, long last) {
        if (elsewhere == Elsewhere.MYSQL) {
            escapes = one != '`' && escapeMode;
        } else {
            int before = (int) (last & 0xff);
            boolean marked = (before == 'e' || before == 'E') && !Signs.ofName((int) (last >> Byte.SIZE & 0xff));
            escapes = one == '\'' && (escapeMode || marked || goesOn && escapes);
        }
        strings |= one == '\'';
        quote = one;
    }

    boolean endsWith(int one) {
        goesOn |= one == quote;
        return one == quote;
    }

    boolean escapesBehind(int one) {
        return one == '\\' && escapes;
    }

    /** As far as nothing that comes in them can matter. */
    int skip(byte[] buffer, int from, int to) {
        int at = from;
        while (at < to && buffer[at] != quote && buffer[at] != '\\' && buffer[at] != '\n' && buffer[at] != 0) {
            at++;
        }
        return at;
    }

    /** What came behind them that is no blank. */
    void passed(int one) {
        wentOn = goesOn && one == '-';
        goesOn = false;
    }

    /** What began by a dash was a comment. */
    void comment() {
        goesOn = wentOn;
    }

    /** A string without quotes, between dollars. */
    void body() {
        strings = true;
    }

    /** Whether the statement holds a string, as one that names a file or a program does. */
    boolean strings() {
        return strings;
    }

    /** @param statement how the one began that ends */
    void end(String statement) {
        goesOn = false;
        strings = false;
        escapeMode = elsewhere.escapes(statement, escapeMode);
    }
}
