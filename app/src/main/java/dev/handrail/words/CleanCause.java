package dev.handrail.words;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What caused a failure, with the words of it and of its own causes cleaned: a trace is copied into reports. */
public final class CleanCause extends Exception {
    private final String kind;

    private CleanCause(Throwable raw, UnaryOperator<String> cleaning) {
        super(raw.getMessage() == null ? null : cleaning.apply(raw.getMessage()), of(raw.getCause(), cleaning));
        kind = raw instanceof CleanCause clean ? clean.kind : raw.getClass().getName();
        setStackTrace(raw.getStackTrace());
    }

    public static @Nullable Throwable of(@Nullable Throwable raw, UnaryOperator<String> cleaning) {
        return raw == null ? null : new CleanCause(raw, cleaning);
    }

    /** As the one it stands for would be printed. */
    @Override
    public String toString() {
        return getMessage() == null ? kind : kind + ": " + getMessage();
    }
}
