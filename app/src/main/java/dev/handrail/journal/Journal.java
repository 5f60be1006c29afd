package dev.handrail.journal;

import dev.handrail.store.Retrying;
import dev.handrail.store.StoreTrouble;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** What was done, by whom, when and how it ended: written while it happens, by any number of processes at once. */
public final class Journal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIES = 50;

    private final Retrying store;
    private final Clock clock;
    private final Doer self;
    private final Holds holds;
    private final JournalReader reader;
    private final TranscriptSearch transcripts;
    private final JournalWriter writer;
    private final RunIds ids = new RunIds();
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    public Journal(Jdbi jdbi, Clock clock) {
        this(jdbi, clock, PATIENCE, Doer.self());
    }

    /** @param patience for how long an operation waits for a store that cannot be written */
    Journal(Jdbi jdbi, Clock clock, Duration patience, Doer self) {
        this.store = new Retrying(jdbi);
        this.clock = clock;
        this.self = self;
        this.holds = new Holds(store, self, clock);
        this.reader = new JournalReader(store);
        this.transcripts = new TranscriptSearch(store, reader);
        this.writer = new JournalWriter(store, patience, this::giveSignOfLife);
    }

    /**
     * Begins a run; it is in the store when this returns. Refused while another run has one of the holds that this one
     * wants, and such a refusal leaves no entry of itself.
     */
    public OpenRun begin(Beginning run) throws OperationFailed {
        for (int tried = 0; tried < TRIES; tried++) {
            Instant at = Cells.fine(clock.instant());
            String id = ids.next(at);
            if (!open.add(id)) {
                continue;
            }
            try {
                store.change(handle -> {
                    // An answer may have got lost after it was written.
                    if (!holds.isOurs(handle, id)) {
                        JournalSql.insertRun(handle, id, run, self, at);
                        JournalSql.countUp(handle);
                    }
                });
                return new OpenRun(id, at, run, writer, clock, () -> open.remove(id));
            } catch (JdbiException e) {
                open.remove(id);
                if (!StoreTrouble.isThereAlready(e)) {
                    throw new JournalLost(e).told();
                }
                holds.refuseOrFree(run);
            }
        }
        throw OperationFailed.refused(Words.of("journal.busy", run.title()))
                .on(run.server())
                .next(Words.of("journal.busy.next"))
                .build();
    }

    /** Marks the open runs of processes that have died as interrupted, and says which they are. Cheap where there are none. */
    public List<Run> markInterrupted() {
        return holds.markInterrupted().stream()
                .map(this::run)
                .flatMap(Optional::stream)
                .toList();
    }

    /** One page, newest first. */
    public List<Run> runs(JournalFilter filter) {
        return reader.runs(null, filter);
    }

    /**
     * The same, and how far back one has looked for it.
     *
     * @param lines after how many lines of transcripts it is enough for now, where it is looked for in them
     */
    public Sought sought(JournalFilter filter, int lines) {
        if (filter.searchesTranscripts()) {
            return transcripts.sought(filter, lines);
        }
        List<Run> runs = runs(filter);
        return new Sought(runs, runs.size() < filter.limit() ? null : Sought.Edge.of(runs.getLast()));
    }

    public Optional<Run> run(String id) {
        return reader.run(id);
    }

    public List<Run.Step> steps(String id) {
        return reader.steps(id);
    }

    /** The whole transcript, which may be long: a screen asks for parts of it. */
    public List<Run.Line> lines(String id) {
        return reader.lines(id, 0, Integer.MAX_VALUE);
    }

    /** At most so many lines of the transcript, behind those that one has already. */
    public List<Run.Line> lines(String id, long have, int atMost) {
        return reader.lines(id, have, atMost);
    }

    /** What people added to this run, in order. */
    public List<Note> notes(String id) {
        return reader.notes(id);
    }

    /** Adds a note to a run; it is written when this returns. */
    public Note note(String run, String person, String text) {
        Note note = new Note(run, Cells.fine(clock.instant()), Cells.text(person), Cells.text(text.strip()));
        String id = UUID.randomUUID().toString();
        writer.now(handle -> JournalSql.note(handle, id, note));
        return note;
    }

    /** Everybody who has run anything, by name. */
    public List<String> people() {
        return reader.people();
    }

    /** What this run left behind and is still there, oldest first. */
    public List<Left> left(String id) {
        return reader.left(id);
    }

    /** The runs that have ended, well or not, and left something behind that is still there; newest first. */
    public List<Run> runsWithLeftovers() {
        return reader.runsWithLeftovers();
    }

    /** The runs that have not ended as far as is known, newest first. */
    public List<Run> runsInProgress() {
        return reader.runsInProgress();
    }

    /** It has been cleaned up later. Written when this returns. */
    public void cleaned(Left left) {
        Instant at = Cells.fine(clock.instant());
        writer.now(handle -> JournalSql.gone(handle, left.run(), left.number(), at));
    }

    /** It came out later that a run which has ended made this as well. Written when this returns. */
    public void made(String run, String what, String id) {
        writer.now(handle -> JournalSql.madeToo(handle, run, what, id));
    }

    /** It could not be cleaned up later either. */
    public void notCleaned(Left left, String why) {
        String failure = Cells.text(why);
        writer.now(handle -> JournalSql.notCleaned(handle, left.run(), left.number(), failure));
    }

    /** Another number whenever anything has changed, whoever changed it. */
    public long revision() {
        return reader.revision();
    }

    /** Writes what waits. Runs that are still open are found interrupted when this process is gone. */
    @Override
    public void close() {
        writer.close();
    }

    private void giveSignOfLife() {
        List<String> alive = List.copyOf(open);
        if (!alive.isEmpty()) {
            Instant now = Cells.fine(clock.instant());
            store.change(handle -> handle.createUpdate("UPDATE journal_run SET seen = :now WHERE id IN (<ids>)")
                    .bind("now", Cells.time(now))
                    .bindList("ids", alive)
                    .execute());
        }
    }
}
