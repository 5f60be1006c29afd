package dev.handrail.backup;

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
        BODY,
        COMMAND,
        DELIMITER,
        COPIED,
        ROWS,
        ROW_OF_BACKSLASH
    }

    /** Every server that is about obeys what older ones are told; MariaDB skips some of what is for newer ones of MySQL. */
    private static final int SURELY_OBEYED = 50_700;

    private static final long FROM_STDIN = Signs.tail("M stdin;");

    private final boolean mySql;
    private final Elsewhere elsewhere;
    private final Heads heads;
    private final Quotes quotes;
    private final BlockComment comment;
    private final DollarBody body;
    private final ClientLine line;
    private final boolean[] plain = new boolean[256];

    private In in = In.CODE;
    private int version;
    private boolean safe;
    /** The last eight bytes of code. */
    private long last = ' ';

    private int previous;

    Statements(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.heads = new Heads(elsewhere);
        mySql = elsewhere == Elsewhere.MYSQL;
        quotes = new Quotes(elsewhere);
        comment = new BlockComment(mySql, heads);
        body = new DollarBody(heads);
        line = new ClientLine(elsewhere, heads);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = "'\"`;\n\r\\/*-#$ \t\0".indexOf(i) < 0;
        }
    }

    /** As far as nothing that comes can matter. */
    int skip(byte[] buffer, int from, int to) {
        int at = from;
        if (in == In.ROWS && previous != '\n') {
            while (at < to && buffer[at] != '\n' && buffer[at] != 0) {
                at++;
            }
        } else if (in == In.QUOTES && heads.calm() && version == 0) {
            at = quotes.skip(buffer, at, to);
        } else if (in == In.CODE && heads.calm()) {
            while (at < to && plain[buffer[at] & 0xff]) {
                last = (last << Byte.SIZE) | (buffer[at++] & 0xff);
            }
            if (at > from) {
                quotes.passed(buffer[at - 1]);
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

    /** Whether all that was taken so far are whole statements and rows: what ends here was not cut within one. */
    boolean rests() {
        return in == In.ROWS && previous == '\n' || in == In.CODE && version == 0 && heads.rests();
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
        if (one == 0 && !mySql) {
            throw heads.refused("\\0"); // psql does not see what stands behind it in the line
        }
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
            case BODY -> body(one);
            case COMMAND, DELIMITER, ROW_OF_BACKSLASH -> in = line.take(one) ? In.ROWS : in;
            case COPIED -> copied(one);
            case ROWS -> {
                if (one == '\\' && previous == '\n') {
                    begin(In.ROW_OF_BACKSLASH, ClientLine.Kind.ROW, one);
                }
            }
        }
    }

    private void turn() throws GoesElsewhere {
        endLine(false);
        if (in == In.COPIED) {
            in = In.ROWS;
        }
        boolean ofLine = in == In.LINE_COMMENT;
        in = ofLine ? In.CODE : in;
        heads.turn(ofLine, in == In.CODE);
        safe = true;
    }

    /** At the end of all. */
    void end() throws GoesElsewhere {
        endLine(true);
        heads.judge();
        heads.settle(in == In.LINE_COMMENT);
    }

    private void begin(In what, ClientLine.Kind kind, int one) {
        in = what;
        line.begin(kind, one);
    }

    private void endLine(boolean torn) throws GoesElsewhere {
        if (in == In.COMMAND || in == In.DELIMITER || in == In.ROW_OF_BACKSLASH) {
            boolean rows = line.end(torn);
            if (in == In.DELIMITER) {
                heads.end();
            }
            in = rows ? In.ROWS : In.CODE;
        }
    }

    private void code(int one) throws GoesElsewhere {
        int before = (int) (last & 0xff);
        if (Signs.beginLineComment(mySql, one, last)) {
            heads.drop('-');
            heads.drop('-');
            gap();
            quotes.comment();
            in = In.LINE_COMMENT;
        } else if (one == '*' && before == '/') {
            heads.drop('/');
            gap();
            comment.begin();
            in = In.COMMENT;
        } else if (one == '/' && before == '*' && version > 0) {
            heads.drop('*');
            version = 0;
            last = ' ';
            heads.versionEnds();
        } else if (one == '\\') {
            begin(In.COMMAND, ClientLine.Kind.COMMAND, one);
        } else if (one == '\'' || one == '"' || mySql && one == '`') {
            quotes.open(one, last);
            heads.add(one);
            in = In.QUOTES;
        } else if (!mySql && one == '$' && !Signs.ofName(before) && before != '$') {
            body.begin();
            in = In.BODY;
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
        if (Signs.blank(one)) {
            heads.blank();
        } else {
            quotes.passed(one);
            if (one < 0x80 || heads.anythingBegun()) {
                heads.add(one); // but for the mark of its encoding, which both clients skip
            }
        }
        if (mySql && Signs.beginDelimiter(one, last)) {
            begin(In.DELIMITER, ClientLine.Kind.DELIMITER, one);
        }
        last = (last << Byte.SIZE) | (one & 0xff);
    }

    private void quotes(int one) throws GoesElsewhere {
        hidden(one);
        heads.add(one);
        if (quotes.endsWith(one)) {
            in = In.CODE;
            last = (last << Byte.SIZE) | one;
        } else if (quotes.escapesBehind(one)) {
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

    private void comment(int one) throws GoesElsewhere {
        BlockComment.State state = comment.take(one, previous);
        if (state == BlockComment.State.ENDED) {
            in = In.CODE;
        } else if (state == BlockComment.State.OBEYED) {
            version = comment.version();
            heads.versionBegins(version >= SURELY_OBEYED);
            in = In.CODE;
            code(one);
        }
    }

    private void body(int one) throws GoesElsewhere {
        switch (body.take(one)) {
            case TAG, BODY -> {}
            case NO_TAG -> {
                last = (last << Byte.SIZE) | '$';
                in = In.CODE;
                code(one);
            }
            case ENDED -> {
                quotes.body();
                last = ' ';
                in = In.CODE;
            }
        }
    }

    private void semicolon() throws GoesElsewhere {
        last = (last << Byte.SIZE) | ';';
        String begun = heads.end();
        if (elsewhere.copies(begun)) {
            if (last != FROM_STDIN || quotes.strings()) {
                throw heads.refused("COPY");
            }
            in = In.COPIED;
        }
        quotes.end(begun);
        last = ' ';
        safe = !heads.waits();
    }

    /** The client reads rows from the line that comes, and what stands behind in this one after them. */
    private void copied(int one) throws GoesElsewhere {
        if (!Signs.blank(one)) {
            throw heads.refused("COPY");
        }
    }
}
