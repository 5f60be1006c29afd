package dev.handrail.waiting;

import dev.handrail.words.OperationFailed;
import java.util.concurrent.locks.ReentrantLock;

/** One after the other, as before a person who is asked one question at a time; whoever is stopped waits no longer. */
public final class Turns {
    private final ReentrantLock lock = new ReentrantLock();

    /** Comes back when it is this thread's turn, which lasts until the handle is closed. */
    public Stop.Handle take() throws OperationFailed {
        if (!lock.tryLock()) {
            Stop.here().await(() -> {
                lock.lockInterruptibly();
                return true;
            });
        }
        return lock::unlock;
    }
}
