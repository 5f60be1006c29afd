package dev.handrail.backup.aside;

import dev.handrail.words.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a restore put aside stays or goes, and why.
 *
 * @param until for how long it can be put back at least
 * @param newer the proven backup by which it may go; null where it stays
 */
public record Verdict(
        Aside aside, Instant until, String why, @Nullable String newer) {
    public boolean kept() {
        return newer == null;
    }

    Verdict butKept(String because) {
        return new Verdict(aside, until, because, null);
    }

    /** For a person: kept or removed, and the reason. */
    public String told() {
        return kept() ? Words.of("backup.keep.kept", why) : Words.of("backup.keep.removed", why);
    }
}
