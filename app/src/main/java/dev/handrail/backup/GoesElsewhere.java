package dev.handrail.backup;

import java.io.IOException;

/** A dump that is read says what goes beyond the database that it is sent to. */
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

    /** What stands there, without what may be secret. */
    public String says() {
        return says;
    }
}
