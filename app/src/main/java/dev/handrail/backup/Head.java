package dev.handrail.backup;

/** How a statement begins, with one blank for whatever stands between two words of it, and no more than is looked at. */
final class Head {
    static final int LENGTH = 300;
    /** Of most statements that is enough to know that they are harmless. */
    private static final int ENOUGH = 8;

    private static final int LONGEST_MARK = 2;
    private static final String COMMENTS = "-/*";

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

    /** What is known of it is enough. */
    void dismiss() {
        full = true;
    }

    /** Whether it says enough: what stands last may yet turn out to be of a comment. */
    boolean telling() {
        int length = text.length();
        return !full
                && length >= ENOUGH
                && (length <= ENOUGH + LONGEST_MARK || length % ENOUGH == 0)
                && COMMENTS.indexOf(text.charAt(length - 1)) < 0;
    }

    boolean full() {
        return full;
    }

    /** As far as both go. */
    boolean startsWith(String words) {
        int length = Math.min(words.length(), text.length());
        return words.regionMatches(0, text.toString(), 0, length);
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
