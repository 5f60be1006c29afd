package dev.handrail.backup;

import dev.handrail.shell.Command;

/**
 * What stands at the beginning of every dump since pg_dump 17, and older servers do not know: nothing of the data depends on
 * it. pg_restore goes on after it unless it is told to stop, psql would stop.
 */
public final class NewerSetting {
    private static final int SINCE = 17;

    public static final String STATEMENT = "SET transaction_timeout = 0;";

    private NewerSetting() {}

    /** @param major the version of the server that is to take it */
    public static boolean stops(Manifest manifest, int major) {
        return manifest.artifact().form().equals("plain") && major < SINCE && comesWith(manifest);
    }

    /** Whether what restores it says so to the server, whichever that is. */
    public static boolean comesWith(Manifest manifest) {
        return manifest.tools().dumpMajor() >= SINCE;
    }

    /** A stage that leaves its line empty, of those before anything is made, and passes all else on as it is. */
    public static Command emptied() {
        return Command.of("sed", "-E", "1,/^(CREATE|COPY|INSERT) /s/^" + STATEMENT + ".?$//")
                .with("LC_ALL", "C");
    }
}
