package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Errands;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Tells the window the newest of many numbers, and the next only when it has taken that one. */
final class Paced implements LongConsumer {
    private final Errands errands;
    private final LongConsumer window;
    private final AtomicLong newest = new AtomicLong();
    private final AtomicBoolean told = new AtomicBoolean();

    Paced(Errands errands, LongConsumer window) {
        this.errands = errands;
        this.window = window;
    }

    @Override
    public void accept(long number) {
        newest.set(number);
        if (told.compareAndSet(false, true)) {
            errands.inWindow(() -> {
                told.set(false);
                window.accept(newest.get());
            });
        }
    }
}
