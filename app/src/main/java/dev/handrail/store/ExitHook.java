package dev.handrail.store;

import java.lang.reflect.Field;

/**
 * Takes from H2 that it closes its files on its own when the program is told to end: operations that are being cancelled
 * then still write, and H2 answers such commits as done and forgets them. Who opens a store closes it. H2 has a setting
 * for this, but not for a file that several programs share.
 */
final class ExitHook {
    private static final System.Logger LOG = System.getLogger(ExitHook.class.getName());

    private ExitHook() {}

    /** To be called whenever H2 may have opened a file, since it comes back to it then. */
    static void remove() {
        try {
            Field hook = Class.forName("org.h2.engine.OnExitDatabaseCloser").getDeclaredField("INSTANCE");
            hook.setAccessible(true);
            Runtime.getRuntime().removeShutdownHook((Thread) hook.get(null));
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "H2 will close the store on its own", e);
        } catch (IllegalStateException e) {
            // The program is ending already; a file that is opened from here on is not watched by H2.
            LOG.log(System.Logger.Level.DEBUG, "ending", e);
        }
    }
}
