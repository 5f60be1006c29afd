package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalLost;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Note;
import dev.handrail.journal.Section;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Adding to what stands in the journal, which is the only way to change it. */
public final class NoteOffers {
    private final Lazy<Journal> journal;
    private final Lazy<MaintenanceLog> log;
    private final Lazy<Servers> servers;
    private final String person;
    private final Clock clock;
    private final Times times;
    private final UnaryOperator<String> clean;

    /**
     * @param clock also tells where the person is, for times that are read and written without a zone
     * @param clean takes known secrets out of what a person wrote
     */
    public NoteOffers(
            Lazy<Journal> journal,
            Lazy<MaintenanceLog> log,
            Lazy<Servers> servers,
            String person,
            Clock clock,
            UnaryOperator<String> clean) {
        this.journal = journal;
        this.log = log;
        this.servers = servers;
        this.person = person;
        this.clock = clock;
        this.times = new Times(clock.getZone());
        this.clean = clean;
    }

    public List<Offer> offers() {
        return List.of(
                new Offer.Question("journal add", Words.of("logbook.add"), entry(), this::add),
                new Offer.Question(
                        "journal note",
                        Words.of("logbook.note"),
                        List.of(
                                Argument.required("RUN", Type.RUN, Words.of("logbook.run")),
                                Argument.required("TEXT", Type.TEXT, Words.of("logbook.note.text"))),
                        this::note));
    }

    private static List<Argument> entry() {
        List<Argument> arguments = new ArrayList<>(List.of(
                Argument.required("SERVER", Type.SERVER, Words.of("logbook.add.server")),
                Argument.required("TITLE", Type.TEXT, Words.of("logbook.add.title")),
                Argument.optional(HandWritten.BEGAN, Type.TIME, Words.of("logbook.add.began")),
                Argument.optional(HandWritten.ENDED, Type.TIME, Words.of("logbook.add.ended")),
                Argument.many(HandWritten.BY, Type.TEXT, Words.of("logbook.add.by"))));
        for (Section section : Section.values()) {
            arguments.add(Argument.optional(
                    "--" + section.word(), Type.TEXT, Words.of("runbook.entry.part", Words.of(section.key()))));
        }
        return arguments;
    }

    private Answer add(Arguments given) throws OperationFailed {
        String server = servers.get().require(given.one("SERVER")).name();
        return new HandWritten(log.get(), times, clock, clean).add(server, given);
    }

    /** To a run, or to an entry that somebody wrote. */
    private Answer note(Arguments given) throws OperationFailed {
        String id = given.one("RUN");
        if (log.get().entry(id).isEmpty()) {
            Found.run(journal.get(), id);
        }
        String text = clean.apply(given.one("TEXT")).strip();
        if (text.isEmpty()) {
            throw OperationFailed.usage(Words.of("logbook.note.empty"))
                    .next(Words.of("logbook.note.empty.next"))
                    .build();
        }
        try {
            Note note = journal.get().note(id, person, text);
            return Answer.lines(document(note), List.of(line(note, times)));
        } catch (JournalLost e) {
            throw e.told();
        }
    }

    static Map<String, Object> document(Note note) {
        return Map.of("run", note.run(), "at", note.at(), "person", note.person(), "text", note.text());
    }

    static String line(Note note, Times times) {
        return Words.of("logbook.note.line", times.shortly(note.at()), note.person(), note.text());
    }
}
