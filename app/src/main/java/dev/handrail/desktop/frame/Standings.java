package dev.handrail.desktop.frame;

import dev.handrail.desktop.shared.Light;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How servers stand, told from what was done last: what is fine is green, what is not known never is. */
final class Standings {
    private static final Duration FRESH = Duration.ofHours(26);

    private Standings() {}

    static Map<String, Standing> of(List<Server> servers, Past past, Instant now) {
        Map<String, Standing> standings = new HashMap<>();
        servers.forEach(server -> standings.put(
                server.name(),
                server.databases().isEmpty() ? reached(server, past, now) : backedUp(server, past, now)));
        return standings;
    }

    private static Standing backedUp(Server server, Past past, Instant now) {
        Optional<Run> last = past.lastBackup(server.name());
        Optional<Run> good = past.lastGoodBackup(server.name());
        if (last.isPresent() && last.get().outcome() == Outcome.FAILED) {
            return new Standing(Light.BAD, Words.of("standing.backup.failed", age(last.get(), now)));
        }
        if (good.isEmpty()) {
            return new Standing(Light.UNKNOWN, Words.of("standing.backup.none"));
        }
        boolean fresh = Duration.between(ended(good.get()), now).compareTo(FRESH) < 0;
        String words = Words.of("standing.backup", age(good.get(), now));
        return new Standing(fresh ? Light.GOOD : Light.WARN, words);
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
