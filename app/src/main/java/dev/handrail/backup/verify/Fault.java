package dev.handrail.backup.verify;

import dev.handrail.backup.Copy;
import java.util.Objects;

/** What a test found wrong with a copy, in words. */
final class Fault extends Exception {
    private final Copy.State state;

    Fault(Copy.State state, String words) {
        super(words);
        this.state = state;
    }

    /** What the copy is known to be from now on. */
    Copy.State state() {
        return state;
    }

    /** What was found. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
