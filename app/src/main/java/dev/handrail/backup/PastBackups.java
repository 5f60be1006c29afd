package dev.handrail.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of what is remembered of removed backups, in the transactions of the catalogue. */
final class PastBackups {
    private PastBackups() {}

    static void enter(Handle handle, PastBackup past) {
        PastBackup.Restored restored = past.restored();
        handle.createUpdate("INSERT INTO backup_past (id, server, sort, source, taken, proven, bytes, restored, millis)"
                        + " VALUES (:id, :server, :sort, :source, :taken, :proven, :bytes,"
                        + " CAST(:restored AS TIMESTAMP(6) WITH TIME ZONE), CAST(:millis AS BIGINT))")
                .bind("id", past.id())
                .bind("server", past.server())
                .bind("sort", past.subject().sort().word())
                .bind("source", past.subject().name())
                .bind("taken", Catalogue.time(past.taken()))
                .bind("proven", past.proven())
                .bind("bytes", past.bytes())
                .bind("restored", restored == null ? null : Catalogue.time(restored.at()))
                .bind("millis", restored == null ? null : restored.millis())
                .execute();
    }

    static void forget(Handle handle, String id) {
        handle.createUpdate("DELETE FROM backup_past WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    static void renameServer(Handle handle, String from, String to) {
        handle.createUpdate("UPDATE backup_past SET server = :to WHERE server = :from")
                .bind("to", to)
                .bind("from", from)
                .execute();
    }

    /** Oldest first. */
    static List<PastBackup> of(Handle handle, String server, Instant since) {
        return handle.createQuery("SELECT id, server, sort, source, taken, proven, bytes, restored, millis"
                        + " FROM backup_past WHERE server = :server AND taken >= :since ORDER BY taken, id")
                .bind("server", server)
                .bind("since", Catalogue.time(since))
                .map((row, context) -> past(row))
                .list();
    }

    private static PastBackup past(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime restored = row.getObject(8, OffsetDateTime.class);
        return new PastBackup(
                row.getString(1),
                row.getString(2),
                new Subject(Subject.Sort.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getString(4)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getBoolean(6),
                row.getLong(7),
                restored == null ? null : new PastBackup.Restored(restored.toInstant(), row.getLong(9)));
    }
}
