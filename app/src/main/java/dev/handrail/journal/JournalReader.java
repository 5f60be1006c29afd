package dev.handrail.journal;

import dev.handrail.store.Retrying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the journal: pages of runs, and one run with all that belongs to it. */
final class JournalReader {
    private static final String RUN = "SELECT r.id, r.operation, r.title, r.server, r.person, r.started, r.ended,"
            + " r.outcome, r.failure, r.advice, r.made FROM journal_run r ";

    private final Retrying store;

    JournalReader(Retrying store) {
        this.store = store;
    }

    /** @param oldest only among the runs that are no older than this one */
    List<Run> runs(@Nullable String oldest, JournalFilter filter) {
        return page(oldest, filter, this::runs, Run::id);
    }

    /** One page of what is made of runs, newest first. */
    static <T> List<T> page(
            @Nullable String oldest, JournalFilter filter, Function<RunQuery, List<T>> read, Function<T, String> id) {
        List<T> own = read.apply(RunQuery.backTo(oldest, filter));
        List<T> others = RunQuery.ofOthers(oldest, filter).map(read).orElse(List.of());
        return others.isEmpty()
                ? own
                : Stream.concat(own.stream(), others.stream())
                        .sorted(Comparator.comparing(id).reversed())
                        .limit(filter.limit())
                        .toList();
    }

    private List<Run> runs(RunQuery query) {
        return store.read(handle -> handle.createQuery(RUN + query.rest())
                .bindMap(query.values())
                .map((row, c) -> run(row))
                .list());
    }

    Optional<Run> run(String id) {
        return store.read(handle -> handle.createQuery(RUN + "WHERE r.id = :id")
                .bind("id", id)
                .map((row, c) -> run(row))
                .findOne());
    }

    List<Run> runsWithLeftovers() {
        return store.read(handle -> handle.createQuery(RUN + "WHERE r.outcome IS NOT NULL AND r.id IN"
                        + " (SELECT run_id FROM journal_leftover WHERE gone IS NULL) ORDER BY r.id DESC")
                .map((row, c) -> run(row))
                .list());
    }

    List<Run> runsInProgress() {
        return store.read(handle -> handle.createQuery(RUN + "WHERE r.outcome IS NULL ORDER BY r.id DESC")
                .map((row, c) -> run(row))
                .list());
    }

    List<Run.Step> steps(String id) {
        return store.read(handle -> handle.createQuery(
                        "SELECT number, words, began, ended FROM journal_step WHERE run_id = :id ORDER BY number")
                .bind("id", id)
                .map((row, c) -> new Run.Step(
                        row.getInt("number"),
                        row.getString("words"),
                        Cells.time(row, "began"),
                        Cells.maybeTime(row, "ended")))
                .list());
    }

    List<Run.Line> lines(String id, long have, int atMost) {
        return store.read(handle -> handle.createQuery("SELECT step, said, place, words FROM journal_line"
                        + " WHERE run_id = :id AND number > :have ORDER BY number LIMIT :limit")
                .bind("id", id)
                .bind("have", have)
                .bind("limit", atMost)
                .map((row, c) -> new Run.Line(
                        row.getInt("step"), Cells.time(row, "said"), row.getString("place"), row.getString("words")))
                .list());
    }

    List<Left> left(String id) {
        return store.read(handle -> handle.createQuery("SELECT number, kind, server, details, words, added, failure"
                        + " FROM journal_leftover WHERE run_id = :id AND gone IS NULL ORDER BY number")
                .bind("id", id)
                .map((row, c) -> new Left(
                        id,
                        row.getInt("number"),
                        row.getString("kind"),
                        row.getString("server"),
                        Cells.map(row.getString("details")),
                        row.getString("words"),
                        Cells.time(row, "added"),
                        row.getString("failure")))
                .list());
    }

    List<Note> notes(String id) {
        return store.read(handle -> handle.createQuery(
                        "SELECT said, person, words FROM journal_note WHERE run_id = :id ORDER BY said, id")
                .bind("id", id)
                .map((row, c) -> new Note(id, Cells.time(row, "said"), row.getString("person"), row.getString("words")))
                .list());
    }

    List<String> people() {
        return store.read(handle -> handle.createQuery("SELECT DISTINCT person FROM journal_run ORDER BY person")
                .mapTo(String.class)
                .list());
    }

    long revision() {
        return store.read(handle -> handle.createQuery("SELECT number FROM journal_revision")
                .mapTo(Long.class)
                .one());
    }

    private static Run run(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Run(
                row.getString("id"),
                row.getString("operation"),
                row.getString("title"),
                row.getString("server"),
                row.getString("person"),
                Cells.time(row, "started"),
                Cells.maybeTime(row, "ended"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("failure"),
                row.getString("advice"),
                Cells.map(row.getString("made")));
    }
}
