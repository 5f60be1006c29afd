package dev.handrail.operation;

import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;

/** What a running operation is handed: where it tells what it does, and what would have to be cleaned up. */
public interface Work {
    /** What stands in the place of something that is not written down. */
    String HIDDEN = "•••";

    /** The identity of the run in the journal. */
    String run();

    /** Begins the next step. */
    void step(String words);

    /** Bytes or items done of a total; a total of zero or less is not known. */
    void progress(long done, long total, Unit unit);

    /** How far one of several things is that are done at the same time; those that ended well go with the next step. */
    void part(Part part);

    /** A line for the transcript. */
    void say(String line);

    /** A line for who watches now, with something in it that is written down with dots in its place. */
    default void sayOnce(String line, String secret) {
        say(line.replace(secret, HIDDEN));
    }

    /** The exact command about to run, for the transcript. */
    void command(String where, String command);

    /** Something this run made, such as ("backup", id): it ends up in the journal and in the last line of --json. */
    void made(String what, String id);

    /** What there is to show of how it came out beyond the words, whether it ends well or not; the last one counts. */
    void shows(Evidence evidence);

    /**
     * Told before anything live is touched, when all else is ready: whoever holds the site for that moment does so now. Where
     * this fails, nothing live may be touched.
     */
    default void exchanges() throws OperationFailed {}

    boolean cancelled();

    void stopIfCancelled() throws OperationFailed;

    /** Runs the given when somebody cancels, until the handle is closed. */
    Handle onCancel(Runnable stop);

    /**
     * Registers what would be left behind if the operation failed now or the program died; it is written down before
     * this returns. Cleaned up, last first, unless forgotten.
     */
    Handle leaves(Leftover leftover);

    /** Units of progress. */
    enum Unit {
        BYTES,
        ROWS,
        ITEMS
    }

    /** Takes back what was registered. */
    interface Handle extends AutoCloseable {
        @Override
        void close();
    }
}
