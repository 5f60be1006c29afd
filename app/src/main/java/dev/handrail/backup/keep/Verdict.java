package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.words.Words;
import java.util.List;

/** Whether a backup stays or goes, and why. */
public record Verdict(Backup backup, boolean kept, List<String> reasons) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    static Verdict keep(Backup backup, String... reasons) {
        return new Verdict(backup, true, List.of(reasons));
    }

    static Verdict remove(Backup backup, String... reasons) {
        return new Verdict(backup, false, List.of(reasons));
    }

    /** For a person: kept or removed, and each reason. */
    public String told() {
        String why = String.join("; ", reasons);
        return kept ? Words.of("backup.keep.kept", why) : Words.of("backup.keep.removed", why);
    }
}
