package dev.handrail.waiting;

import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far something is that answers only at its end, for whoever wants to hear of it meanwhile; he says so around the asking. */
public final class Meter {
    private static final ScopedValue<LongConsumer> HERE = ScopedValue.newInstance();

    private Meter() {}

    /** Does the work, and tells how far it is. */
    public static <T extends @Nullable Object> T over(LongConsumer heard, Supplier<T> work) {
        return ScopedValue.where(HERE, heard).call(work::get);
    }

    /** Tells whoever wants to hear it, if anybody does. */
    public static void tell(long done) {
        if (HERE.isBound()) {
            HERE.get().accept(done);
        }
    }
}
