package dev.handrail.desktop.frame;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Recent;
import dev.handrail.desktop.shared.Light;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How servers stand, told from their backups and from what was done last: what is not known is never green. */
final class Standings {
    private Standings() {}

    /** @param backups the catalogue by server, newest first */
    static Map<String, Standing> of(List<Server> servers, Past past, Map<String, List<Backup>> backups, Instant now) {
        Map<String, Standing> standings = new HashMap<>();
        for (Server server : servers) {
            List<Recent> sources = Recent.today(server, backups.getOrDefault(server.name(), List.of()), now);
            standings.put(
                    server.name(),
                    sources.isEmpty() ? reached(server, past, now) : backedUp(server, sources, past, now));
        }
        return standings;
    }

    private static Standing backedUp(Server server, List<Recent> sources, Past past, Instant now) {
        Optional<Run> last = past.lastBackup(server.name());
        if (last.isPresent() && last.get().outcome() == Outcome.FAILED) {
            return new Standing(Light.BAD, Words.of("standing.backup.failed", age(last.get(), now)));
        }
        List<Backup> newest =
                sources.stream().flatMap(source -> source.last().stream()).toList();
        List<String> unread = sources.stream()
                .filter(source -> !source.good() && source.unproven().isPresent())
                .map(Recent::source)
                .toList();
        if (!unread.isEmpty()) {
            return new Standing(Light.WARN, Words.of("standing.backup.unread", String.join(", ", unread)));
        }
        if (newest.isEmpty()) {
            return new Standing(Light.UNKNOWN, Words.of("standing.backup.none"));
        }
        if (newest.size() < sources.size()) {
            String without = sources.stream()
                    .filter(source -> source.last().isEmpty())
                    .map(Recent::source)
                    .collect(Collectors.joining(", "));
            return new Standing(Light.WARN, Words.of("standing.backup.without", without));
        }
        boolean good = sources.stream().allMatch(Recent::good);
        Backup oldest = newest.stream().min(Comparator.comparing(Backup::taken)).orElseThrow();
        return new Standing(
                good ? Light.GOOD : Light.WARN, Words.of("standing.backup", Amounts.age(oldest.taken(), now)));
    }

    private static Standing reached(Server server, Past past, Instant now) {
        Optional<Run> last = past.last(server.name());
        if (last.isEmpty()) {
            return new Standing(Light.UNKNOWN, Words.of("standing.unknown"));
        }
        return last.get().outcome() == Outcome.DONE
                ? new Standing(Light.GOOD, Words.of("standing.reached", age(last.get(), now)))
                : new Standing(Light.WARN, Words.of("standing.failed", age(last.get(), now)));
    }

    private static String age(Run run, Instant now) {
        return Amounts.age(ended(run), now);
    }

    private static Instant ended(Run run) {
        Instant ended = run.ended();
        return ended == null ? run.started() : ended;
    }
}
