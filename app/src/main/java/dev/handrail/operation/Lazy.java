package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something that is made once, when it is first needed: help and version open no store. Safe for many threads. */
public final class Lazy<T> {
    private final Maker<T> maker;
    private @Nullable T made;

    public Lazy(Maker<T> maker) {
        this.maker = maker;
    }

    public synchronized T get() throws OperationFailed {
        T there = made;
        if (there == null) {
            there = maker.make();
            made = there;
        }
        return there;
    }

    /** Closes it or the like, if it was ever needed. */
    public synchronized void ifMade(Consumer<T> what) {
        if (made != null) {
            what.accept(made);
        }
    }

    /** Makes it. */
    @FunctionalInterface
    public interface Maker<T> {
        T make() throws OperationFailed;
    }
}
