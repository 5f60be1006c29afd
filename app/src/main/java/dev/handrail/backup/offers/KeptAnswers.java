package dev.handrail.backup.offers;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.aside.AsideRule;
import dev.handrail.backup.aside.Verdict;
import dev.handrail.operation.Answer;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told of that which restores put aside. */
final class KeptAnswers {
    private final Means means;
    private final Servers servers;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    KeptAnswers(Means means, Servers servers) {
        this.means = means;
        this.servers = servers;
    }

    private record Told(Instant at, Map<String, Object> document, List<String> row) {}

    /** Newest first. */
    Answer list(Predicate<String> of) throws OperationFailed {
        for (Server server : servers.all()) {
            if (of.test(server.name())) {
                new AsideRule(means)
                        .of(server)
                        .forEach(verdict -> verdicts.put(verdict.aside().run(), verdict));
            }
        }
        Stream<Told> databases = means.kept().all().stream()
                .filter(kept -> of.test(kept.server()))
                .map(this::told);
        Stream<Told> files = means.keptFiles().all().stream()
                .filter(kept -> of.test(kept.server()))
                .map(this::told);
        List<Told> all = Stream.concat(databases, files)
                .sorted(Comparator.comparing(Told::at).reversed())
                .toList();
        List<String> heads = List.of(
                Words.of("kept.head.run"),
                Words.of("backup.head.server"),
                Words.of("kept.head.live"),
                Words.of("kept.head.kept"),
                Words.of("kept.head.at"),
                Words.of("kept.head.origin"),
                Words.of("kept.head.until"),
                Words.of("kept.head.state"));
        return Answer.table(
                all.stream().map(Told::document).toList(),
                heads,
                all.stream().map(Told::row).toList());
    }

    private Told told(KeptDatabase kept) {
        return told(
                kept.run(),
                kept.server(),
                kept.source(),
                Map.entry("database", kept.live()),
                kept.kept(),
                kept.at(),
                kept.origin(),
                kept.settled(),
                true);
    }

    private Told told(KeptFiles kept) {
        return told(
                kept.run(),
                kept.server(),
                kept.source(),
                Map.entry("directory", kept.live()),
                kept.kept(),
                kept.at(),
                kept.origin(),
                kept.settled(),
                kept.undoable());
    }

    private Told told(
            String run,
            String server,
            String source,
            Map.Entry<String, String> live,
            String kept,
            Instant at,
            String origin,
            boolean settled,
            boolean undoable) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run);
        document.put("server", server);
        document.put("source", source);
        document.put(live.getKey(), live.getValue());
        document.put("kept", kept);
        document.put("at", at);
        document.put("origin", origin);
        document.put("settled", settled);
        document.put("undoable", undoable);
        // Of a server that is in the book no more nothing can be removed by rule.
        Verdict verdict = verdicts.get(run);
        document.put("due", verdict != null && !verdict.kept());
        String until = "";
        if (verdict != null) {
            if (undoable) {
                document.put("until", verdict.until());
                until = moment(verdict.until());
            }
            document.put("why", verdict.beforehand());
            document.put("unless", verdict.unless());
        }
        String state = Words.of(state(verdict, settled, undoable));
        return new Told(at, document, List.of(run, server, live.getValue(), kept, moment(at), origin, until, state));
    }

    private static String state(@Nullable Verdict verdict, boolean settled, boolean undoable) {
        if (verdict != null && !verdict.kept()) {
            return verdict.unless() ? "kept.due.unless" : "kept.due";
        }
        if (!settled) {
            return "kept.unsettled";
        }
        return undoable ? "kept.settled" : "kept.only";
    }

    private String moment(Instant at) {
        return Amounts.moment(at, means.clock().getZone());
    }
}
