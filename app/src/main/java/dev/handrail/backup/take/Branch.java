package dev.handrail.backup.take;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Target;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.storage.Sink;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One destination of a fan: writes at its own pace behind a short queue. */
final class Branch {
    /** With chunks of a quarter of a megabyte: what a destination may lag behind, and what it costs in memory at most. */
    private static final int QUEUE = 32;

    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final byte[] END = new byte[0];

    private final Target target;
    private final String file;
    private final Patience patience;
    private final Idleness idleness = new Idleness();
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicReference<@Nullable OperationFailed> why = new AtomicReference<>();
    private volatile boolean slow;
    private @Nullable Sink sink;
    private @Nullable Thread writing;
    private long offered;
    private long waited;
    private volatile long written;
    private volatile boolean named;
    private volatile long expected;
    private volatile Consumer<Part> watcher = part -> {};
    private boolean whole;

    Branch(Target target, String file, Patience patience) {
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
            for (byte[] chunk = next(); chunk != END; chunk = next()) {
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

    private byte[] next() throws InterruptedException {
        idleness.begins();
        byte[] chunk = queue.take();
        idleness.ends();
        return chunk;
    }

    private OperationFailed.Telling broke() {
        return OperationFailed.failed(Words.of("backup.target.broke", target.name()))
                .on(target.storage().place())
                .next(Words.of("backup.target.later"));
    }

    /** Alone, it may take the time it needs; else it must not hold up the others for long, at once or little by little. */
    void offer(byte[] chunk, Supplier<List<Branch>> others) throws OperationFailed {
        long deadline = System.nanoTime() + patience.once().toNanos();
        try {
            while (!lost() && !taken(chunk, others.get())) {
                if (System.nanoTime() - deadline > 0) {
                    leaveBehind(others, patience.once());
                }
            }
            if (waited > patience.inAll().toNanos()) {
                leaveBehind(others, patience.inAll());
            }
            offered += chunk.length;
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
    }

    /** The others waited for it as long as one of them had nothing to do meanwhile. */
    private boolean taken(byte[] chunk, List<Branch> others) throws InterruptedException {
        if (queue.offer(chunk)) {
            return true;
        }
        long[] idle =
                others.stream().mapToLong(branch -> branch.idleness.nanos()).toArray();
        boolean taken = queue.offer(chunk, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        waited += IntStream.range(0, idle.length)
                .mapToLong(i -> others.get(i).idleness.nanos() - idle[i])
                .max()
                .orElse(0);
        return taken;
    }

    private void leaveBehind(Supplier<List<Branch>> others, Duration held) {
        if (others.get().isEmpty()) {
            return;
        }
        slow = true;
        abandon(OperationFailed.failed(Words.of("backup.target.slow", target.name(), held.toSeconds()))
                .on(target.storage().place())
                .next(Words.of("backup.target.later"))
                .build());
    }

    /** Nothing more will be offered. */
    void end(Supplier<List<Branch>> others) throws OperationFailed {
        offer(END, others);
    }

    /** Waits until all that was offered is written; unless it is alone, not for one that takes no more bytes. */
    void drain(Supplier<List<Branch>> others) throws OperationFailed {
        Thread thread = Objects.requireNonNull(writing);
        try {
            long before = written;
            long deadline = System.nanoTime() + patience.once().toNanos();
            while (!lost() && !thread.join(A_MOMENT)) {
                if (written != before) {
                    before = written;
                    deadline = System.nanoTime() + patience.once().toNanos();
                } else if (System.nanoTime() - deadline > 0) {
                    leaveBehind(others, patience.once());
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
            thread.join(patience.once());
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
    }
}
