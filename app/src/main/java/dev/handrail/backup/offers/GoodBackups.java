package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.operation.Answer;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.FileSet;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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
            Optional<Backup> last = last(source);
            boolean good = last.isPresent() && recent(last.get());
            fault |= !good;
            documents.add(document(source, last, good));
            lines.add(line(source, last, good));
        }
        return new Answer(documents, List.of(), List.of(), lines, fault);
    }

    private Optional<Backup> last(String source) {
        return backups.stream()
                .filter(b -> b.source().equals(source) && b.good())
                .filter(b -> b.proof().compareTo(level) >= 0)
                .findFirst();
    }

    /** What claims to be taken long from now proves only that a clock is wrong. */
    private boolean recent(Backup backup) {
        return Duration.between(backup.taken(), now).abs().compareTo(within) <= 0;
    }

    /** Of an entry that takes all databases, each that was ever taken: one that is no longer there has to be said. */
    private List<String> sources() throws OperationFailed {
        List<String> names = new ArrayList<>();
        for (Database database : server.databases()) {
            names.addAll(database.dump().what() == Dump.What.ALL ? each(database) : List.of(database.name()));
        }
        server.files().stream().map(FileSet::name).forEach(names::add);
        server.scripts().stream().map(Script::name).forEach(names::add);
        server.repositories().stream().map(Repository::name).forEach(names::add);
        if (names.isEmpty()) {
            throw OperationFailed.usage(Words.of("backup.nothing", server.name()))
                    .next(Words.of("backup.nothing.next"))
                    .build();
        }
        return names.stream().distinct().toList();
    }

    private List<String> each(Database entry) {
        TreeSet<String> names = new TreeSet<>();
        backups.stream()
                .map(Backup::source)
                .filter(source -> source.startsWith(Entries.source(entry, "")))
                .forEach(names::add);
        return names.isEmpty() ? List.of(entry.name()) : List.copyOf(names);
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
