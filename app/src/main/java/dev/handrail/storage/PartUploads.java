package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends parts while the next one fills: two at once, so that never more than three are in memory, and fewer large ones. */
final class PartUploads {
    private static final int AT_ONCE = 2;

    private final Writing writing;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Queue<FutureTask<CompletedPart>> underway = new ConcurrentLinkedQueue<>();
    private final List<CompletedPart> sent = new ArrayList<>();
    private volatile boolean stopped;
    private int begun;

    PartUploads(Writing writing) {
        this.writing = writing;
    }

    /** Returns as soon as this part is on its way, which may have to wait for one before it; fails if one of those did. */
    void send(PartBuffer part) throws OperationFailed {
        int number = ++begun;
        if (number > PartSizes.MOST) {
            throw OperationFailed.failed(Words.of("storage.failed.write", writing.where()))
                    .cameBack(Words.of("storage.s3.parts"))
                    .next(Words.of("storage.s3.parts.next"))
                    .build();
        }
        awaitRoom(1);
        collect(false);
        FutureTask<CompletedPart> sending = new FutureTask<>(() -> writing.send(number, part));
        underway.add(sending);
        Thread.ofVirtual().name("part " + number).start(() -> {
            try {
                sending.run();
            } finally {
                room.release();
            }
        });
    }

    /** Waits until no more than so many are on their way, so that there is memory for the next. */
    void waitForAllBut(int many) throws OperationFailed {
        int others = AT_ONCE - many;
        awaitRoom(others);
        room.release(others);
        collect(false);
    }

    /** Waits for all of them. */
    List<CompletedPart> finish() throws OperationFailed {
        awaitRoom(AT_ONCE);
        room.release(AT_ONCE);
        collect(true);
        return sent.stream()
                .sorted(Comparator.comparing(CompletedPart::partNumber))
                .toList();
    }

    /** Gives up; returns when nothing is sent any more. */
    void stop() {
        stopped = true;
        underway.forEach(sending -> sending.cancel(true));
        room.acquireUninterruptibly(AT_ONCE);
        room.release(AT_ONCE);
    }

    private void awaitRoom(int many) throws OperationFailed {
        try {
            room.acquire(many);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationFailed.cancelled();
        }
        if (stopped) {
            room.release(many);
            throw OperationFailed.cancelled();
        }
    }

    private void collect(boolean all) throws OperationFailed {
        for (FutureTask<CompletedPart> sending : underway) {
            if (all || sending.isDone()) {
                sent.add(result(sending));
                underway.remove(sending);
            }
        }
    }

    private static CompletedPart result(Future<CompletedPart> sending) throws OperationFailed {
        try {
            return sending.get();
        } catch (InterruptedException | CancellationException e) {
            throw OperationFailed.cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OperationFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
