package dev.handrail.backup.verify;

import dev.handrail.backup.Copy;
import dev.handrail.words.Words;
import java.util.Objects;

/** What a test found wrong with a copy, in words. */
final class Fault extends Exception {
    private final Copy.State state;
    private final String advice;

    Fault(Copy.State state, String words) {
        this(state, words, state == Copy.State.GOOD ? "backup.fault.manifest.next" : "backup.verify.fault.next");
    }

    private Fault(Copy.State state, String words, String advice) {
        super(words);
        this.state = state;
        this.advice = advice;
    }

    /** A dump of another program that is as it was adopted, and was never whole: what there is of it is still there. */
    static Fault cut() {
        return new Fault(Copy.State.GOOD, Words.of("backup.fault.noend"), "backup.fault.noend.next");
    }

    /** What the copy is known to be from now on. */
    Copy.State state() {
        return state;
    }

    /** The key of what to do about it. */
    String advice() {
        return advice;
    }

    /** What was found. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
