package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something that is made once, when it is first needed: help and version open no store. Safe for many threads. */
public final class Lazy<T> {
    private final Maker<T> maker;
    private volatile @Nullable T made;

    public Lazy(Maker<T> maker) {
        this.maker = maker;
    }

    public T get() throws OperationFailed {
        T there = made;
        return there == null ? makeOnce() : there;
    }

    private synchronized T makeOnce() throws OperationFailed {
        T there = made;
        if (there == null) {
            there = maker.make();
            made = there;
        }
        return there;
    }

    /** Closes it or the like, if it was ever needed; who ends does not wait for what is still being made. */
    public void ifMade(Consumer<T> what) {
        T there = made;
        if (there != null) {
            what.accept(there);
        }
    }

    /** Makes it. */
    @FunctionalInterface
    public interface Maker<T> {
        T make() throws OperationFailed;
    }
}
