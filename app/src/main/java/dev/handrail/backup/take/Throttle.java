package dev.handrail.backup.take;

import dev.handrail.operation.Work;
import dev.handrail.server.ByteSize;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets no more than so many bytes a second go by on average; the connection makes the server wait in its turn. */
final class Throttle {
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private final long rate;
    private final long began = System.nanoTime();
    private long passed;

    Throttle(@Nullable ByteSize rate) {
        this.rate = rate == null ? 0 : rate.bytes();
    }

    void passed(long bytes, Work work) throws OperationFailed {
        passed += bytes;
        if (rate == 0) {
            return;
        }
        for (long early = early(); early > 0; early = early()) {
            work.stopIfCancelled();
            pause(Math.min(early, AT_ONCE.toNanos()));
        }
    }

    private long early() {
        return (long) ((double) passed / rate * Duration.ofSeconds(1).toNanos()) - (System.nanoTime() - began);
    }

    private static void pause(long nanos) throws OperationFailed {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
    }
}
