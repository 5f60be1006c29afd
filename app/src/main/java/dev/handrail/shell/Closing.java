package dev.handrail.shell;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Lets go of things at the other end of a line without waiting for the line. */
final class Closing {
    private static final Logger LOG = System.getLogger(Closing.class.getName());

    private Closing() {}

    static void inBackground(Closeable thing) {
        Thread.startVirtualThread(() -> quietly(thing));
    }

    /** For what is given up anyway: that it did not close well changes nothing. */
    static void quietly(Closeable thing) {
        try {
            thing.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Not closed well", e);
        }
    }
}
