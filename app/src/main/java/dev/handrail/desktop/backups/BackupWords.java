package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.keep.Keeping;
import dev.handrail.backup.keep.Verdict;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.SourceWords;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Keep;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands of a backup in the catalogue and beside it. */
final class BackupWords {
    private static final String NOTHING = "—";

    private BackupWords() {}

    static String size(Backup backup) {
        return Amounts.bytes(backup.manifest().artifact().storedBytes());
    }

    /** Where it lies; a copy that is not good says so. */
    static String copies(Backup backup) {
        return backup.copies().stream()
                .map(copy -> copy.state() == Copy.State.GOOD
                        ? copy.destination()
                        : copy.destination() + " " + Words.of(copy.state().key()))
                .collect(Collectors.joining(", "));
    }

    /** How well proven it is, in a word. */
    static String proof(Backup backup) {
        if (!backup.good()) {
            return Words.of(backup.goodCopy().isPresent() ? "backups.condemned" : "backups.nogood");
        }
        long good = backup.copies().stream()
                .filter(copy -> copy.state() == Copy.State.GOOD)
                .count();
        return good < backup.copies().size()
                ? Words.of("backups.copies", good, backup.copies().size())
                : Words.of(backup.proof().key());
    }

    static Light light(Backup backup) {
        if (!backup.good()) {
            return Light.BAD;
        }
        if (incomplete(backup)) {
            return Light.WARN;
        }
        return backup.proven() ? Light.GOOD : Light.UNKNOWN;
    }

    /** Whether a copy that should be there is not good. */
    static boolean incomplete(Backup backup) {
        return backup.copies().stream().anyMatch(copy -> copy.state() != Copy.State.GOOD);
    }

    /** When it was last restored, and whether it came out as it should. */
    static String drilled(Backup backup, Times times) {
        return Stream.of(Proof.Rung.RESTORED, Proof.Rung.EQUAL)
                .flatMap(rung -> backup.newest(rung).stream())
                .max(Comparator.comparing(Proof::at))
                .map(proof -> proof.passed()
                        ? times.date(times.day(proof.at()))
                        : Words.of("backups.drilled.failed", times.date(times.day(proof.at()))))
                .orElse(NOTHING);
    }

    /** Until when it is kept, or what keeps it. */
    static String kept(Backup backup, @Nullable Verdict verdict, Server server, Times times) {
        String reason = backup.pinReason();
        if (reason != null) {
            return reason.isEmpty() ? Words.of("backups.pinned") : Words.of("backups.pinned.why", reason);
        }
        if (verdict == null) {
            return NOTHING;
        }
        if (!verdict.kept()) {
            return Words.of("backups.kept.not");
        }
        Keep keep = Keeping.rule(server, backup);
        if (keep == null) {
            return Words.of("backups.kept.norules");
        }
        return until(backup, keep, times)
                .map(times::date)
                .orElseGet(() -> verdict.reasons().getFirst());
    }

    /** Days of the calendar, as the rules count them: one of them may have 23 hours or 25. */
    private static Optional<LocalDate> until(Backup backup, Keep keep, Times times) {
        LocalDate day = times.day(backup.taken()).plusDays(keep.days());
        return keep.days() > 0 && day.isAfter(times.today()) ? Optional.of(day) : Optional.empty();
    }

    /** What it is, in a few lines. */
    static String facts(Backup backup, @Nullable Verdict verdict, Times times) {
        Manifest manifest = backup.manifest();
        List<String> made = new ArrayList<>(List.of(times.when(backup.taken()), SourceWords.kind(manifest.source())));
        made.add(manifest.tools().dump());
        made.add(manifest.tools().compression());
        if (manifest.artifact().encrypted()) {
            made.add(Words.of("backups.encrypted"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(made.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(", ")));
        lines.add(size(manifest, size(backup)));
        lines.addAll(manifest.remarks());
        if (verdict != null) {
            lines.add(sentence(verdict.told()));
        }
        return String.join("\n", lines);
    }

    private static String size(Manifest manifest, String stored) {
        String restored = Amounts.bytes(manifest.artifact().bytes());
        return manifest.tables().isEmpty()
                ? Words.of("backups.facts.bytes", stored, restored)
                : Words.of(
                        "backups.facts.rows",
                        stored,
                        restored,
                        Amounts.count(manifest.tables().size()),
                        Amounts.count(manifest.rows()));
    }

    static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
