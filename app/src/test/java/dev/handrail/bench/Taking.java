package dev.handrail.bench;

/** Does the work once and says what it took: seconds, or whatever else is compared. */
@FunctionalInterface
interface Taking {
    double take() throws Exception;

    /** The seconds that this takes. */
    static Taking timed(Doing work) {
        return () -> {
            long began = System.nanoTime();
            work.run();
            return (System.nanoTime() - began) / 1e9;
        };
    }

    /** The work. */
    @FunctionalInterface
    interface Doing {
        void run() throws Exception;
    }
}
