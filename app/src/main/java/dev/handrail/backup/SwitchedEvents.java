package dev.handrail.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A dump of MariaDB or MySQL with its events told to run, or not to, where their own statements say so; nothing else of it is
 * touched, whatever stands in bodies, comments, strings, names and rows.
 */
final class SwitchedEvents extends InputStream {
    private enum In {
        CODE,
        QUOTES,
        ESCAPED,
        LINE_COMMENT,
        COMMENT_BEGUN,
        COMMENT_FOR_MARIADB,
        COMMENT,
        VERSION,
        DELIMITER
    }

    private static final int CHUNK = 1 << 16;
    private static final int SURELY_OBEYED = 50_700;
    private static final String ONLY_THE_CLIENT = "999999";

    private final InputStream dump;
    private final EventHead head;
    private final Quotes quotes = new Quotes(Elsewhere.MYSQL);
    private final byte[] chunk = new byte[CHUNK];
    private final Outgoing out = new Outgoing(2 * CHUNK);
    private boolean ended;

    private In where = In.CODE;
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder quoted = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    /** How a statement begins that may say how backslashes are read. */
    private final StringBuilder setting = new StringBuilder();

    private boolean sets;
    private int quote;
    private boolean closed;
    private int version;
    private int previous;
    private String delimiter = ";";
    private long ending = ';';
    private long mask = 0xff;
    /** The last eight bytes of code. */
    private long last = ' ';

    SwitchedEvents(InputStream dump, EventHead.Switch events) {
        this.dump = dump;
        head = new EventHead(events);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        // A word of which more may come is kept until it is known.
        while (out.waiting() == word.length()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        return out.give(into, offset, Math.min(length, out.waiting() - word.length()));
    }

    @Override
    public void close() throws IOException {
        dump.close();
    }

    private void fill() throws IOException {
        out.makeRoom();
        int n = dump.read(chunk, 0, chunk.length);
        if (n < 0) {
            ended = true;
            endWord();
            return;
        }
        int at = 0;
        while (at < n) {
            if (where == In.QUOTES && !head.open() && !sets) {
                int to = quotes.skip(chunk, at, n);
                out.append(chunk, at, to);
                at = to;
            }
            if (at < n) {
                int one = chunk[at] & 0xff;
                step(one);
                out.append(chunk, at, ++at);
                previous = one;
            }
        }
    }

    private void step(int one) {
        switch (where) {
            case CODE -> code(one);
            case QUOTES -> quotes(one);
            case ESCAPED -> {
                collect(one);
                where = In.QUOTES;
            }
            case LINE_COMMENT -> where = one == '\n' ? In.CODE : where;
            case COMMENT_BEGUN, COMMENT_FOR_MARIADB -> commentBegun(one);
            case COMMENT -> where = one == '/' && previous == '*' ? In.CODE : where;
            case VERSION -> version(one);
            case DELIMITER -> delimiter(one);
        }
    }

    private void code(int one) {
        if (closed) {
            closed = false;
            if (one == quote) {
                where = In.QUOTES;
                collect(one);
                return;
            }
            head.quoted(quoted.toString(), sure());
        }
        boolean ofName = ofName(one);
        if (!ofName) {
            endWord();
        }
        int before = (int) (last & 0xff);
        boolean dashes = Signs.blank(one) && (last & 0xffff) == ('-' << Byte.SIZE | '-');
        if (one == '#' || dashes) {
            if (dashes) {
                drop('-');
                drop('-');
            }
            last = ' ';
            where = one == '\n' ? In.CODE : In.LINE_COMMENT;
        } else if (one == '*' && before == '/') {
            drop('/');
            line.setLength(0);
            last = ' ';
            where = In.COMMENT_BEGUN;
        } else if (one == '/' && before == '*' && version > 0) {
            drop('*');
            version = 0;
            last = ' ';
        } else if (one == '\'' || one == '"' || one == '`') {
            open(one);
        } else if (Signs.beginDelimiter(one, last)) {
            line.setLength(0);
            where = In.DELIMITER;
        } else {
            other(one, ofName);
        }
    }

    /** A statement begins behind the mark of its encoding. */
    private boolean ofName(int one) {
        boolean mark = one >= 0x80 && head.nothingYet() && word.isEmpty();
        return !mark && Signs.ofName(one) || one == '$' && !delimiter.startsWith("$");
    }

    private void other(int one, boolean ofName) {
        collect(one);
        if (ofName && head.open()) {
            word.append((char) one);
        } else if (!ofName && !Signs.blank(one) && head.open()) {
            head.sign(one);
        }
        last = (last << Byte.SIZE) | one;
        if ((last & mask) == ending) {
            endStatement();
        }
    }

    private void open(int one) {
        collect(one);
        quotes.open(one, last);
        quote = one;
        quoted.setLength(0);
        last = ' ';
        where = In.QUOTES;
    }

    private void quotes(int one) {
        if (quotes.endsWith(one)) {
            closed = true;
            where = In.CODE;
            if (sets) {
                setting.append((char) one);
            }
            return;
        }
        if (quotes.escapesBehind(one)) {
            where = In.ESCAPED;
        }
        collect(one);
    }

    /** What may be needed of it. */
    private void collect(int one) {
        if (where != In.CODE && head.open() && quoted.length() < Head.LENGTH) {
            quoted.append((char) one);
        }
        boolean blank = where == In.CODE && Signs.blank(one);
        if (setting.length() < Head.LENGTH && (sets || head.nothingYet() && !blank)) {
            setting.append((char) one);
        }
    }

    private void drop(char sign) {
        int length = setting.length();
        if (length > 0 && setting.charAt(length - 1) == sign) {
            setting.setLength(length - 1);
        }
    }

    private boolean sure() {
        return version <= SURELY_OBEYED;
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        String written = word.toString();
        word.setLength(0);
        boolean first = head.nothingYet();
        @Nullable String instead = head.word(written, sure());
        if (first) {
            sets = written.equalsIgnoreCase("SET");
        }
        if (instead != null) {
            byte[] bytes = instead.getBytes(StandardCharsets.ISO_8859_1);
            out.takeBack(written.length());
            out.append(bytes, 0, bytes.length);
        }
    }

    private void endStatement() {
        word.setLength(0);
        quotes.end(sets ? setting.toString() : "");
        setting.setLength(0);
        sets = false;
        head.begin();
        last = ' ';
    }

    private void commentBegun(int one) {
        if (one == '!') {
            where = In.VERSION;
        } else if (one == 'M' && where == In.COMMENT_BEGUN) {
            where = In.COMMENT_FOR_MARIADB;
        } else {
            where = In.COMMENT;
        }
    }

    private void version(int one) {
        if (Signs.digit(one) && line.length() < ONLY_THE_CLIENT.length()) {
            line.append((char) one);
        } else if (one == '\\' && line.toString().equals(ONLY_THE_CLIENT)) {
            where = In.COMMENT;
        } else {
            version = line.isEmpty() ? 1 : Math.max(1, Integer.parseInt(line.toString()));
            where = In.CODE;
            code(one);
        }
    }

    private void delimiter(int one) {
        if (one != '\n') {
            line.append((char) one);
            return;
        }
        String told = line.toString().strip();
        if (!told.isEmpty()) {
            delimiter = told.split("\\s", 2)[0];
        }
        ending = Signs.tail(delimiter);
        int bits = Math.min(delimiter.length(), Long.BYTES) * Byte.SIZE;
        mask = bits == Long.SIZE ? -1 : (1L << bits) - 1;
        version = 0;
        where = In.CODE;
        endStatement();
    }
}
