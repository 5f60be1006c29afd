package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.journal.Journal;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Database;
import dev.handrail.server.FileSet;
import dev.handrail.server.Keep;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays the rules of a server's profile to its backups, source by source. */
public final class Keeping {
    /** What takes backups, as the journal calls it. */
    private static final String RUN = "backup run";

    private final Catalogue catalogue;
    private final Journal journal;
    private final Clock clock;

    public Keeping(Means means, Journal journal) {
        this(means.catalogue(), journal, means.clock());
    }

    public Keeping(Catalogue catalogue, Journal journal, Clock clock) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.clock = clock;
    }

    /** Each backup of the server with what the rules say of it: source by source, the newest first. */
    public List<Verdict> of(Server server) throws OperationFailed {
        return of(server, catalogue.of(server.name()));
    }

    /** The same of backups that were read already, by the rules of a profile that need not be the one that is kept. */
    public List<Verdict> of(Server server, List<Backup> newestFirst) {
        journal.markInterrupted();
        Map<Line, List<Backup>> lines = new LinkedHashMap<>();
        for (Backup backup : newestFirst) {
            lines.computeIfAbsent(Line.of(backup), line -> new ArrayList<>()).add(backup);
        }
        List<Verdict> verdicts = new ArrayList<>();
        lines.forEach((line, backups) ->
                verdicts.addAll(new Rules(rules(server, line), clock).judge(backups, lastRunFailed(server, backups))));
        return verdicts;
    }

    /** The rule that a profile has for a backup; null where it has none. */
    public static @Nullable Keep rule(Server server, Backup backup) {
        return rules(server, Line.of(backup));
    }

    private static @Nullable Keep rules(Server server, Line line) {
        return switch (line.kind()) {
            case "files" -> named(server.files().stream().filter(f -> f.name().equals(line.name())), FileSet::keep);
            case "script" ->
                named(server.scripts().stream().filter(s -> s.name().equals(line.name())), Script::keep);
            case "git" ->
                named(server.repositories().stream().filter(r -> r.name().equals(line.name())), Repository::keep);
            default -> named(Entries.database(server, line.name()).stream(), Database::keep);
        };
    }

    private static <T> @Nullable Keep named(Stream<T> entries, Function<T, @Nullable Keep> keep) {
        return entries.findFirst()
                .flatMap(entry -> Optional.ofNullable(keep.apply(entry)))
                .orElse(null);
    }

    /**
     * Whether the newest run since the last proven backup that was about this source came to nothing. The journal does
     * not say of a failed run which sources it reached: one that failed and made no backup of this one counts, and so does
     * one whose backup lacks something.
     */
    private boolean lastRunFailed(Server server, List<Backup> backups) {
        Optional<Backup> proven = backups.stream().filter(Backup::proven).max(Backup.BY_TIME);
        if (proven.isEmpty()) {
            return false;
        }
        Set<String> made = backups.stream()
                .filter(backup -> backup.copies().stream().noneMatch(backup::condemned))
                .flatMap(backup -> Stream.ofNullable(backup.manifest().run()))
                .collect(Collectors.toSet());
        for (Run run :
                new NamedBefore(journal, server.name()).runs(RUN, proven.get().taken())) {
            if (made.contains(run.id())) {
                return false;
            }
            if (run.outcome() == Outcome.FAILED || run.outcome() == Outcome.INTERRUPTED) {
                return true;
            }
        }
        return false;
    }
}
