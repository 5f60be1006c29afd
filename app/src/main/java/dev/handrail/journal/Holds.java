package dev.handrail.journal;

import dev.handrail.store.Retrying;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who holds what only one run at a time may have, and what becomes of the runs of processes that have died. */
final class Holds {
    private static final String OPEN =
            "SELECT r.id, r.title, r.person, r.started, r.host, r.pid, r.born, r.seen" + " FROM journal_run r ";

    private final Retrying store;
    private final Doer self;
    private final Clock clock;

    private record Open(String id, String title, String person, Instant started, Doer doer, Instant seen) {}

    Holds(Retrying store, Doer self, Clock clock) {
        this.store = store;
        this.self = self;
        this.clock = clock;
    }

    /** Whether this process has this run open already. */
    boolean isOurs(Handle handle, String id) {
        return handle.createQuery(OPEN + "WHERE r.id = :id AND r.ended IS NULL")
                .bind("id", id)
                .map((row, c) -> open(row))
                .findOne()
                .filter(run -> run.doer.equals(self))
                .isPresent();
    }

    /** Refuses the run if a living one holds what it wants; what a dead one holds is let go. */
    void refuseOrFree(Beginning wanted) throws OperationFailed {
        for (String name : wanted.holds()) {
            Optional<Open> holder = store.read(
                    handle -> handle.createQuery(OPEN + "JOIN journal_hold h ON h.run_id = r.id WHERE h.name = :name")
                            .bind("name", name)
                            .map((row, c) -> open(row))
                            .findOne());
            if (holder.isPresent() && lives(holder.get())) {
                throw refusal(wanted, holder.get());
            }
            holder.ifPresent(this::interrupt);
        }
    }

    /** The ids of the runs that were marked. */
    List<String> markInterrupted() {
        List<Open> open = store.read(handle -> handle.createQuery(OPEN + "WHERE r.outcome IS NULL ORDER BY r.id")
                .map((row, c) -> open(row))
                .list());
        return open.stream()
                .filter(run -> !lives(run))
                .filter(this::interrupt)
                .map(Open::id)
                .toList();
    }

    private boolean lives(Open run) {
        return self.believesAlive(run.doer, run.seen, clock.instant());
    }

    /** Ended when it was last heard of. Two processes may find the same dead one: the first to say so does. */
    private boolean interrupt(Open run) {
        return store.transaction(handle -> {
            Instant last = lastSaid(handle, run.id)
                    .filter(said -> said.isAfter(run.seen))
                    .orElse(run.seen);
            boolean stillOpen = handle.createQuery("SELECT COUNT(*) FROM journal_run WHERE id = ? AND outcome IS NULL")
                            .bind(0, run.id)
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (stillOpen) {
                String next = Words.of("journal.interrupted.next", run.id);
                JournalSql.end(handle, run.id, last, Outcome.INTERRUPTED, Words.of("journal.interrupted"), next);
                JournalSql.countUp(handle);
            }
            return stillOpen;
        });
    }

    private static Optional<Instant> lastSaid(Handle handle, String id) {
        return handle.createQuery("SELECT said FROM journal_line WHERE run_id = :id ORDER BY number DESC LIMIT 1")
                .bind("id", id)
                .map((row, c) -> Cells.time(row, "said"))
                .findOne();
    }

    private static OperationFailed refusal(Beginning wanted, Open holder) {
        return OperationFailed.refused(Words.of("journal.held", wanted.title()))
                .on(wanted.server())
                .cameBack(Words.of(
                        "journal.held.by", holder.title, holder.person, holder.started, holder.id, holder.doer.pid()))
                .next(Words.of("journal.held.next", holder.id))
                .build();
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getString("id"),
                row.getString("title"),
                row.getString("person"),
                Cells.time(row, "started"),
                new Doer(row.getString("host"), row.getLong("pid"), row.getString("born")),
                Cells.time(row, "seen"));
    }
}
