package dev.handrail.backup.take;

/** How long somebody has had nothing to do, in all. */
final class Idleness {
    private long ended;
    private long since;
    private boolean now;

    synchronized void begins() {
        since = System.nanoTime();
        now = true;
    }

    synchronized void ends() {
        ended = nanos();
        now = false;
    }

    synchronized long nanos() {
        return now ? ended + System.nanoTime() - since : ended;
    }
}
