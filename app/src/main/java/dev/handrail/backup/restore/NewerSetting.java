package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.shell.Command;

/**
 * What stands at the beginning of every dump since pg_dump 17, and older servers do not know: nothing of the data depends on
 * it. pg_restore goes on after it, psql would stop.
 */
final class NewerSetting {
    private static final int SINCE = 17;

    static final String STATEMENT = "SET transaction_timeout = 0;";

    private NewerSetting() {}

    /** @param major the version of the server that is to take it */
    static boolean stops(Manifest manifest, int major) {
        return manifest.artifact().form().equals("plain")
                && major < SINCE
                && manifest.tools().dumpMajor() >= SINCE;
    }

    /** A stage that leaves its line empty, of those before anything is made, and passes all else on as it is. */
    static Command emptied() {
        return Command.of("sed", "-E", "1,/^(CREATE|COPY|INSERT) /s/^" + STATEMENT + ".?$//")
                .with("LC_ALL", "C");
    }
}
