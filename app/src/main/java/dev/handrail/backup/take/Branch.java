package dev.handrail.backup.take;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Target;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.storage.Sink;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One destination of a fan: writes at its own pace behind a short queue. */
final class Branch {
    /** With chunks of a quarter of a megabyte: what a destination may lag behind, and what it costs in memory at most. */
    private static final int QUEUE = 32;

    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final byte[] END = new byte[0];

    private final Target target;
    private final String file;
    private final Duration patience;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicReference<@Nullable OperationFailed> why = new AtomicReference<>();
    private volatile boolean slow;
    private @Nullable Sink sink;
    private @Nullable Thread writing;
    private long offered;
    private volatile long written;
    private volatile boolean named;
    private volatile long expected;
    private volatile Consumer<Part> watcher = part -> {};
    private boolean whole;

    Branch(Target target, String file, Duration patience) {
        this.patience = patience;
        this.target = target;
        this.file = file;
    }

    Target target() {
        return target;
    }

    boolean lost() {
        return why.get() != null;
    }

    /** Whether it fell out only because the others could not wait for it. */
    boolean slow() {
        return slow;
    }

    OperationFailed why() {
        return Objects.requireNonNull(why.get(), "only asked of a branch that was lost");
    }

    /** Tells from now on how far it is; of one that has fallen out already, that it has. */
    void tell(Consumer<Part> who, long bytes) {
        expected = bytes;
        watcher = who;
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

    private void fallsOut(OperationFailed because) {
        if (why.compareAndSet(null, because)) {
            report();
        }
    }

    void begin() {
        try {
            Sink opened = target.storage().begin(file);
            sink = opened;
            writing = Thread.ofVirtual().name("to " + target.name()).start(() -> write(opened));
        } catch (OperationFailed e) {
            fallsOut(e);
        }
    }

    /** Whatever ends this before the end of the bytes, an error of our own too, makes the branch a lost one. */
    private void write(Sink into) {
        try {
            for (byte[] chunk = queue.take(); chunk != END; chunk = queue.take()) {
                into.write(chunk, chunk.length);
                written += chunk.length;
                report();
            }
            whole = true;
        } catch (OperationFailed e) {
            fallsOut(e);
        } catch (InterruptedException e) {
            fallsOut(OperationFailed.cancelled());
        } catch (RuntimeException e) {
            fallsOut(broke().because(e));
        } finally {
            if (!whole) {
                fallsOut(broke().build());
            }
        }
    }

    private OperationFailed.Telling broke() {
        return OperationFailed.failed(Words.of("backup.target.broke", target.name()))
                .on(target.storage().place())
                .next(Words.of("backup.target.later"));
    }

    /** Alone, it may take the time it needs; else it must not hold up the others for ever. */
    void offer(byte[] chunk, BooleanSupplier alone) throws OperationFailed {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!lost() && !queue.offer(chunk, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!alone.getAsBoolean() && System.nanoTime() - deadline > 0) {
                    leaveBehind();
                }
            }
            offered += chunk.length;
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
    }

    private void leaveBehind() {
        slow = true;
        abandon(OperationFailed.failed(Words.of("backup.target.slow", target.name(), patience.toSeconds()))
                .on(target.storage().place())
                .next(Words.of("backup.target.later"))
                .build());
    }

    /** Nothing more will be offered. */
    void end(BooleanSupplier alone) throws OperationFailed {
        offer(END, alone);
    }

    /** Waits until all that was offered is written; unless it is alone, not for one that takes no more bytes. */
    void drain(BooleanSupplier alone) throws OperationFailed {
        Thread thread = Objects.requireNonNull(writing);
        try {
            long before = written;
            long deadline = System.nanoTime() + patience.toNanos();
            while (!lost() && !thread.join(A_MOMENT)) {
                if (written != before) {
                    before = written;
                    deadline = System.nanoTime() + patience.toNanos();
                } else if (!alone.getAsBoolean() && System.nanoTime() - deadline > 0) {
                    leaveBehind();
                }
            }
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
        if (written != offered) {
            fallsOut(broke().build());
        }
    }

    /** The artifact gets its name last, when its manifest lies beside it: nothing ever looks like a backup and is none. */
    void commit(byte[] manifest) {
        try {
            target.storage().write(file + Manifest.ENDING, manifest);
            Objects.requireNonNull(sink).commit();
            named = true;
            report();
        } catch (OperationFailed e) {
            fallsOut(e);
        }
    }

    /** Gives up at once, from any thread. */
    void abandon(OperationFailed because) {
        fallsOut(because);
        if (writing != null) {
            writing.interrupt();
        }
    }

    /** Closed without a commit, nothing of it stays. */
    void close() throws OperationFailed {
        if (sink == null) {
            return;
        }
        if (writing != null && writing.isAlive()) {
            writing.interrupt();
            joined(writing);
        }
        sink.close();
    }

    private void joined(Thread thread) throws OperationFailed {
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
    }
}
