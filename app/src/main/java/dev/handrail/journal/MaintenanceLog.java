package dev.handrail.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.store.Retrying;
import dev.handrail.store.StoreTrouble;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The entries of the maintenance log, in the store; each version is added, none is ever changed. */
public final class MaintenanceLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int TRIES = 20;

    private final Retrying store;
    private final Clock clock;
    private final String person;

    public MaintenanceLog(Jdbi store, Clock clock, String person) {
        this.store = new Retrying(store);
        this.clock = clock;
        this.person = person;
    }

    /** Whose name stands under what is written now. */
    public String person() {
        return person;
    }

    /** Adds this as the next version; what is there when this returns. */
    public MaintenanceEntry add(MaintenanceEntry entry) {
        String mark = UUID.randomUUID().toString();
        Instant written = Cells.fine(clock.instant());
        for (int tried = 1; ; tried++) {
            try {
                insert(entry, mark, written);
                return versions(entry.id()).getLast();
            } catch (JdbiException e) {
                // Two wrote at once and wanted the same number.
                if (tried == TRIES || !StoreTrouble.isThereAlready(e)) {
                    throw e;
                }
            }
        }
    }

    /** The same for an entry that is about several servers: it is found under each of them. */
    public MaintenanceEntry add(MaintenanceEntry entry, List<String> servers) {
        store.change(handle -> servers.forEach(server -> handle.execute(
                "INSERT INTO maintenance_entry_server (entry, server) SELECT CAST(? AS VARCHAR(40)),"
                        + " CAST(? AS VARCHAR(200)) WHERE NOT EXISTS"
                        + " (SELECT 1 FROM maintenance_entry_server WHERE entry = ? AND server = ?)",
                entry.id(),
                server,
                entry.id(),
                server)));
        return add(entry);
    }

    private void insert(MaintenanceEntry entry, String mark, Instant written) {
        store.change(handle -> handle.createUpdate("INSERT INTO maintenance_entry (id, version, mark, title, server,"
                        + " began, ended, people, runs, texts, written, writer) SELECT :id,"
                        + " COALESCE(MAX(version), 0) + 1, CAST(:mark AS VARCHAR(40)), CAST(:title AS TEXT),"
                        + " CAST(:server AS VARCHAR(4000)), CAST(:began AS TIMESTAMP WITH TIME ZONE),"
                        + " CAST(:ended AS TIMESTAMP WITH TIME ZONE), CAST(:people AS TEXT), CAST(:runs AS TEXT),"
                        + " CAST(:texts AS TEXT), CAST(:written AS TIMESTAMP WITH TIME ZONE),"
                        + " CAST(:writer AS VARCHAR(200)) FROM maintenance_entry WHERE id = :id"
                        + " HAVING NOT EXISTS (SELECT 1 FROM maintenance_entry WHERE mark = :mark)")
                .bind("id", entry.id())
                .bind("mark", mark)
                .bind("title", Cells.text(entry.title()))
                .bind("server", entry.server())
                .bind("began", Cells.time(entry.began()))
                .bind("ended", Cells.time(entry.ended()))
                .bind("people", json(entry.people()))
                .bind("runs", json(entry.runs()))
                .bind("texts", json(named(entry.texts())))
                .bind("written", Cells.time(written))
                .bind("writer", person)
                .execute());
    }

    /** As it was put last. */
    public Optional<MaintenanceEntry> entry(String id) {
        List<MaintenanceEntry> versions = versions(id);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /** All that was ever said, in order. */
    public List<MaintenanceEntry> versions(String id) {
        return store.read(
                handle -> handle.createQuery("SELECT * FROM maintenance_entry WHERE id = :id ORDER BY version")
                        .bind("id", id)
                        .map((row, c) -> read(row))
                        .list());
    }

    /** The last version of each, newest first; what is null does not matter. */
    public List<MaintenanceEntry> entries(@Nullable String server, @Nullable Instant from, @Nullable Instant to) {
        Set<String> about = server == null ? Set.of() : about(server);
        return store
                .read(handle -> handle.createQuery("SELECT e.* FROM maintenance_entry e WHERE version ="
                                + " (SELECT MAX(version) FROM maintenance_entry l WHERE l.id = e.id)"
                                + " ORDER BY began DESC, id DESC")
                        .map((row, c) -> read(row))
                        .list())
                .stream()
                .filter(entry -> server == null || entry.server().equals(server) || about.contains(entry.id()))
                .filter(entry -> from == null || !entry.began().isBefore(from))
                .filter(entry -> to == null || entry.began().isBefore(to))
                .toList();
    }

    /** Another number whenever something was written. */
    public long revision() {
        return store.read(handle -> handle.createQuery("SELECT COUNT(*) FROM maintenance_entry")
                .mapTo(Long.class)
                .one());
    }

    /** Those that are asked for as runs are, newest first: all that there are, however long a page of runs is. */
    public List<MaintenanceEntry> entries(JournalFilter filter) {
        String operation = filter.operation();
        String person = filter.person();
        String text = filter.text();
        boolean wanted = (operation == null || operation.equals(MaintenanceEntry.OPERATION))
                && (filter.kind() == null || filter.kind() == RunKind.JOURNAL)
                && (filter.outcome() == null || filter.outcome() == Outcome.DONE);
        return wanted
                ? entries(filter.server(), filter.from(), filter.to()).stream()
                        .filter(entry -> person == null || entry.people().contains(person))
                        .filter(entry -> text == null || entry.says(text))
                        .toList()
                : List.of();
    }

    /** The entries that are about a server among others. */
    private Set<String> about(String server) {
        return store.read(
                handle -> handle.createQuery("SELECT entry FROM maintenance_entry_server WHERE server = :server")
                        .bind("server", server)
                        .mapTo(String.class)
                        .set());
    }

    private static MaintenanceEntry read(ResultSet row) throws SQLException {
        Map<String, String> named = read(row.getString("texts"), TEXTS);
        Map<Section, String> texts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            texts.put(section, named.getOrDefault(section.word(), ""));
        }
        return new MaintenanceEntry(
                row.getString("id"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("server"),
                Cells.time(row, "began"),
                Cells.time(row, "ended"),
                read(row.getString("people"), NAMES),
                read(row.getString("runs"), NAMES),
                texts,
                Cells.time(row, "written"),
                row.getString("writer"));
    }

    private static Map<String, String> named(Map<Section, String> texts) {
        Map<String, String> named = new LinkedHashMap<>();
        texts.forEach((section, text) -> named.put(section.word(), Cells.text(text)));
        return named;
    }

    private static String json(Object what) {
        try {
            return JSON.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
