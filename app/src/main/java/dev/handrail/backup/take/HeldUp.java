package dev.handrail.backup.take;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long each bucket kept the next part from being cut while another destination was ready for it. */
final class HeldUp {
    /** The stage cuts a part when that many before it the last one was taken away. */
    private static final int APART = 3;

    private final boolean folders;
    private final LongSupplier clock;
    private final Map<String, Long> waited = new HashMap<>();
    private final Map<Integer, Long> before = new HashMap<>();
    private final Map<Integer, Map<String, Long>> turns = new HashMap<>();
    private int next;
    private long since;

    /**
     * @param folders whether folders on the server are written to as well, which are ready whenever a part is
     * @param clock as System.nanoTime
     */
    HeldUp(boolean folders, LongSupplier clock) {
        this.folders = folders;
        this.clock = clock;
    }

    /** A part lies there: the next can be cut once the one in its place is gone. */
    synchronized void arrived(int number) {
        next = number + 1;
        since = clock.getAsLong();
    }

    /**
     * A bucket's turn has come: that it stood in line until now is no slowness of its own.
     *
     * @param meant how long it is to take for the part, so that not too much is sent at once
     */
    synchronized void granted(int number, String bucket, Duration meant) {
        long from = clock.getAsLong() + (folders ? 0 : meant.toNanos());
        turns.computeIfAbsent(number, any -> new HashMap<>()).put(bucket, from);
    }

    /** A bucket has a part that others have not yet: it waits for them from now on. */
    synchronized void sent(int number) {
        before.put(number, clock.getAsLong());
    }

    /** The last bucket has the part, which is taken away now; answers how long that bucket was waited for in all. */
    synchronized Duration sentByAll(int number, String last) {
        long now = clock.getAsLong();
        long earlier = before.getOrDefault(number, now);
        before.remove(number);
        Map<String, Long> granted = turns.remove(number);
        if (number == next - APART) {
            long ready = folders ? since : Math.max(since, earlier);
            long own = granted == null ? ready : Math.max(ready, granted.getOrDefault(last, ready));
            waited.merge(last, Math.max(0, now - own), Long::sum);
        }
        return Duration.ofNanos(waited.getOrDefault(last, 0L));
    }
}
