package dev.handrail.backup.aside;

import dev.handrail.words.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a restore put aside stays or goes, and why.
 *
 * @param until for how long it can be put back at least
 * @param newer the proven backup by which it may go; null where it stays
 * @param without what that backup leaves out: where something of it lies here, it stays, which only a look at the server tells
 */
public record Verdict(
        Aside aside, Instant until, String why, @Nullable String newer, List<String> without) {
    public Verdict {
        without = List.copyOf(without);
    }

    public boolean kept() {
        return newer == null;
    }

    Verdict butKept(String because) {
        return new Verdict(aside, until, because, null, List.of());
    }

    /** Whether it may stay all the same once somebody has looked. */
    public boolean unless() {
        return !without.isEmpty();
    }

    /** Why, for who has not looked at the server. */
    public String beforehand() {
        return unless()
                ? Words.of("aside.due.unless", why, String.join("; ", without), aside.run(), aside.server())
                : why;
    }

    /** For a person: kept or removed, and the reason. */
    public String told() {
        return kept() ? Words.of("backup.keep.kept", why) : Words.of("backup.keep.removed", why);
    }
}
