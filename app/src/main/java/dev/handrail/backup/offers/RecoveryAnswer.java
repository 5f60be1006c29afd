package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Exposure;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Recovery;
import dev.handrail.operation.Answer;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers how long it takes to bring each database of a server back, how much would be lost, and when to try it again.
 *
 * @param past what is remembered of backups that are removed
 */
record RecoveryAnswer(Server server, List<Backup> backups, List<PastBackup> past, Instant now, ZoneId zone) {
    private static final String NOTHING = "—";

    static List<String> heads() {
        return List.of(
                Words.of("backup.head.source"),
                Words.of("recovery.head.takes"),
                Words.of("recovery.head.trend"),
                Words.of("recovery.head.last"),
                Words.of("recovery.head.due"),
                Words.of("recovery.head.lost"),
                Words.of("recovery.head.worst"));
    }

    List<Recovery> all() {
        return Recovery.of(server, backups, past, now);
    }

    Answer answer() {
        List<Recovery> all = all();
        return Answer.table(
                all.stream().map(this::document).toList(),
                heads(),
                all.stream().map(this::row).toList());
    }

    List<String> row(Recovery recovery) {
        return List.of(
                recovery.source(),
                recovery.measured()
                        .map(restore -> Amounts.duration(restore.took()))
                        .orElse(NOTHING),
                trend(recovery),
                recovery.last().map(this::last).orElse(Words.of("recovery.never")),
                due(recovery),
                recovery.lost(now).map(Amounts::duration).orElse(Words.of("recovery.all")),
                recovery.exposure()
                        .worst()
                        .map(worst -> worst(worst, recovery.exposure()))
                        .orElse(NOTHING));
    }

    private static String trend(Recovery recovery) {
        String words = Words.of(recovery.trend().key());
        return recovery.usual()
                .map(usual -> Words.of("recovery.usual", words, Amounts.duration(usual)))
                .orElse(words);
    }

    /** With how it was in the month before, where that is known. */
    private static String worst(Duration worst, Exposure exposure) {
        String words = Amounts.duration(worst);
        return exposure.before()
                .map(before -> Words.of(
                        "recovery.worst", words, Words.of(exposure.trend().key()), Amounts.duration(before)))
                .orElse(words);
    }

    private String last(Recovery.Restore restore) {
        return Words.of(
                restore.proof().passed() ? "recovery.passed" : "recovery.failed",
                Amounts.moment(restore.proof().at(), zone));
    }

    private String due(Recovery recovery) {
        return recovery.isDue(now)
                ? Words.of("recovery.due.now")
                : recovery.due().map(at -> Amounts.moment(at, zone)).orElse(NOTHING);
    }

    private Map<String, @Nullable Object> document(Recovery recovery) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("source", recovery.source());
        document.put(
                "restoreMillis",
                recovery.measured().map(restore -> restore.proof().millis()).orElse(null));
        document.put(
                "restoreMillisBefore",
                recovery.before().map(restore -> restore.proof().millis()).orElse(null));
        document.put(
                "restoreMillisUsual", recovery.usual().map(Duration::toMillis).orElse(null));
        document.put("trend", recovery.trend().name().toLowerCase(Locale.ROOT));
        document.put("lostSeconds", seconds(recovery.lost(now)));
        Exposure exposure = recovery.exposure();
        document.put("worstLostSeconds", seconds(exposure.worst()));
        document.put("worstLostSecondsBefore", seconds(exposure.before()));
        document.put("lostTrend", exposure.trend().name().toLowerCase(Locale.ROOT));
        document.put("newestProven", recovery.newest().map(Backup::id).orElse(null));
        document.put("due", recovery.isDue(now));
        document.put("dueAt", recovery.due().orElse(null));
        document.put(
                "restores",
                recovery.restores().stream().map(RecoveryAnswer::document).toList());
        return document;
    }

    private static @Nullable Long seconds(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds).orElse(null);
    }

    private static Map<String, Object> document(Recovery.Restore restore) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("backup", restore.backup());
        document.put("at", restore.proof().at());
        document.put("millis", restore.proof().millis());
        document.put("bytes", restore.bytes());
        document.put("passed", restore.proof().passed());
        return document;
    }
}
