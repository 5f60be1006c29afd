package dev.handrail.backup;

/** What a byte of a dump's code can be, whatever encoding its names have. */
final class Signs {
    private static final long ELIMITER = tail("elimiter");
    private static final long LOWER_CASE = 0x2020202020202020L;

    private Signs() {}

    static boolean blank(int one) {
        return one == ' ' || one >= '\t' && one <= '\r';
    }

    static boolean digit(int one) {
        return one >= '0' && one <= '9';
    }

    static boolean ofName(int one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || digit(one) || one == '_' || one >= 0x80;
    }

    /** @param last bytes of code before it */
    static boolean beginLineComment(boolean mySql, int one, long last) {
        boolean dash = (last & 0xff) == '-';
        boolean dashes = dash && (last >> Byte.SIZE & 0xff) == '-';
        return mySql ? one == '#' || dashes && blank(one) : dash && one == '-';
    }

    /**
     * Whether a client of MySQL is told by this line how statements end from then on.
     *
     * @param last bytes of code before it
     */
    static boolean beginDelimiter(int one, long last) {
        return (one == ' ' || one == '\t') && (last | LOWER_CASE) == ELIMITER;
    }

    /** The end of what was read, as eight bytes. */
    static long tail(String text) {
        long tail = 0;
        for (int i = 0; i < text.length(); i++) {
            tail = (tail << Byte.SIZE) | text.charAt(i);
        }
        return tail;
    }
}
