package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.backup.Recent;
import dev.handrail.backup.Subject;
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
import java.util.stream.Collectors;

/** Answers whether there is a good backup of each source of a server, and from when: for people, and for what watches. */
final class GoodBackups {
    private static final String ENTRY_AND_DATABASE = "/";

    private final Server server;
    private final List<Backup> backups;
    private final Instant now;
    private final ZoneId zone;
    private final Duration within;
    private final Rung level;

    GoodBackups(Catalogue catalogue, Server server, Clock clock, Duration within, Rung level) throws OperationFailed {
        this.server = server;
        this.backups = catalogue.of(server.name());
        this.now = clock.instant();
        this.zone = clock.getZone();
        this.within = within;
        this.level = level;
    }

    Answer answer(List<String> asked) throws OperationFailed {
        List<Map<String, Object>> documents = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean fault = false;
        List<Subject> known = known();
        for (Subject subject : asked.isEmpty() ? known : chosen(asked, known)) {
            Recent found = Recent.of(subject, backups, now, within, level);
            fault |= !found.good();
            documents.add(document(subject, found.last(), found.good()));
            lines.add(line(called(subject, known), found));
        }
        return new Answer(documents, List.of(), List.of(), lines, fault);
    }

    private List<Subject> known() throws OperationFailed {
        List<Subject> known = Subject.all(server, backups);
        if (known.isEmpty()) {
            throw OperationFailed.usage(Words.of("backup.nothing", server.name()))
                    .next(Words.of("backup.nothing.next"))
                    .build();
        }
        return known;
    }

    private List<Subject> chosen(List<String> asked, List<Subject> known) throws OperationFailed {
        List<Subject> chosen = new ArrayList<>();
        for (String name : asked) {
            List<Subject> meant = known.stream()
                    .filter(one -> one.name().equals(name) || one.name().startsWith(name + ENTRY_AND_DATABASE))
                    .toList();
            if (meant.isEmpty()) {
                String names = known.stream().map(Subject::name).distinct().collect(Collectors.joining(", "));
                throw OperationFailed.usage(Words.of("backup.check.unknown", server.name(), name))
                        .next(Words.of("backup.source.unknown.next", names))
                        .build();
            }
            chosen.addAll(meant);
        }
        return chosen;
    }

    /** Its name, and what it is where something else has the same name. */
    private static String called(Subject subject, List<Subject> known) {
        boolean alone =
                known.stream().filter(one -> one.name().equals(subject.name())).count() == 1;
        return alone
                ? subject.name()
                : Words.of("backup.check.sort", subject.name(), subject.sort().word());
    }

    private String line(String source, Recent found) {
        if (!found.good() && found.unproven().isPresent()) {
            return unproven(source, found.unproven().get());
        }
        if (found.last().isEmpty()) {
            return Words.of("backup.check.none", source, level.number());
        }
        Backup backup = found.last().get();
        if (backup.taken().isAfter(now)) {
            return Words.of("backup.check.future", source, backup.id(), Amounts.moment(backup.taken(), zone));
        }
        return Words.of(
                found.good() ? "backup.check.good" : "backup.check.old",
                source,
                backup.id(),
                Amounts.age(backup.taken(), now),
                Words.of(backup.proof().key()));
    }

    private String unproven(String source, Backup backup) {
        return Words.of(
                "backup.check.unproven",
                source,
                backup.id(),
                Amounts.age(backup.taken(), now),
                Words.of(backup.proof().key()),
                level.number());
    }

    private Map<String, Object> document(Subject subject, Optional<Backup> last, boolean good) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", subject.name());
        document.put("kind", subject.sort().word());
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
