package dev.handrail.backup;

import java.util.regex.Pattern;

/**
 * Reads a dump byte by byte as its client would, so far as to know what is a statement and what only stands in quotes,
 * comments, bodies and rows. It holds no more than the beginning of each.
 */
final class Statements {
    /** Where the byte that comes stands. */
    private enum In {
        CODE,
        QUOTES,
        ESCAPED,
        LINE_COMMENT,
        COMMENT,
        /** Behind {@code /*} and {@code /*M}: it may be one that versions obey. */
        COMMENT_BEGUN,
        COMMENT_OF_MARIADB,
        VERSION,
        SANDBOX,
        TAG,
        BODY,
        COMMAND,
        DELIMITER,
        COPIED,
        ROWS,
        ROW_OF_BACKSLASH
    }

    private static final Pattern COMMAND = Pattern.compile("\\\\(?:\\.|(?:un)?restrict +[A-Za-z0-9]+)\\s*");
    private static final Pattern DELIMITER = Pattern.compile("\\s*;{1,2}\\s*");
    private static final Pattern WORD = Pattern.compile("\\\\(?:[A-Za-z_]+|.?)", Pattern.DOTALL);
    private static final String SANDBOX = "999999";
    private static final int LONGEST_TAG = 200;
    private static final int LONGEST_VERSION = 6;
    /** Every server that is about obeys what older ones are told; MariaDB skips some of what is for newer ones of MySQL. */
    private static final int SURELY_OBEYED = 50_700;

    private static final long FROM_STDIN = tail("M stdin;");
    private static final long ELIMITER = tail("elimiter");

    private final boolean mySql;
    private final Elsewhere elsewhere;
    private final Heads heads;
    private final boolean[] plain = new boolean[256];
    /** A tag, a version, a command: what is read to its end before it is known. */
    private final StringBuilder word = new StringBuilder();

    private In in = In.CODE;
    private int quote;
    private boolean escapes;
    private boolean escapeMode;
    /** Whether only blanks came since the last string, which lends the next its escapes. */
    private boolean goesOn;

    private int depth;
    private int version;
    private int matched;
    private boolean safe;
    /** The last eight bytes of code. */
    private long last = ' ';

    private int previous;

    Statements(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.heads = new Heads(elsewhere);
        mySql = elsewhere == Elsewhere.MYSQL;
        escapeMode = mySql;
        for (int i = 0; i < plain.length; i++) {
            plain[i] = "'\"`;\n\r\\/*-#$ \t".indexOf(i) < 0;
        }
    }

    private static long tail(String text) {
        long tail = 0;
        for (int i = 0; i < text.length(); i++) {
            tail = (tail << Byte.SIZE) | text.charAt(i);
        }
        return tail;
    }

    /** As far as nothing that comes can matter. */
    int skip(byte[] buffer, int from, int to) {
        int at = from;
        if (in == In.ROWS && previous != '\n') {
            while (at < to && buffer[at] != '\n') {
                at++;
            }
        } else if (in == In.QUOTES && heads.calm() && version == 0) {
            while (at < to && buffer[at] != quote && buffer[at] != '\\' && buffer[at] != '\n') {
                at++;
            }
        } else if (in == In.CODE && heads.calm()) {
            while (at < to && plain[buffer[at] & 0xff]) {
                last = (last << Byte.SIZE) | (buffer[at++] & 0xff);
                goesOn = false;
            }
        }
        if (at > from) {
            previous = buffer[at - 1];
        }
        return at;
    }

    /** Whether what was taken so far can be passed on. */
    boolean safe() {
        return safe;
    }

    boolean calm() {
        return switch (in) {
            case ROWS -> true;
            case COMMAND, DELIMITER, ROW_OF_BACKSLASH -> false;
            default -> heads.calm();
        };
    }

    /** Judges what is known so far, because it must be passed on. */
    void judge() throws GoesElsewhere {
        heads.judge();
    }

    void take(int one) throws GoesElsewhere {
        safe = false;
        if (mySql && one != '\n') {
            heads.raw(one);
        }
        step(one);
        previous = one;
        if (one == '\n') {
            turn();
        }
    }

    private void step(int one) throws GoesElsewhere {
        switch (in) {
            case CODE -> code(one);
            case QUOTES -> quotes(one);
            case ESCAPED -> {
                heads.add(one);
                in = In.QUOTES;
            }
            case LINE_COMMENT -> lineComment(one);
            case COMMENT -> comment(one);
            case COMMENT_BEGUN, COMMENT_OF_MARIADB -> commentBegun(one);
            case VERSION -> version(one);
            case SANDBOX -> sandbox(one);
            case TAG -> tag(one);
            case BODY -> body(one);
            case COMMAND, DELIMITER, ROW_OF_BACKSLASH -> word(one);
            case COPIED -> copied(one);
            case ROWS -> {
                if (one == '\\' && previous == '\n') {
                    begin(In.ROW_OF_BACKSLASH, one);
                }
            }
        }
    }

    private void turn() throws GoesElsewhere {
        switch (in) {
            case COMMAND -> command(false);
            case DELIMITER -> delimiter();
            case ROW_OF_BACKSLASH -> row();
            case COPIED -> in = In.ROWS;
            default -> {}
        }
        boolean comment = in == In.LINE_COMMENT;
        in = comment ? In.CODE : in;
        heads.turn(comment, in == In.CODE);
        safe = true;
    }

    /** At the end of all. */
    void end() throws GoesElsewhere {
        if (in == In.COMMAND) {
            command(true);
        } else if (in == In.DELIMITER && !word.toString().isBlank()) {
            delimiter();
        } else if (in == In.ROW_OF_BACKSLASH) {
            row();
        }
        heads.judge();
        heads.settle(in == In.LINE_COMMENT);
    }

    private void begin(In what, int one) {
        in = what;
        word.setLength(0);
        word.append((char) one);
    }

    private static boolean blank(int one) {
        return one == ' ' || one >= '\t' && one <= '\r';
    }

    private static boolean ofName(int one) {
        return one >= 'a' && one <= 'z'
                || one >= 'A' && one <= 'Z'
                || one >= '0' && one <= '9'
                || one == '_'
                || one >= 0x80;
    }

    private void code(int one) throws GoesElsewhere {
        int before = (int) (last & 0xff);
        boolean dashes = before == '-' && (last >> Byte.SIZE & 0xff) == '-';
        if (mySql ? one == '#' || dashes && blank(one) : one == '-' && before == '-') {
            heads.drop('-');
            heads.drop('-');
            gap();
            in = In.LINE_COMMENT;
        } else if (one == '*' && before == '/') {
            heads.drop('/');
            gap();
            depth = 1;
            matched = 1;
            in = mySql ? In.COMMENT_BEGUN : In.COMMENT;
        } else if (one == '/' && before == '*' && version > 0) {
            heads.drop('*');
            version = 0;
            last = ' ';
            heads.versionEnds();
        } else if (one == '\\') {
            begin(In.COMMAND, one);
        } else if (one == '\'' || one == '"' || mySql && one == '`') {
            open(one, before);
        } else if (!mySql && one == '$' && !ofName(before) && before != '$') {
            begin(In.TAG, one);
        } else if (one == ';') {
            semicolon();
        } else {
            other(one);
        }
    }

    private void gap() {
        heads.blank();
        last = ' ';
    }

    private void other(int one) throws GoesElsewhere {
        if (!blank(one)) {
            goesOn = false;
            if (one < 0x80 || heads.anythingBegun()) {
                heads.add(one); // but for the mark of its encoding, which both clients skip
            }
        } else {
            heads.blank();
        }
        if (mySql && (one == ' ' || one == '\t') && (last | 0x2020202020202020L) == ELIMITER) {
            begin(In.DELIMITER, one);
        }
        last = (last << Byte.SIZE) | (one & 0xff);
    }

    private void open(int one, int before) throws GoesElsewhere {
        boolean marked = (before == 'e' || before == 'E') && !ofName((int) (last >> Byte.SIZE & 0xff));
        escapes = mySql ? one != '`' && escapeMode : one == '\'' && (escapeMode || marked || goesOn && escapes);
        quote = one;
        heads.add(one);
        in = In.QUOTES;
    }

    private void quotes(int one) throws GoesElsewhere {
        hidden(one);
        heads.add(one);
        if (one == quote) {
            in = In.CODE;
            goesOn = true;
            last = (last << Byte.SIZE) | one;
        } else if (one == '\\' && escapes) {
            in = In.ESCAPED;
        }
    }

    /** What ends a comment for a server that skips it, and not for one that obeys it. */
    private void hidden(int one) throws GoesElsewhere {
        if (version >= SURELY_OBEYED && one == '/' && previous == '*') {
            throw heads.refused("/*!" + version);
        }
    }

    private void lineComment(int one) throws GoesElsewhere {
        hidden(one);
        if (!mySql && one == '\r') {
            in = In.CODE;
        }
    }

    private void comment(int one) {
        if (one == '/' && previous == '*' && matched == 0) {
            depth--;
            matched = 1;
            in = depth == 0 ? In.CODE : In.COMMENT;
        } else if (!mySql && one == '*' && previous == '/' && matched == 0) {
            depth++;
            matched = 1;
        } else {
            matched = 0;
        }
    }

    private void commentBegun(int one) {
        if (one == '!') {
            begin(In.VERSION, ' ');
        } else if (one == 'M' && in == In.COMMENT_BEGUN) {
            in = In.COMMENT_OF_MARIADB;
        } else {
            matched = in == In.COMMENT_BEGUN ? 1 : 0;
            in = In.COMMENT;
            if (one != '/') {
                comment(one);
            }
        }
    }

    private void version(int one) throws GoesElsewhere {
        if (one >= '0' && one <= '9' && word.length() <= LONGEST_VERSION) {
            word.append((char) one);
            return;
        }
        String said = word.toString().strip();
        if (one == '\\' && said.equals(SANDBOX)) {
            in = In.SANDBOX;
            return;
        }
        version = said.isEmpty() ? 1 : Math.max(1, Integer.parseInt(said));
        heads.versionBegins(version >= SURELY_OBEYED);
        in = In.CODE;
        code(one);
    }

    /** The dumpers of MariaDB keep their client by it from obeying what else is not a statement. */
    private void sandbox(int one) throws GoesElsewhere {
        if (one == '/' && previous == '*') {
            in = In.CODE;
        } else if ("'\"`;\n".indexOf(one) >= 0 || (previous == '\\') != (one == '-')) {
            throw heads.refused("\\");
        }
    }

    private void tag(int one) throws GoesElsewhere {
        boolean first = word.length() == 1;
        if (one == '$') {
            word.append('$');
            heads.add('$');
            matched = 0;
            in = In.BODY;
        } else if (ofName(one) && !(first && one >= '0' && one <= '9')) {
            word.append((char) one);
            if (word.length() > LONGEST_TAG) {
                throw heads.refused("$");
            }
        } else {
            heads.add('$');
            last = (last << Byte.SIZE) | '$';
            in = In.CODE;
            code(one);
        }
    }

    private void body(int one) throws GoesElsewhere {
        heads.add(one);
        matched = one == word.charAt(matched) ? matched + 1 : one == '$' ? 1 : 0;
        if (matched == word.length()) {
            matched = 0;
            last = ' ';
            in = In.CODE;
        }
    }

    private void word(int one) throws GoesElsewhere {
        if (one == '\n') {
            return;
        }
        if (word.length() < Head.LENGTH) {
            word.append((char) one);
        } else if (in == In.ROW_OF_BACKSLASH) {
            row();
        } else {
            throw refusedWord();
        }
    }

    private GoesElsewhere refusedWord() {
        if (in == In.DELIMITER) {
            return heads.refused("DELIMITER");
        }
        var found = WORD.matcher(word);
        return heads.refused(found.lookingAt() ? found.group() : "\\");
    }

    /** @param torn whether no more comes, as where only a beginning is read: what it began is no command then */
    private void command(boolean torn) throws GoesElsewhere {
        boolean begun = torn && ("\\unrestrict ".startsWith(word.toString()) || "\\restrict ".startsWith(word.toString()));
        if (mySql || !begun && !COMMAND.matcher(word).matches()) {
            throw refusedWord();
        }
        in = In.CODE;
    }

    private void delimiter() throws GoesElsewhere {
        if (!DELIMITER.matcher(word).matches()) {
            throw refusedWord();
        }
        heads.end();
        in = In.CODE;
    }

    private void row() throws GoesElsewhere {
        String begins = word.toString();
        if (elsewhere.saysAmongRows(begins)) {
            throw refusedWord();
        }
        in = begins.equals("\\.") || begins.equals("\\.\r") ? In.CODE : In.ROWS;
    }

    private void semicolon() throws GoesElsewhere {
        last = (last << Byte.SIZE) | ';';
        goesOn = false;
        String begun = heads.end();
        if (elsewhere.copies(begun)) {
            if (last != FROM_STDIN) {
                throw heads.refused("COPY");
            }
            in = In.COPIED;
        } else {
            escapeMode = elsewhere.escapes(begun, escapeMode);
        }
        last = ' ';
        safe = !heads.waits();
    }

    /** The client reads rows from the line that comes, and what stands behind in this one after them. */
    private void copied(int one) throws GoesElsewhere {
        if (!blank(one)) {
            throw heads.refused("COPY");
        }
    }
}
