package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.server.Keep;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules laid to the backups of one source, of which at least one is proven. */
final class Judgement {
    private final Keep rules;
    private final List<Claim> claims;
    private final Set<String> always;
    private final Set<String> fitting;
    private final Instant reach;
    private final Backup anchor;

    /**
     * @param proven newest first
     * @param counting those of them that fill a place
     * @param anchor the newest of those that is not from the future
     */
    Judgement(Keep rules, List<Backup> proven, List<Backup> counting, Backup anchor, ZoneId zone) {
        this.rules = rules;
        this.anchor = anchor;
        this.always = new HashSet<>(List.of(anchor.id(), counting.getFirst().id()));
        this.claims = Claim.of(rules, counting, anchor.taken().atZone(zone));
        List<Backup> wanted = proven.stream()
                .filter(b -> b.pinned() || always.contains(b.id()) || claimed(b))
                .toList();
        this.fitting = fitting(wanted);
        this.reach = reach(wanted);
    }

    private boolean claimed(Backup backup) {
        return claims.stream().anyMatch(claim -> claim.why().containsKey(backup.id()));
    }

    private boolean stays(Backup backup) {
        return backup.pinned() || always.contains(backup.id());
    }

    /** What cannot be removed takes its room first; the others, newest first, until one does not fit. */
    private Set<String> fitting(List<Backup> wanted) {
        Set<String> fitting = new HashSet<>();
        long taken =
                wanted.stream().filter(this::stays).mapToLong(Judgement::size).sum();
        for (Backup backup : wanted) {
            if (!stays(backup)) {
                taken += size(backup);
                if (taken > limit()) {
                    return fitting;
                }
            }
            fitting.add(backup.id());
        }
        return fitting;
    }

    /** How far back anything is asked for: not further than there is room. */
    private Instant reach(List<Backup> wanted) {
        Instant asked =
                claims.stream().map(Claim::reach).min(Instant::compareTo).orElse(Instant.MIN);
        boolean full = wanted.stream().anyMatch(b -> !stays(b) && !fitting.contains(b.id()));
        return full
                ? wanted.stream()
                        .filter(b -> fitting.contains(b.id()))
                        .map(Backup::taken)
                        .reduce((newer, older) -> older)
                        .orElse(asked)
                : asked;
    }

    Verdict of(Backup backup) {
        if (backup.pinReason() != null) {
            return Verdict.keep(backup, Rules.pinned(backup.pinReason()));
        }
        return backup.proven() ? proven(backup) : unproven(backup);
    }

    private Verdict proven(Backup backup) {
        List<String> why = new ArrayList<>();
        if (always.contains(backup.id())) {
            why.add(Words.of("backup.keep.last"));
        }
        claims.stream()
                .flatMap(claim -> Stream.ofNullable(claim.why().get(backup.id())))
                .forEach(why::add);
        if (why.isEmpty()) {
            return new Verdict(backup, false, unasked());
        }
        return always.contains(backup.id()) || fitting.contains(backup.id())
                ? new Verdict(backup, true, why)
                : Verdict.remove(backup, Words.of("backup.keep.size", Amounts.bytes(limit())));
    }

    private long limit() {
        return rules.size() == null ? Long.MAX_VALUE : rules.size().bytes();
    }

    private List<String> unasked() {
        List<String> why = new ArrayList<>();
        if (rules.days() > 0) {
            why.add(Words.of("backup.keep.older", rules.days()));
        }
        if (claims.size() > why.size()) {
            why.add(Words.of("backup.keep.notamong", counts()));
        }
        return why;
    }

    private String counts() {
        return new Keep(0, rules.newest(), rules.daily(), rules.weekly(), rules.monthly(), rules.yearly(), null).word();
    }

    private Verdict unproven(Backup backup) {
        if (removalBegun(backup)) {
            return Verdict.remove(backup, Words.of("backup.keep.begun"));
        }
        boolean outside = backup.taken().isBefore(reach) && backup.taken().isBefore(anchor.taken());
        return outside
                ? Verdict.remove(backup, Words.of("backup.keep.unproven.old", anchor.id()))
                : Verdict.keep(backup, Words.of("backup.keep.unproven"));
    }

    /** One that is half removed is of no use any more; what is left of it must not stay for good. */
    private static boolean removalBegun(Backup backup) {
        return !backup.good() && backup.copies().stream().anyMatch(copy -> copy.state() == Copy.State.DELETING_FAILED);
    }

    /** What it takes in each place. */
    private static long size(Backup backup) {
        return backup.manifest().artifact().storedBytes();
    }
}
