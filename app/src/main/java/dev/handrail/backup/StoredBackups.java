package dev.handrail.backup;

import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads backups, newest first, from the tables in which the catalogue enters them. */
final class StoredBackups {
    private static final String NEWEST_FIRST = " ORDER BY taken DESC, id DESC";

    /** A clause that leaves the backups of all sources of a name; it binds :server and :source. */
    static final String OF_SOURCE = " WHERE server = :server AND source = :source";

    private StoredBackups() {}

    /** A clause that leaves only the newest of these; it binds what that does. */
    static String onlyNewest() {
        return " WHERE id = (SELECT id FROM backup" + OF_SOURCE + NEWEST_FIRST + " LIMIT 1)";
    }

    static boolean has(Handle handle, String id) {
        return !rows(handle, " WHERE id = :id", Map.of("id", id)).isEmpty();
    }

    static List<Backup> found(Handle handle, String where, Map<String, String> with) throws OperationFailed {
        Map<String, List<Copy>> copies = copies(handle, where, with);
        Map<String, List<Proof>> proofs = proofs(handle, where, with);
        List<Backup> backups = new ArrayList<>();
        for (Row row : rows(handle, where, with)) {
            Manifest manifest = ManifestFile.read(row.manifest(), row.id());
            backups.add(new Backup(
                    row.server(),
                    manifest,
                    row.pinReason(),
                    copies.getOrDefault(row.id(), List.of()),
                    proofs.getOrDefault(row.id(), List.of())));
        }
        return backups;
    }

    private record Row(
            String id,
            String server,
            String manifest,
            @Nullable String pinReason) {
        /** What was pinned before reasons were asked for has none. */
        static @Nullable String reason(boolean pinned, @Nullable String reason) {
            return pinned && reason == null ? "" : reason;
        }
    }

    private static List<Row> rows(Handle handle, String where, Map<String, String> with) {
        return handle.createQuery("SELECT id, server, manifest, pinned, pin_reason FROM backup" + where + NEWEST_FIRST)
                .bindMap(with)
                .map((r, context) -> new Row(
                        r.getString(1), r.getString(2), r.getString(3), Row.reason(r.getBoolean(4), r.getString(5))))
                .list();
    }

    private static Map<String, List<Copy>> copies(Handle handle, String where, Map<String, String> with) {
        Map<String, List<Copy>> copies = new HashMap<>();
        handle.createQuery("SELECT backup, destination, kind, place, file, state FROM backup_copy WHERE backup IN"
                        + " (SELECT id FROM backup" + where + ") ORDER BY backup, destination")
                .bindMap(with)
                .map((r, context) -> Map.entry(
                        r.getString(1),
                        new Copy(
                                r.getString(2),
                                Copy.Kind.of(r.getString(3)),
                                r.getString(4),
                                r.getString(5),
                                Copy.State.of(r.getString(6)))))
                .forEach(e -> copies.computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                        .add(e.getValue()));
        return copies;
    }

    private static Map<String, List<Proof>> proofs(Handle handle, String where, Map<String, String> with) {
        Map<String, List<Proof>> proofs = new HashMap<>();
        handle.createQuery(
                        "SELECT backup, rung, at, millis, passed, detail, destination FROM backup_proof WHERE backup IN"
                                + " (SELECT id FROM backup" + where + ") ORDER BY backup, at")
                .bindMap(with)
                .map((r, context) -> Map.entry(
                        r.getString(1),
                        new Proof(
                                Proof.Rung.of(r.getInt(2)),
                                instant(r.getObject(3, OffsetDateTime.class)),
                                r.getLong(4),
                                r.getBoolean(5),
                                r.getString(6),
                                r.getString(7))))
                .forEach(e -> proofs.computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                        .add(e.getValue()));
        return proofs;
    }

    private static Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }
}
