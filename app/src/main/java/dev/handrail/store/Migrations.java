package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Brings the tables of a store to what this program expects, once, whoever else starts at the same time. */
final class Migrations {
    /** All of them, in the order in which they are applied; the one place where a new one is entered. */
    static final List<String> NAMES = List.of(
            "V001__servers.sql",
            "V002__journal.sql",
            "V003__vault.sql",
            "V004__backups.sql",
            "V005__vault_locks.sql",
            "V006__copy_kinds.sql",
            "V007__backup_pins.sql",
            "V008__proof_of_copies.sql",
            "V009__kept_databases.sql",
            "V010__walkthroughs.sql",
            "V011__kept_files.sql",
            "V012__site_looks.sql",
            "V013__maintenance_log.sql",
            "V014__journal_notes.sql",
            "V015__maintenance.sql",
            "V016__announcements.sql",
            "V017__several_servers.sql",
            "V018__pages_seen.sql",
            "V019__kept_files_had.sql",
            "V020__marks_of_pages.sql",
            "V021__services_stopped.sql",
            "V022__backups_past.sql",
            "V023__kept_files_folder.sql",
            "V024__runs_on_several.sql");

    /** What they say, read once by a process, however many stores it opens. */
    private static final class Texts {
        static final List<Migration> ALL = NAMES.stream().map(Migration::read).toList();
    }

    /** What one kind of database wants before its tables are changed. */
    interface Care {
        /** Before a store that holds something is changed. */
        void keepCopy(Handle handle, Migration next) throws OperationFailed;
    }

    private final List<Migration> all;
    private final Clock clock;

    Migrations(Clock clock) {
        this(Texts.ALL, clock);
    }

    Migrations(List<Migration> all, Clock clock) {
        this.all = all;
        this.clock = clock;
    }

    /** Applies what is missing. One short query where nothing is. */
    void apply(Jdbi jdbi, Care care) throws OperationFailed {
        if (missing(jdbi.withHandle(Migrations::applied)).isEmpty()) {
            return;
        }
        try (Handle gate = jdbi.open()) {
            MigrationGate.prepare(jdbi);
            gate.begin();
            MigrationGate.enter(gate);
            applyMissing(jdbi, care);
            gate.commit();
        }
    }

    private void applyMissing(Jdbi jdbi, Care care) throws OperationFailed {
        try (Handle handle = jdbi.open()) {
            Map<Integer, Long> applied = applied(handle);
            List<Migration> missing = missing(applied);
            // One that is half done was copied before it was begun; copies of what it left would push that one out.
            if (!missing.isEmpty() && !applied.isEmpty() && !MigrationSteps.begun(handle, missing.getFirst())) {
                care.keepCopy(handle, missing.getFirst());
            }
            for (Migration migration : missing) {
                new MigrationSteps(handle, migration).perform();
                handle.useTransaction(h -> done(h, migration));
            }
        }
    }

    private void done(Handle handle, Migration migration) {
        MigrationSteps.forget(handle, migration);
        handle.createUpdate("INSERT INTO schema_change (number, name, checksum, applied) VALUES (:n, :name, :sum, :at)")
                .bind("n", migration.number())
                .bind("name", migration.name())
                .bind("sum", migration.checksum())
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    private List<Migration> missing(Map<Integer, Long> applied) throws OperationFailed {
        Set<Integer> unknown = new TreeSet<>(applied.keySet());
        all.forEach(known -> unknown.remove(known.number()));
        if (!unknown.isEmpty()) {
            throw OperationFailed.unreachable(Words.of("store.open"))
                    .cameBack(Words.of(
                            "store.newer",
                            unknown.stream().max(Integer::compare).orElseThrow(),
                            newest()))
                    .next(Words.of("store.newer.next"))
                    .build();
        }
        for (Migration known : all) {
            Long sum = applied.get(known.number());
            if (sum != null && sum != known.checksum()) {
                throw OperationFailed.unreachable(Words.of("store.open"))
                        .cameBack(Words.of("store.other", known.name()))
                        .next(Words.of("store.other.next"))
                        .build();
            }
        }
        return all.stream().filter(m -> !applied.containsKey(m.number())).toList();
    }

    private int newest() {
        return all.getLast().number();
    }

    private static Map<Integer, Long> applied(Handle handle) {
        Map<Integer, Long> found = new TreeMap<>();
        try {
            handle.createQuery("SELECT number, checksum FROM schema_change")
                    .map((row, c) -> Map.entry(row.getInt(1), row.getLong(2)))
                    .forEach(change -> found.put(change.getKey(), change.getValue()));
            return found;
        } catch (JdbiException e) {
            if (StoreTrouble.tableIsMissing(e)) {
                return Map.of();
            }
            throw e;
        }
    }
}
