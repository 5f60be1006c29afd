package dev.handrail.logbook;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.RunIds;
import dev.handrail.journal.Section;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Entries of the maintenance log about what was done without Handrail. */
final class HandWritten {
    static final String BEGAN = "--began";
    static final String ENDED = "--ended";
    static final String BY = "--by";
    private static final RunIds IDS = new RunIds();

    private final MaintenanceLog log;
    private final Times times;
    private final Clock clock;
    private final UnaryOperator<String> clean;

    /** @param clean takes known secrets out of what a person wrote */
    HandWritten(MaintenanceLog log, Times times, Clock clock, UnaryOperator<String> clean) {
        this.log = log;
        this.times = times;
        this.clock = clock;
        this.clean = clean;
    }

    Answer add(String server, Arguments said) throws OperationFailed {
        Instant now = clock.instant();
        Optional<String> from = said.maybe(BEGAN);
        Optional<String> to = said.maybe(ENDED);
        Instant began = from.isPresent() ? times.from(from.get()) : now;
        Instant ended = to.isPresent() ? times.from(to.get()) : from.isPresent() ? began : now;
        if (ended.isBefore(began)) {
            throw OperationFailed.usage(Words.of("logbook.add.backwards"))
                    .next(Words.of("logbook.add.backwards.next"))
                    .build();
        }
        String title = clean.apply(said.one("TITLE")).strip();
        if (title.isEmpty()) {
            throw OperationFailed.usage(Words.of("logbook.add.nothing"))
                    .next(Words.of("logbook.add.nothing.next"))
                    .build();
        }
        Map<Section, String> texts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            said.maybe("--" + section.word()).ifPresent(text -> texts.put(section, clean.apply(text)));
        }
        List<String> people = said.all(BY).isEmpty() ? List.of(log.person()) : said.all(BY);
        MaintenanceEntry entry = log.add(new MaintenanceEntry(
                IDS.next(began), 0, title, server, began, ended, people, List.of(), texts, now, ""));
        return Answer.lines(Map.of("id", entry.id()), List.of(Words.of("logbook.added", entry.id())));
    }
}
