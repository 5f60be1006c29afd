package dev.handrail.backup;

/** How a statement begins, with one blank for whatever stands between two words of it, and no more than is looked at. */
final class Head {
    static final int LENGTH = 300;

    private final StringBuilder text = new StringBuilder(LENGTH);
    private boolean full;
    private long line;

    /** Says whether that was the last that it takes. */
    boolean add(int one) {
        if (full) {
            return false;
        }
        text.append((char) one);
        full = text.length() == LENGTH;
        return full;
    }

    void blank() {
        boolean roomForMore = !full && text.length() < LENGTH - 1;
        if (roomForMore && !isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    /** What turned out to be the beginning of a comment. */
    void drop(char last) {
        if (!full && !isEmpty() && text.charAt(text.length() - 1) == last) {
            text.setLength(text.length() - 1);
        }
    }

    void begin(long at) {
        text.setLength(0);
        full = false;
        line = at;
    }

    void begin(Head as) {
        begin(as.line);
        text.append(as.text);
        full = as.full;
    }

    /** Takes nothing until it begins anew. */
    void pass() {
        text.setLength(0);
        full = true;
    }

    boolean full() {
        return full;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    long line() {
        return line;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
