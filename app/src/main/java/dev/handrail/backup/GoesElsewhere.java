package dev.handrail.backup;

import java.io.IOException;

/** A dump that is read says that what comes goes into another database than the one it is sent to. */
public final class GoesElsewhere extends IOException {
    private static final long serialVersionUID = 1;
    private final long line;
    private final String says;

    GoesElsewhere(long line, String says) {
        super(line + ": " + says);
        this.line = line;
        this.says = says;
    }

    /** The first is 1. */
    public long line() {
        return line;
    }

    /** How the line begins, as far as it gives it away. */
    public String says() {
        return says;
    }
}
