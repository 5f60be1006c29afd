package dev.handrail.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The statements that change the journal; each may be made twice without harm. */
final class JournalSql {
    private JournalSql() {}

    static void insert(Handle handle, List<LineRow> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Map<String, Long> first = new TreeMap<>();
        lines.forEach(line -> first.merge(line.run(), line.number(), Math::min));
        first.forEach((run, number) ->
                handle.execute("DELETE FROM journal_line WHERE run_id = ? AND number >= ?", run, number));
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO journal_line (run_id, number, step, said, place, words)" + " VALUES (?, ?, ?, ?, ?, ?)");
        for (LineRow line : lines) {
            batch.add(line.run(), line.number(), line.step(), Cells.time(line.said()), line.place(), line.words());
        }
        batch.execute();
    }

    static void insertRun(Handle handle, String id, Beginning run, Doer doer, Instant at) {
        handle.createUpdate("INSERT INTO journal_run (id, kind, operation, title, server, person, started, made, host,"
                        + " pid, born, seen) VALUES (:id, 'operation', :operation, :title, :server, :person, :at, '{}',"
                        + " :host, :pid, :born, :at)")
                .bind("id", id)
                .bind("operation", run.operation())
                .bind("title", Cells.text(run.title()))
                .bind("server", run.server())
                .bind("person", run.person())
                .bind("at", Cells.time(at))
                .bind("host", doer.host())
                .bind("pid", doer.pid())
                .bind("born", doer.born())
                .execute();
        handle.execute("INSERT INTO journal_words (run_id, words) VALUES (?, ?)", id, found(run, List.of()));
        run.others()
                .forEach(server ->
                        handle.execute("INSERT INTO journal_run_server (run_id, server) VALUES (?, ?)", id, server));
        // In one order, so that two which want the same do not wait for each other.
        run.holds().stream()
                .sorted()
                .forEach(name -> handle.execute("INSERT INTO journal_hold (name, run_id) VALUES (?, ?)", name, id));
    }

    static void step(Handle handle, String run, int number, String words, Instant at) {
        endStep(handle, run, at, number);
        handle.execute("DELETE FROM journal_step WHERE run_id = ? AND number = ?", run, number);
        handle.execute(
                "INSERT INTO journal_step (run_id, number, words, began) VALUES (?, ?, ?, ?)",
                run,
                number,
                words,
                Cells.time(at));
    }

    static void made(Handle handle, String run, Map<String, String> made) {
        handle.execute("UPDATE journal_run SET made = ? WHERE id = ?", Cells.map(made), run);
    }

    /** Found by it from then on. */
    static void madeToo(Handle handle, String run, String what, String name) {
        Map<String, String> made = handle.createQuery("SELECT made FROM journal_run WHERE id = ?")
                .bind(0, run)
                .mapTo(String.class)
                .findOne()
                .map(cell -> new TreeMap<>(Cells.map(cell)))
                .orElseGet(TreeMap::new);
        if (!name.equals(made.put(what, name))) {
            made(handle, run, made);
            handle.execute(
                    "UPDATE journal_words SET words = words || ? WHERE run_id = ?",
                    Cells.text("\n" + name.toLowerCase(Locale.ROOT)),
                    run);
        }
    }

    static void leaves(Handle handle, Left left) {
        handle.execute("DELETE FROM journal_leftover WHERE run_id = ? AND number = ?", left.run(), left.number());
        handle.createUpdate("INSERT INTO journal_leftover (run_id, number, kind, server, details, words, added)"
                        + " VALUES (:run, :number, :kind, :server, :details, :words, :added)")
                .bind("run", left.run())
                .bind("number", left.number())
                .bind("kind", left.kind())
                .bind("server", left.server())
                .bind("details", Cells.map(left.details()))
                .bind("words", left.words())
                .bind("added", Cells.time(left.added()))
                .execute();
    }

    static void gone(Handle handle, String run, int number, Instant at) {
        handle.execute(
                "UPDATE journal_leftover SET gone = ? WHERE run_id = ? AND number = ?", Cells.time(at), run, number);
    }

    static void notCleaned(Handle handle, String run, int number, String why) {
        handle.execute("UPDATE journal_leftover SET failure = ? WHERE run_id = ? AND number = ?", why, run, number);
    }

    static void end(
            Handle handle, String run, Instant at, Outcome outcome, @Nullable String failure, @Nullable String next) {
        endStep(handle, run, at, Integer.MAX_VALUE);
        handle.createUpdate("UPDATE journal_run SET ended = :at, seen = :at, outcome = :outcome, failure = :failure,"
                        + " advice = :next WHERE id = :id")
                .bind("at", Cells.time(at))
                .bind("outcome", outcome.name())
                .bind("failure", failure)
                .bind("next", next)
                .bind("id", run)
                .execute();
        handle.execute("DELETE FROM journal_hold WHERE run_id = ?", run);
    }

    /** With what was noted while it ran. */
    static void words(Handle handle, String run, String words) {
        String notes = handle
                .createQuery("SELECT words FROM journal_note WHERE run_id = ? ORDER BY said, id")
                .bind(0, run)
                .mapTo(String.class)
                .list()
                .stream()
                .map(note -> "\n" + note.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        handle.execute("UPDATE journal_words SET words = ? WHERE run_id = ?", Cells.text(words + notes), run);
    }

    /** Found by its words from then on. */
    static void note(Handle handle, String id, Note note) {
        boolean there = handle.createQuery("SELECT COUNT(*) FROM journal_note WHERE id = ?")
                        .bind(0, id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (!there) {
            handle.execute(
                    "INSERT INTO journal_note (id, run_id, said, person, words) VALUES (?, ?, ?, ?, ?)",
                    id,
                    note.run(),
                    Cells.time(note.at()),
                    note.person(),
                    note.text());
            handle.execute(
                    "UPDATE journal_words SET words = words || ? WHERE run_id = ?",
                    "\n" + note.person().toLowerCase(Locale.ROOT) + "\n"
                            + note.text().toLowerCase(Locale.ROOT),
                    note.run());
        }
    }

    /** What a run is found by. */
    static String found(Beginning run, Collection<String> more) {
        String all = Stream.of(List.of(run.title(), run.operation(), run.server(), run.person()), run.others(), more)
                .flatMap(Collection::stream)
                .collect(Collectors.joining("\n"));
        return Cells.text(all.toLowerCase(Locale.ROOT));
    }

    static void countUp(Handle handle) {
        handle.execute("UPDATE journal_revision SET number = number + 1");
    }

    private static void endStep(Handle handle, String run, Instant at, int before) {
        handle.execute(
                "UPDATE journal_step SET ended = ? WHERE run_id = ? AND number < ? AND ended IS NULL",
                Cells.time(at),
                run,
                before);
    }
}
