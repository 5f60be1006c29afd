package dev.handrail.backup.take;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Target;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One destination on the server's side, of a backup that does not pass this computer. */
abstract class Outlet {
    private final Target target;
    private final String file;
    private final AtomicReference<@Nullable OperationFailed> why = new AtomicReference<>();
    private volatile boolean slow;
    private volatile boolean named;
    private volatile long written;
    private volatile long expected;
    private volatile Consumer<Part> watcher = part -> {};

    Outlet(Target target, String file) {
        this.target = target;
        this.file = file;
    }

    Target target() {
        return target;
    }

    String file() {
        return file;
    }

    boolean lost() {
        return why.get() != null;
    }

    OperationFailed why() {
        return Objects.requireNonNull(why.get(), "only asked of one that was lost");
    }

    Delivery.Lost told() {
        return new Delivery.Lost(target, why(), slow);
    }

    /** Tells from now on how far it is; of one that has fallen out already, that it has. */
    void tell(Consumer<Part> who, long bytes) {
        expected = bytes;
        watcher = who;
        report();
    }

    /** That much of it is there. */
    void at(long bytes) {
        written = bytes;
        report();
    }

    /** One at a time: what is told last must be what happened last. Of a cancelled one there is nothing to tell. */
    private synchronized void report() {
        OperationFailed lost = why.get();
        if (lost == null) {
            watcher.accept(
                    named
                            ? Part.done(target.name(), written, Work.Unit.BYTES)
                            : Part.runs(target.name(), written, expected, Work.Unit.BYTES));
        } else if (lost.kind() != OperationFailed.Kind.CANCELLED) {
            watcher.accept(Part.lost(target.name(), written, expected, Work.Unit.BYTES, lost.getMessage()));
        }
    }

    void lose(OperationFailed because) {
        if (why.compareAndSet(null, because)) {
            report();
        }
    }

    /** It would have held up the others. */
    void leaveBehind(OperationFailed because) {
        if (why.compareAndSet(null, because)) {
            slow = true;
            report();
        }
    }

    void breakOff() {
        lose(OperationFailed.failed(Words.of("backup.target.broke", target.name()))
                .on(target.storage().place())
                .next(Words.of("backup.target.later"))
                .build());
    }

    void begin() {
        try {
            open();
        } catch (OperationFailed e) {
            lose(e);
        }
    }

    /** The artifact gets its name last, when its manifest lies beside it. */
    void commit(byte[] manifest, long bytes) {
        try {
            target.storage().write(file + Manifest.ENDING, manifest);
            finish(bytes);
            named = true;
            at(bytes);
        } catch (OperationFailed e) {
            lose(e);
        }
    }

    abstract void open() throws OperationFailed;

    abstract void finish(long bytes) throws OperationFailed;

    /** Closed without having been finished, nothing of it stays. */
    abstract void close() throws OperationFailed;
}
