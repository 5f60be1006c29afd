package dev.handrail.backup.seal;

import dev.handrail.words.Words;
import java.io.IOException;

/** The bytes are not, or not all, those that were encrypted. */
public final class BrokenSeal extends IOException {
    private static final long serialVersionUID = 1;

    BrokenSeal(IOException why) {
        super(Words.of("backup.fault.seal"), why);
    }
}
