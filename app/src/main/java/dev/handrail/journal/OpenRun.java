package dev.handrail.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run while it runs: what is told here is in the journal a moment later, whatever happens then. Safe for many threads. */
public final class OpenRun {
    private final String id;
    private final Instant started;
    private final Beginning beginning;
    private final JournalWriter writer;
    private final Clock clock;
    private final Runnable ended;
    private final Map<String, String> made = new TreeMap<>();
    private int steps;
    private long lines;
    private int leftovers;

    OpenRun(String id, Instant started, Beginning beginning, JournalWriter writer, Clock clock, Runnable ended) {
        this.id = id;
        this.started = started;
        this.beginning = beginning;
        this.writer = writer;
        this.clock = clock;
        this.ended = ended;
    }

    public String id() {
        return id;
    }

    public Instant started() {
        return started;
    }

    /** Begins the next step, which ends the one before it. */
    public synchronized Run.Step step(String words) {
        Run.Step step = new Run.Step(++steps, Cells.text(words), now(), null);
        writer.soon(handle -> JournalSql.step(handle, id, step.number(), step.words(), step.began()));
        return step;
    }

    /** A line of the transcript; it has a place when it is a command. */
    public synchronized Run.Line line(@Nullable String place, String text) {
        Run.Line line = new Run.Line(steps, now(), Cells.maybe(place), Cells.text(text));
        writer.line(new LineRow(id, ++lines, line.step(), line.at(), line.where(), line.text()));
        return line;
    }

    public synchronized void made(String what, String name) {
        made.put(what, name);
        Map<String, String> soFar = Map.copyOf(made);
        writer.soon(handle -> JournalSql.made(handle, id, soFar));
    }

    /** Everything made so far. */
    public synchronized Map<String, String> made() {
        return Map.copyOf(made);
    }

    /** Notes what would stay behind if the program died; it is written down when this returns. */
    public Left leaves(String kind, String server, Map<String, String> details, String words) {
        Left left;
        synchronized (this) {
            left = new Left(id, ++leftovers, kind, server, details, Cells.text(words), now(), null);
        }
        writer.now(handle -> JournalSql.leaves(handle, left));
        return left;
    }

    /** It was cleaned up, or is meant to stay. */
    public void gone(Left left) {
        Instant at = now();
        writer.soon(handle -> JournalSql.gone(handle, left.run(), left.number(), at));
    }

    /** It could not be cleaned up and is kept in mind. */
    public void notCleaned(Left left, String why) {
        String failure = Cells.text(why);
        writer.soon(handle -> JournalSql.notCleaned(handle, left.run(), left.number(), failure));
    }

    /** The end; everything that was told is in the store when this returns. Says when it was. */
    public Instant end(Outcome outcome, @Nullable String failure, @Nullable String next) {
        // A clock that was set back must not make a run end before it began.
        Instant at = now().isBefore(started) ? started : now();
        String why = Cells.maybe(failure);
        String advice = Cells.maybe(next);
        List<String> findable = new ArrayList<>(made().values());
        if (why != null) {
            findable.add(why);
        }
        String words = JournalSql.found(beginning, findable);
        writer.now(handle -> {
            JournalSql.end(handle, id, at, outcome, why, advice);
            JournalSql.words(handle, id, words);
        });
        ended.run();
        return at;
    }

    private Instant now() {
        return Cells.fine(clock.instant());
    }
}
