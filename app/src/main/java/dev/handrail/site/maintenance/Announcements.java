package dev.handrail.site.maintenance;

import dev.handrail.site.maintenance.Announcement.How;
import dev.handrail.store.Retrying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What was announced, in the store. */
public final class Announcements {
    private static final String COLUMNS = "id, server, run, person, at, begins, ends, audience, text, how";

    private final Retrying store;

    Announcements(Retrying store) {
        this.store = store;
    }

    /** Enters it; what is entered may have been entered a moment before, and the answer lost. */
    public void enter(Announcement one) {
        store.change(handle -> {
            handle.createUpdate("DELETE FROM maintenance_announcement WHERE id = :id")
                    .bind("id", one.id())
                    .execute();
            handle.createUpdate("INSERT INTO maintenance_announcement (" + COLUMNS
                            + ") VALUES (:id, :server, :run, :person, :at, :begins, :ends, :audience, :text, :how)")
                    .bind("id", one.id())
                    .bind("server", one.server())
                    .bind("run", one.run())
                    .bind("person", one.person())
                    .bind("at", time(one.at()))
                    .bind("begins", time(one.from()))
                    .bind("ends", time(one.until()))
                    .bind("audience", one.audience())
                    .bind("text", one.text())
                    .bind("how", one.how().word())
                    .execute();
        });
    }

    /** All of a server, the last to be told first. */
    public List<Announcement> of(String server) {
        return store.read(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM maintenance_announcement WHERE server = :server ORDER BY at DESC, id")
                .bind("server", server)
                .map((row, context) -> announcement(row))
                .list());
    }

    void renameServer(String from, String to) {
        store.change(
                handle -> handle.createUpdate("UPDATE maintenance_announcement SET server = :to WHERE server = :from")
                        .bind("to", to)
                        .bind("from", from)
                        .execute());
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        return new Announcement(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7),
                row.getString(8),
                row.getString(9),
                How.of(row.getString(10)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
