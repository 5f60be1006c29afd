package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.server.Keep;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of each backup of one source whether it stays, by the rules of the profile. Only proven ones count (see {@link
 * Backup#proven()}): one that nobody read back fills no place, and pushes no other out. Nor does a pinned one: who pins what
 * is damaged, as before a restore, does not want what is good to go for it. The newest proven one stays
 * whatever the rules say, and days are counted back from it, not from now: neither a clock that is wrong nor backups that
 * stopped empty the catalogue. A backup that claims to be from the future is not taken for the newest of what is known.
 */
public final class Rules {
    private final @Nullable Keep keep;
    private final Clock clock;

    /**
     * @param keep null where the profile has no rules: then everything stays
     * @param clock whose time zone says when a day begins
     */
    public Rules(@Nullable Keep keep, Clock clock) {
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * All of them, newest first.
     *
     * @param lastRunFailed whether no backup came of the source's last run: then nothing is removed
     */
    public List<Verdict> judge(List<Backup> ofOneSource, boolean lastRunFailed) {
        List<Backup> newestFirst =
                ofOneSource.stream().sorted(Backup.BY_TIME.reversed()).toList();
        List<Backup> proven = newestFirst.stream().filter(Backup::proven).toList();
        if (keep == null) {
            return all(newestFirst, Words.of("backup.keep.norules"));
        }
        if (proven.isEmpty()) {
            return all(newestFirst, Words.of("backup.keep.noneproven"));
        }
        if (lastRunFailed) {
            return all(newestFirst, Words.of("backup.keep.lastfailed"));
        }
        List<Backup> counting = counting(proven);
        Judgement judgement = new Judgement(keep, proven, counting, anchor(counting), clock.getZone());
        return newestFirst.stream().map(judgement::of).toList();
    }

    /** Those of the proven ones that fill a place: the pinned only where there is no other. */
    static List<Backup> counting(List<Backup> proven) {
        List<Backup> counting =
                proven.stream().filter(backup -> !backup.pinned()).toList();
        return counting.isEmpty() ? proven : counting;
    }

    private static List<Verdict> all(List<Backup> backups, String reason) {
        return backups.stream()
                .map(backup -> backup.pinReason() == null
                        ? Verdict.keep(backup, reason)
                        : Verdict.keep(backup, pinned(backup.pinReason()), reason))
                .toList();
    }

    static String pinned(String reason) {
        return reason.isEmpty() ? Words.of("backup.keep.pinned") : Words.of("backup.keep.pinned.why", reason);
    }

    /** The newest proven one that is not from the future; where all are, it is the clock that is wrong. */
    private Backup anchor(List<Backup> proven) {
        Instant now = clock.instant();
        return proven.stream()
                .filter(backup -> !backup.taken().isAfter(now))
                .findFirst()
                .orElse(proven.getFirst());
    }
}
