package dev.handrail.backup.take;

import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Result;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.storage.CurlPart;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The parts that a stage cuts on a server: each is sent to every bucket as soon as it lies there, then removed. */
final class Parts implements CurlPart.There {
    /** A server lets few sessions run over one connection, and others need some too. */
    private static final int AT_ONCE = 3;

    private static final int LONGEST_ANSWER = 1 << 20;
    /** What takes longer for a part than at this many bytes a second, and than others wait at once, is left behind. */
    private static final int SLOWEST = 1 << 16;

    private final Shell shell;
    private final String folder;
    private final List<BucketOutlet> buckets;
    private final BooleanSupplier alone;
    private final Patience patience;
    private final HeldUp heldUp;
    private final long rate;
    private final Runnable moved;
    private final Semaphore room;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Set<Running> underway = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * @param outlets all destinations; the only one of them that is left may take the time it needs
     * @param patience how long others wait for a bucket in all
     * @param rate how many bytes a second may be sent; 0 for all that go
     * @param moved told when a part was sent, or a bucket was lost
     */
    Parts(Shell shell, String folder, Outlets outlets, Patience patience, long rate, Runnable moved) {
        this.shell = shell;
        this.folder = folder;
        this.buckets = List.copyOf(outlets.buckets());
        this.alone = () -> outlets.living().size() == 1;
        this.patience = patience;
        this.heldUp = new HeldUp(!outlets.folders().isEmpty(), System::nanoTime);
        this.rate = rate;
        this.moved = moved;
        this.room = new Semaphore(rate > 0 ? 1 : AT_ONCE);
    }

    /** A part lies there. */
    void arrived(int number, long bytes, String md5) {
        String header = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5));
        AtomicInteger left = new AtomicInteger(buckets.size());
        heldUp.arrived(number);
        for (BucketOutlet bucket : buckets) {
            threads.add(Thread.ofVirtual().name("part " + number).start(() -> {
                send(bucket, number, bytes, header);
                if (left.decrementAndGet() == 0) {
                    sentByAll(number, bucket);
                    remove(number);
                } else if (!bucket.lost()) {
                    heldUp.sent(number);
                }
                moved.run();
            }));
        }
    }

    /** The last of several is left behind when they have waited for it too long, little by little. */
    private void sentByAll(int number, BucketOutlet last) {
        Duration waited = heldUp.sentByAll(number, last.target().name());
        if (waited.compareTo(patience.inAll()) > 0) {
            leftBehind(last, slow(last, waited).build());
        }
    }

    /** Not the last one that is left, which may take its time: of two at once, one stays. */
    private synchronized boolean leftBehind(BucketOutlet bucket, OperationFailed why) {
        if (!bucket.lost() && alone.getAsBoolean()) {
            return false;
        }
        bucket.leaveBehind(why);
        return true;
    }

    private static OperationFailed.Telling slow(BucketOutlet bucket, Duration waited) {
        return OperationFailed.failed(
                        Words.of("backup.target.slow", bucket.target().name(), waited.toSeconds()))
                .on(bucket.target().storage().place())
                .next(Words.of("backup.target.later"));
    }

    private String file(int number) {
        return folder + "/" + number;
    }

    private void send(BucketOutlet bucket, int number, long bytes, String md5) {
        boolean sent = false;
        try {
            room.acquire();
            try {
                if (stopped || bucket.lost()) {
                    return;
                }
                heldUp.granted(number, bucket.target().name(), meant(bytes));
                Long deadline = alone.getAsBoolean()
                        ? null
                        : System.nanoTime() + patience(bytes).toNanos();
                send(bucket, new CurlPart(number, file(number), bytes, md5, rate, deadline));
                sent = true;
            } finally {
                room.release();
            }
        } catch (InterruptedException e) {
            bucket.lose(OperationFailed.cancelled());
        } finally {
            // Also an error of our own is no part that was sent.
            if (!sent) {
                bucket.breakOff();
            }
        }
    }

    private Duration meant(long bytes) {
        return rate > 0 ? Duration.ofSeconds(bytes / rate) : Duration.ZERO;
    }

    private Duration patience(long bytes) {
        return patience.once().plusSeconds(bytes / SLOWEST);
    }

    private void send(BucketOutlet bucket, CurlPart part) {
        try {
            bucket.send(part, this);
        } catch (OperationFailed e) {
            if (!part.late()) {
                bucket.lose(e);
            } else if (!leftBehind(bucket, slow(bucket, patience(part.bytes())).because(e))) {
                send(bucket, part.withoutDeadline()); // those that waited for it have fallen out meanwhile
            }
        }
    }

    /** What stays there keeps the next part from being cut: then there is nothing to wait for any more. */
    private void remove(int number) {
        try {
            Result result = shell.run(Command.of("rm", "-f", "--", file(number)));
            if (!result.good()) {
                buckets.forEach(Outlet::breakOff);
            }
        } catch (OperationFailed e) {
            buckets.forEach(bucket -> bucket.lose(e));
        }
    }

    /** Waits until all that has arrived is sent. */
    void finish() throws OperationFailed {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
    }

    /** Gives up, from any thread; what is sent just now ends on the server too. */
    void stop() {
        stopped = true;
        underway.forEach(Running::cancel);
        threads.forEach(Thread::interrupt);
    }

    @Override
    public String where() {
        return shell.where();
    }

    @Override
    public Result run(Command command, byte[] stdin) throws OperationFailed {
        try (Running running = shell.start(Pipeline.of(command), line -> {})) {
            underway.add(running);
            try {
                if (stopped) {
                    throw OperationFailed.cancelled();
                }
                feed(running, stdin);
                byte[] output = running.stdout().readNBytes(LONGEST_ANSWER);
                return new Result(running.await(), output);
            } catch (IOException e) {
                running.await(); // tells better than the stream what became of the connection
                throw OperationFailed.unreachable(Words.of("shell.lost"))
                        .on(where())
                        .next(Words.of("shell.lost.next"))
                        .because(e);
            } finally {
                underway.remove(running);
            }
        }
    }

    /** A program that does not read says why by its exit status. */
    private static void feed(Running running, byte[] bytes) {
        try (OutputStream stdin = running.stdin()) {
            stdin.write(bytes);
        } catch (IOException e) {
            // Awaiting it tells.
        }
    }
}
