package dev.handrail.backup;

import dev.handrail.store.Retrying;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** All backups that are known, in the store. */
public final class Catalogue {
    private final Retrying store;

    public Catalogue(Jdbi store) {
        this.store = new Retrying(store);
    }

    /** All backups, newest first. */
    public List<Backup> all() throws OperationFailed {
        return found("", Map.of());
    }

    /** The backups of a server, newest first. */
    public List<Backup> of(String server) throws OperationFailed {
        return found(" WHERE server = :server", Map.of("server", server));
    }

    public Optional<Backup> find(String id) throws OperationFailed {
        return found(" WHERE id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** The backup with that identity, or words on how to find one. */
    public Backup require(String id) throws OperationFailed {
        return find(id).orElseThrow(() -> OperationFailed.usage(Words.of("backup.unknown", id))
                .next(Words.of("backup.unknown.next"))
                .build());
    }

    /** The newest backup of a source, which tells what to expect of the next. */
    public Optional<Backup> newest(String server, Subject subject) throws OperationFailed {
        Map<String, String> with = Map.of("server", server, "source", subject.name());
        Optional<Backup> newest =
                found(StoredBackups.onlyNewest(), with).stream().findFirst();
        // Where two are called the same, all are read for one; else there is no need to.
        return newest.isEmpty() || subject.has(newest.get())
                ? newest
                : found(StoredBackups.OF_SOURCE, with).stream()
                        .filter(subject::has)
                        .findFirst();
    }

    /** Enters a backup whole: manifest, copies and the proof that it is complete. */
    public void add(Backup backup) {
        Manifest manifest = backup.manifest();
        store.change(handle -> {
            // The store may do this twice when a connection is lost: the second time must find nothing of the first.
            forget(handle, backup.id());
            PastBackups.forget(handle, backup.id());
            handle.createUpdate("INSERT INTO backup (id, server, source, taken, manifest, pinned, pin_reason)"
                            + " VALUES (:id, :server, :source, :taken, :manifest, :pinned, :reason)")
                    .bind("id", manifest.id())
                    .bind("server", backup.server())
                    .bind("source", manifest.source().name())
                    .bind("taken", time(manifest.taken()))
                    .bind("manifest", ManifestFile.write(manifest))
                    .bind("pinned", backup.pinned())
                    .bind("reason", backup.pinReason())
                    .execute();
            backup.copies().forEach(copy -> insert(handle, backup.id(), copy));
            backup.proofs().forEach(proof -> insert(handle, backup.id(), proof));
            changed(handle);
        });
    }

    /** Enters one more copy of a backup. */
    public void add(String id, Copy copy) {
        store.change(handle -> {
            // As above: the second time must find nothing of the first.
            handle.createUpdate("DELETE FROM backup_copy WHERE backup = :id AND destination = :destination")
                    .bind("id", id)
                    .bind("destination", copy.destination())
                    .execute();
            insert(handle, id, copy);
            changed(handle);
        });
    }

    /** Notes that a backup was put to the test; one that was removed meanwhile is no concern any more. */
    public void proven(String id, Proof proof) {
        store.change(handle -> {
            if (!StoredBackups.has(handle, id)) {
                return;
            }
            // As above: the second time must find nothing of the first.
            bound(
                            handle.createUpdate("DELETE FROM backup_proof WHERE backup = :backup AND rung = :rung"
                                    + " AND at = CAST(:at AS TIMESTAMP(6) WITH TIME ZONE) AND millis = :millis"
                                    + " AND passed = :passed AND detail = :detail"
                                    + " AND destination IS NOT DISTINCT FROM :destination"),
                            id,
                            proof)
                    .execute();
            insert(handle, id, proof);
            changed(handle);
        });
    }

    /** Notes what was found of a copy. What was proven of one that is made anew says nothing of the new one. */
    public void copyIs(String id, Copy copy, Copy.State state) {
        store.change(handle -> {
            if (state == Copy.State.FAILED) {
                handle.createUpdate("DELETE FROM backup_proof WHERE backup = :id AND destination = :destination")
                        .bind("id", id)
                        .bind("destination", copy.destination())
                        .execute();
            }
            handle.createUpdate(
                            "UPDATE backup_copy SET state = :state WHERE backup = :id AND destination = :destination")
                    .bind("state", state.word())
                    .bind("id", id)
                    .bind("destination", copy.destination())
                    .execute();
            changed(handle);
        });
    }

    /** Pins a backup for a reason, or unpins it where there is none. */
    public void pin(String id, @Nullable String reason) {
        store.change(handle -> {
            handle.createUpdate("UPDATE backup SET pinned = :pinned, pin_reason = :reason WHERE id = :id")
                    .bind("pinned", reason != null)
                    .bind("reason", reason)
                    .bind("id", id)
                    .execute();
            changed(handle);
        });
    }

    /**
     * Forgets a backup whose files are gone, but for what it says of the past.
     *
     * @param was what it was before they were removed
     */
    public void remove(Backup was) {
        store.change(handle -> {
            forget(handle, was.id());
            PastBackups.forget(handle, was.id());
            PastBackup.of(was).ifPresent(past -> PastBackups.enter(handle, past));
            changed(handle);
        });
    }

    /** What is remembered of the removed backups of a server that were taken since then, oldest first. */
    public List<PastBackup> past(String server, Instant since) {
        return store.read(handle -> PastBackups.of(handle, server, since));
    }

    /** Forgets a backup whole; its files are the business of who calls. */
    public void remove(String id) {
        store.change(handle -> {
            forget(handle, id);
            changed(handle);
        });
    }

    /** The server has another name from now on; the manifests keep the one it had. */
    public void renameServer(String from, String to) {
        store.change(handle -> {
            handle.createUpdate("UPDATE backup SET server = :to WHERE server = :from")
                    .bind("to", to)
                    .bind("from", from)
                    .execute();
            PastBackups.renameServer(handle, from, to);
            changed(handle);
        });
    }

    private static void forget(Handle handle, String id) {
        for (String table : List.of("backup_proof", "backup_copy")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE backup = :id")
                    .bind("id", id)
                    .execute();
        }
        handle.createUpdate("DELETE FROM backup WHERE id = :id").bind("id", id).execute();
    }

    /** Grows with every change, also with another process's; cheap to ask. */
    public long revision() {
        return store.read(handle -> handle.select("SELECT revision FROM backup_revision")
                .mapTo(Long.class)
                .one());
    }

    private static void changed(Handle handle) {
        handle.execute("UPDATE backup_revision SET revision = revision + 1");
    }

    private static void insert(Handle handle, String id, Copy copy) {
        handle.createUpdate("INSERT INTO backup_copy (backup, destination, kind, place, file, state)"
                        + " VALUES (:backup, :destination, :kind, :place, :file, :state)")
                .bind("backup", id)
                .bind("destination", copy.destination())
                .bind("kind", copy.kind().word())
                .bind("place", copy.place())
                .bind("file", copy.file())
                .bind("state", copy.state().word())
                .execute();
    }

    private static void insert(Handle handle, String id, Proof proof) {
        bound(
                        handle.createUpdate(
                                "INSERT INTO backup_proof (backup, rung, at, millis, passed, detail, destination)"
                                        + " VALUES (:backup, :rung, :at, :millis, :passed, :detail, :destination)"),
                        id,
                        proof)
                .execute();
    }

    private static Update bound(Update update, String id, Proof proof) {
        return update.bind("backup", id)
                .bind("rung", proof.rung().number())
                .bind("at", time(proof.at()))
                .bind("millis", proof.millis())
                .bind("passed", proof.passed())
                .bind("detail", proof.detail())
                .bind("destination", proof.destination());
    }

    private List<Backup> found(String where, Map<String, String> with) throws OperationFailed {
        return store.read(handle -> StoredBackups.found(handle, where, with));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
