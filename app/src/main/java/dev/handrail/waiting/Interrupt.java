package dev.handrail.waiting;

/** Interrupts a thread while it waits, and not a moment longer. */
final class Interrupt {
    private final Thread waiting;
    private boolean was;
    private boolean over;

    Interrupt(Thread waiting) {
        this.waiting = waiting;
    }

    synchronized void now() {
        if (!over) {
            was = true;
            waiting.interrupt();
        }
    }

    synchronized boolean was() {
        return was;
    }

    /** The wait is over, on the thread that waited: what was meant for it alone goes no further. */
    synchronized void over() {
        over = true;
        if (was) {
            Thread.interrupted();
        }
    }
}
