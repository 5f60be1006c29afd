package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.journal.RunKind;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers which runs there were, newest first; what people wrote stands among what was run. */
final class RunList {
    private final Journal journal;
    private final MaintenanceLog log;
    private final Times times;

    RunList(Journal journal, MaintenanceLog log, Times times) {
        this.journal = journal;
        this.log = log;
        this.times = times;
    }

    /** @param server of which one only, by the name that it has in the book; null for all */
    Answer tell(Arguments arguments, @Nullable String server) throws OperationFailed {
        journal.markInterrupted();
        JournalFilter asked = filter(arguments).server(server);
        // One more than is shown, to know whether there is one.
        JournalFilter filter = asked.limit(asked.limit() + 1);
        List<Row> rows = new ArrayList<>();
        journal.runs(filter).forEach(run -> rows.add(new Row(run.started(), document(run), row(run))));
        log.entries(filter)
                .forEach(entry -> rows.add(new Row(entry.began(), EntryShown.document(entry), row(entry.asRun()))));
        List<Row> newest = rows.stream()
                .sorted(Comparator.comparing(Row::began).reversed())
                .limit(asked.limit())
                .toList();
        List<String> heads = List.of(
                Words.of("logbook.head.when"),
                Words.of("logbook.head.title"),
                Words.of("logbook.head.server"),
                Words.of("logbook.head.person"),
                Words.of("logbook.head.outcome"),
                Words.of("logbook.head.took"),
                Words.of("logbook.head.run"));
        Answer answer = Answer.table(
                newest.stream().map(Row::document).toList(),
                heads,
                newest.stream().map(Row::cells).toList());
        return rows.size() > newest.size() ? answer.aside(Words.of("logbook.list.more", newest.size())) : answer;
    }

    private record Row(Instant began, Map<String, @Nullable Object> document, List<String> cells) {}

    /** As it stands in the JSON of this list and at the beginning of one run. */
    static Map<String, @Nullable Object> document(Run run) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", run.id());
        document.put("operation", run.operation());
        document.put("title", run.title());
        document.put("server", run.server());
        document.put("person", run.person());
        document.put("outcome", run.outcome() == null ? null : run.outcome().name());
        document.put("started", run.started());
        document.put("ended", run.ended());
        document.put("failure", run.failure());
        document.put("next", run.next());
        document.put("made", run.made());
        return document;
    }

    static String outcome(Run run) {
        return run.outcome() == null
                ? Words.of("logbook.running")
                : Words.of(run.outcome().key());
    }

    static String took(Run run) {
        Instant ended = run.ended();
        return ended == null ? "" : Amounts.duration(Duration.between(run.started(), ended));
    }

    private List<String> row(Run run) {
        return List.of(
                times.shortly(run.started()),
                run.title(),
                run.server(),
                run.person(),
                outcome(run),
                took(run),
                run.id());
    }

    private JournalFilter filter(Arguments arguments) throws OperationFailed {
        JournalFilter filter = JournalFilter.all()
                .operation(arguments.maybe("--operation").orElse(null))
                .kind(kind(arguments.maybe("--kind")))
                .person(arguments.maybe("--person").orElse(null))
                .text(arguments.maybe("--text").orElse(null))
                .transcripts(arguments.flag("--transcripts"));
        if (arguments.flag("--transcripts") && filter.text() == null) {
            throw OperationFailed.usage(Words.of("logbook.no-text"))
                    .next(Words.of("logbook.no-text.next"))
                    .build();
        }
        Optional<String> outcome = arguments.maybe("--outcome");
        if (outcome.isPresent()) {
            filter = filter.outcome(named(outcome.get()));
        }
        Optional<String> limit = arguments.maybe("--limit");
        if (limit.isPresent()) {
            filter = filter.limit(number(limit.get()));
        }
        return between(filter, arguments, times);
    }

    static JournalFilter between(JournalFilter filter, Arguments arguments, Times times) throws OperationFailed {
        Optional<String> from = arguments.maybe("--from");
        Optional<String> to = arguments.maybe("--to");
        return filter.from(from.isPresent() ? times.from(from.get()) : null)
                .to(to.isPresent() ? times.until(to.get()) : null);
    }

    private static Outcome named(String word) throws OperationFailed {
        String wanted = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("logbook.no-outcome", word))
                        .next(Words.of("logbook.no-outcome.next", String.join(", ", names())))
                        .build());
    }

    private static @Nullable RunKind kind(Optional<String> word) throws OperationFailed {
        if (word.isEmpty()) {
            return null;
        }
        String wanted = word.get().strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(RunKind.values())
                .filter(kind -> kind.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("logbook.no-kind", wanted))
                        .next(Words.of(
                                "logbook.no-kind.next",
                                Arrays.stream(RunKind.values())
                                        .map(RunKind::word)
                                        .collect(Collectors.joining(", "))))
                        .build());
    }

    private static List<String> names() {
        return Arrays.stream(Outcome.values()).map(Outcome::name).toList();
    }

    private static int number(String text) throws OperationFailed {
        String plain = text.strip();
        if (!plain.matches("[1-9]\\d{0,6}")) {
            throw OperationFailed.usage(Words.of("logbook.no-number", text))
                    .next(Words.of("logbook.no-number.next"))
                    .build();
        }
        return Integer.parseInt(plain);
    }
}
