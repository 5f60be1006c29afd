package dev.handrail.store;

import java.nio.file.Path;

/** Where the data are to lie from the next start on, and how they get there. */
public record Wish(Path folder, How how) {
    /** What becomes of the data that lie in the present folder. */
    public enum How {
        /** Data lie there already and are used as they are; nothing is copied. */
        USE,
        /** Nothing lies there yet: all there is gets copied there. */
        BRING,
        /** The same where data lie already: those are put aside in a folder in it. */
        REPLACE
    }
}
