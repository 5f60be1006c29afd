package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.backup.Recent;
import dev.handrail.operation.Answer;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers whether there is a good backup of each source of a server, and from when: for people, and for what watches. */
final class GoodBackups {
    private static final String ENTRY_AND_DATABASE = "/";

    private final Server server;
    private final List<Backup> backups;
    private final Instant now;
    private final Duration within;
    private final Rung level;

    GoodBackups(Catalogue catalogue, Server server, Clock clock, Duration within, Rung level) throws OperationFailed {
        this.server = server;
        this.backups = catalogue.of(server.name());
        this.now = clock.instant();
        this.within = within;
        this.level = level;
    }

    Answer answer(List<String> asked) throws OperationFailed {
        List<Map<String, Object>> documents = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean fault = false;
        for (String source : asked.isEmpty() ? sources() : chosen(asked)) {
            Recent found = Recent.of(source, backups, now, within, level);
            fault |= !found.good();
            documents.add(document(source, found.last(), found.good()));
            lines.add(line(source, found.last(), found.good()));
        }
        return new Answer(documents, List.of(), List.of(), lines, fault);
    }

    private List<String> sources() throws OperationFailed {
        List<String> names = Recent.sources(server, backups);
        if (names.isEmpty()) {
            throw OperationFailed.usage(Words.of("backup.nothing", server.name()))
                    .next(Words.of("backup.nothing.next"))
                    .build();
        }
        return names;
    }

    private List<String> chosen(List<String> asked) throws OperationFailed {
        List<String> known = sources();
        List<String> chosen = new ArrayList<>();
        for (String name : asked) {
            List<String> meant = known.stream()
                    .filter(one -> one.equals(name) || one.startsWith(name + ENTRY_AND_DATABASE))
                    .toList();
            if (meant.isEmpty()) {
                throw OperationFailed.usage(Words.of("backup.check.unknown", server.name(), name))
                        .next(Words.of("backup.source.unknown.next", String.join(", ", known)))
                        .build();
            }
            chosen.addAll(meant);
        }
        return chosen;
    }

    private String line(String source, Optional<Backup> last, boolean good) {
        if (last.isEmpty()) {
            return Words.of("backup.check.none", source, level.number());
        }
        Backup backup = last.get();
        if (backup.taken().isAfter(now)) {
            return Words.of("backup.check.future", source, backup.id(), Amounts.moment(backup.taken(), ZoneId.systemDefault()));
        }
        return Words.of(
                good ? "backup.check.good" : "backup.check.old",
                source,
                backup.id(),
                Amounts.age(backup.taken(), now),
                Words.of(backup.proof().key()));
    }

    private Map<String, Object> document(String source, Optional<Backup> last, boolean good) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", source);
        document.put("good", good);
        last.ifPresent(backup -> {
            document.put("id", backup.id());
            document.put("taken", backup.taken());
            document.put("ageSeconds", Duration.between(backup.taken(), now).toSeconds());
            document.put("proof", backup.proof().number());
        });
        return document;
    }
}
