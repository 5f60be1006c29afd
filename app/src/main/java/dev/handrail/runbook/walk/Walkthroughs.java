package dev.handrail.runbook.walk;

import dev.handrail.store.Retrying;
import dev.handrail.store.StoreTrouble;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** All walkthroughs, in the store; what happened in them is only ever added to. */
public final class Walkthroughs {
    private static final int TRIES = 20;
    private static final int EARLIER = 10;

    private final Retrying store;
    private final Clock clock;
    private final String person;

    public Walkthroughs(Jdbi store, Clock clock, String person) {
        this.store = new Retrying(store);
        this.clock = clock;
        this.person = person;
    }

    String person() {
        return person;
    }

    void begin(Walkthrough one) {
        store.change(handle -> {
            // The store may do this twice when a connection is lost.
            handle.execute("DELETE FROM walkthrough WHERE id = ?", one.id());
            handle.createUpdate(
                            "INSERT INTO walkthrough (id, file, title, server, person, begun, by_hand, text, answers)"
                                    + " VALUES (:id, :file, :title, :server, :person, :begun, :hand, :text, :answers)")
                    .bind("id", one.id())
                    .bind("file", one.file())
                    .bind("title", one.title())
                    .bind("server", one.server())
                    .bind("person", one.person())
                    .bind("begun", time(one.begun()))
                    .bind("hand", one.byHand())
                    .bind("text", one.text())
                    .bind("answers", Texts.json(one.answers()))
                    .execute();
            if (one.several()) {
                Parties.add(handle, one);
            }
        });
    }

    /** Newest first. */
    public List<Walkthrough> all() {
        return found("", Map.of(), "");
    }

    /** Those of the same runbook but this one, newest first. */
    List<Walkthrough> like(Walkthrough one) {
        return found(
                "WHERE title = :title AND id <> :id", Map.of("title", one.title(), "id", one.id()), "LIMIT " + EARLIER);
    }

    /** Those for a server, alone or among others, newest first. */
    public List<Walkthrough> of(String server) {
        return found(
                "WHERE server = :server OR id IN (SELECT walkthrough FROM walkthrough_server WHERE server = :server)",
                Map.of("server", server),
                "");
    }

    private List<Walkthrough> found(String which, Map<String, String> given, String most) {
        return store.read(handle -> Parties.joined(
                handle,
                handle.createQuery("SELECT * FROM walkthrough " + which + " ORDER BY begun DESC, id DESC " + most)
                        .bindMap(given)
                        .map((row, c) -> walkthrough(row))
                        .list()));
    }

    /** Another number whenever something has happened in any of them. */
    public long revision() {
        return store.read(handle -> handle.createQuery("SELECT COUNT(*) FROM walkthrough_event")
                .mapTo(Long.class)
                .one());
    }

    public Walkthrough require(String id) throws OperationFailed {
        return found("WHERE id = :id", Map.of("id", id), "").stream()
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("runbook.walk.none", id))
                        .next(Words.of("runbook.walk.none.next"))
                        .build());
    }

    /** What happened, in order. */
    public List<Happening> happened(String id) {
        return store.read(
                handle -> handle.createQuery("SELECT * FROM walkthrough_event WHERE walkthrough = :id ORDER BY number")
                        .bind("id", id)
                        .map((row, c) -> happening(row))
                        .list());
    }

    /** Writes down that it happened now; it is in the store when this returns. */
    public void add(String id, Happening what) {
        String mark = UUID.randomUUID().toString();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (int tried = 1; ; tried++) {
            try {
                insert(id, what, mark, at);
                return;
            } catch (JdbiException e) {
                // Two wrote at once and wanted the same number.
                if (tried == TRIES || !StoreTrouble.isThereAlready(e)) {
                    throw e;
                }
            }
        }
    }

    private void insert(String id, Happening what, String mark, Instant at) {
        store.change(handle -> handle.createUpdate("INSERT INTO walkthrough_event (walkthrough, number, mark, kind,"
                        + " step, fence, at, person, words, run, server) SELECT :id, COALESCE(MAX(number), 0) + 1,"
                        + " CAST(:mark AS VARCHAR(40)), CAST(:kind AS VARCHAR(20)), CAST(:step AS VARCHAR(200)),"
                        + " CAST(:fence AS INTEGER), CAST(:at AS TIMESTAMP WITH TIME ZONE),"
                        + " CAST(:person AS VARCHAR(200)), CAST(:words AS TEXT), CAST(:run AS VARCHAR(40)),"
                        + " CAST(:server AS VARCHAR(200))"
                        + " FROM walkthrough_event WHERE walkthrough = :id"
                        + " HAVING NOT EXISTS (SELECT 1 FROM walkthrough_event WHERE mark = :mark)")
                .bind("id", id)
                .bind("mark", mark)
                .bind("kind", what.kind().name())
                .bind("step", what.step())
                .bind("fence", what.fence())
                .bind("at", time(at))
                .bind("person", what.person().isEmpty() ? person : what.person())
                .bind("words", what.words().replace('\0', '\uFFFD'))
                .bind("run", what.run())
                .bind("server", what.server())
                .execute());
    }

    private static Walkthrough walkthrough(ResultSet row) throws SQLException {
        return new Walkthrough(
                row.getString("id"),
                row.getString("file"),
                row.getString("title"),
                List.of(row.getString("server")),
                row.getString("person"),
                time(row, "begun"),
                row.getBoolean("by_hand"),
                row.getString("text"),
                Texts.read(row.getString("answers")),
                Map.of());
    }

    private static Happening happening(ResultSet row) throws SQLException {
        return new Happening(
                row.getInt("number"),
                Happening.Kind.valueOf(row.getString("kind")),
                row.getString("step"),
                row.getInt("fence"),
                time(row, "at"),
                row.getString("person"),
                row.getString("words"),
                row.getString("run"),
                row.getString("server"));
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
