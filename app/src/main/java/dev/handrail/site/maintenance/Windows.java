package dev.handrail.site.maintenance;

import dev.handrail.site.Quiet;
import dev.handrail.store.Retrying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The times of maintenance, in the store. */
public final class Windows {
    private static final String COLUMNS =
            "SELECT id, since, ends, reason, person, rehearsal, server, kind, run, ended, ended_by, stopped"
                    + " FROM maintenance_window";

    private final Retrying store;
    private final Quiet.Book besides;
    private final Announcements announcements;

    public Windows(Jdbi store) {
        this(store, server -> List.of());
    }

    /** @param besides what else is known of pages that were put up from here */
    public Windows(Jdbi store, Quiet.Book besides) {
        this.besides = besides;
        this.store = new Retrying(store);
        this.announcements = new Announcements(this.store);
    }

    /** What people were told beforehand. */
    public Announcements announcements() {
        return announcements;
    }

    /** Those that are on, the oldest first. */
    public List<Window> open() {
        return found(" WHERE ended IS NULL ORDER BY since, id", Map.of());
    }

    /** The one that is on at this server. */
    public Optional<Window> open(String server) {
        return found(" WHERE ended IS NULL AND server = :server ORDER BY since DESC, id", Map.of("server", server))
                .stream()
                .findFirst();
    }

    /** All of a server, newest first. */
    public List<Window> of(String server) {
        return found(" WHERE server = :server ORDER BY since DESC, id", Map.of("server", server));
    }

    /** Whether that page of a server was put up from here, and seen. */
    boolean knows(String server, String id) {
        return of(server).stream().anyMatch(window -> window.notice().id().equals(id));
    }

    /** When the sites of a server were closed on purpose, or are. */
    public List<Quiet> quiet(String server) {
        return Stream.concat(of(server).stream().map(Window::quiet), besides.of(server).stream())
                .toList();
    }

    /** It is on now; whatever was thought to be on at that server before is not any more. */
    public void begin(Window window) {
        Notice notice = window.notice();
        store.change(handle -> {
            handle.createUpdate("UPDATE maintenance_window SET ended = :at WHERE server = :server AND ended IS NULL"
                            + " AND id <> :id")
                    .bind("at", at(notice.since()))
                    .bind("server", window.server())
                    .bind("id", notice.id())
                    .execute();
            handle.createUpdate("DELETE FROM maintenance_window WHERE id = :id")
                    .bind("id", notice.id())
                    .execute();
            handle.createUpdate("INSERT INTO maintenance_window (id, server, kind, run, person, since, ends, reason,"
                            + " rehearsal, stopped) VALUES (:id, :server, :kind, :run, :person, :since, :ends, :reason,"
                            + " :rehearsal, :stopped)")
                    .bind("id", notice.id())
                    .bind("server", window.server())
                    .bind("kind", window.kind())
                    .bind("run", window.run())
                    .bind("person", notice.by())
                    .bind("since", at(notice.since()))
                    .bind("ends", at(notice.until()))
                    .bind("reason", notice.reason())
                    .bind("rehearsal", notice.rehearsal())
                    .bind("stopped", notice.stopped().isEmpty() ? null : String.join(" ", notice.stopped()))
                    .execute();
        });
    }

    void change(Notice notice) {
        store.change(handle -> handle.createUpdate(
                        "UPDATE maintenance_window SET ends = :ends, reason = :reason WHERE id = :id")
                .bind("ends", at(notice.until()))
                .bind("reason", notice.reason())
                .bind("id", notice.id())
                .execute());
    }

    /** It is over; the first to say so is believed. */
    public void end(String id, Instant when, @Nullable String by) {
        store.change(handle -> handle.createUpdate(
                        "UPDATE maintenance_window SET ended = :at, ended_by = :by WHERE id = :id AND ended IS NULL")
                .bind("at", at(when))
                .bind("by", by)
                .bind("id", id)
                .execute());
    }

    /** The server has another name from now on. */
    public void renameServer(String from, String to) {
        store.change(handle -> handle.createUpdate("UPDATE maintenance_window SET server = :to WHERE server = :from")
                .bind("to", to)
                .bind("from", from)
                .execute());
        announcements.renameServer(from, to);
    }

    private List<Window> found(String which, Map<String, String> with) {
        return store.read(handle -> handle.createQuery(COLUMNS + which)
                .bindMap(with)
                .map((row, context) -> window(row))
                .list());
    }

    private static Window window(ResultSet row) throws SQLException {
        Instant since = row.getObject(2, OffsetDateTime.class).toInstant();
        Notice notice = new Notice(
                row.getString(1),
                since,
                instant(row, 3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                words(row.getString(12)));
        return new Window(
                row.getString(7), row.getString(8), row.getString(9), notice, instant(row, 10), row.getString(11));
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
