package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalLost;
import dev.handrail.journal.Note;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Adding to what stands in the journal, which is the only way to change it. */
public final class NoteOffers {
    private final Lazy<Journal> journal;
    private final String person;
    private final Times times;
    private final UnaryOperator<String> clean;

    /** @param clean takes known secrets out of what a person wrote */
    public NoteOffers(Lazy<Journal> journal, String person, ZoneId zone, UnaryOperator<String> clean) {
        this.journal = journal;
        this.person = person;
        this.times = new Times(zone);
        this.clean = clean;
    }

    public List<Offer> offers() {
        return List.of(new Offer.Question(
                "journal note",
                Words.of("logbook.note"),
                List.of(
                        Argument.required("RUN", Type.RUN, Words.of("logbook.run")),
                        Argument.required("TEXT", Type.TEXT, Words.of("logbook.note.text"))),
                this::note));
    }

    private Answer note(Arguments given) throws OperationFailed {
        Run run = Found.run(journal.get(), given.one("RUN"));
        String text = clean.apply(given.one("TEXT")).strip();
        if (text.isEmpty()) {
            throw OperationFailed.usage(Words.of("logbook.note.empty"))
                    .next(Words.of("logbook.note.empty.next"))
                    .build();
        }
        try {
            Note note = journal.get().note(run.id(), person, text);
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
