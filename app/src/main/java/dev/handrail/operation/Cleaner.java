package dev.handrail.operation;

import dev.handrail.words.OperationFailed;

/** Cleans up leftovers of one kind; what is already gone is no failure. */
public interface Cleaner {
    String kind();

    void clean(Leftover leftover) throws OperationFailed;

    /** @param told what is found out thereby */
    default void clean(Leftover leftover, Told told) throws OperationFailed {
        clean(leftover);
    }

    /** Told what is found out while something is cleaned up, by the run that left it or by a later one. */
    interface Told {
        /** Worth a line in the record of whoever cleans up. */
        void say(String line);

        /** What the run that left it did make, though it saw no more of that. */
        void made(String what, String id);
    }

    /** Nobody is told. */
    Told NOBODY = new Told() {
        @Override
        public void say(String line) {}

        @Override
        public void made(String what, String id) {}
    };
}
