package dev.handrail.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.store.Retrying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The files that were put aside and are still there, in the store. */
public final class KeptFileSets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Retrying store;

    public KeptFileSets(Jdbi store) {
        this.store = new Retrying(store);
    }

    /** Newest first. */
    public List<KeptFiles> all() {
        return found("", Map.of());
    }

    public Optional<KeptFiles> find(String run) {
        return found(" WHERE run = :run", Map.of("run", run)).stream().findFirst();
    }

    /** Enters it, in the place of what was entered of the same run. */
    public void enter(KeptFiles kept) {
        store.change(handle -> {
            handle.createUpdate("DELETE FROM kept_files WHERE run = :run")
                    .bind("run", kept.run())
                    .execute();
            handle.createUpdate("INSERT INTO kept_files (run, server, source, live, kept, at, origin, items, had,"
                            + " folder, settled) VALUES (:run, :server, :source, :live, :kept, :at, :origin, :items,"
                            + " :had, :folder, :settled)")
                    .bind("run", kept.run())
                    .bind("server", kept.server())
                    .bind("source", kept.source())
                    .bind("live", kept.live())
                    .bind("kept", kept.kept())
                    .bind("at", kept.at().atOffset(ZoneOffset.UTC))
                    .bind("origin", kept.origin())
                    .bind("items", written(kept.items()))
                    .bind("had", kept.had() == null ? null : written(kept.had()))
                    .bind("folder", kept.folder())
                    .bind("settled", kept.settled())
                    .execute();
        });
    }

    /**
     * It is known now that they were put aside.
     *
     * @param had those in whose places something was
     * @param folder by which number the file system knows what they were put aside in
     */
    public void settle(String run, List<String> had, @Nullable String folder) {
        store.change(handle -> handle.createUpdate(
                        "UPDATE kept_files SET settled = TRUE, had = :had, folder = :folder WHERE run = :run")
                .bind("had", written(had))
                .bind("folder", folder)
                .bind("run", run)
                .execute());
    }

    /** They are not kept any more, or never were. */
    public void forget(String run) {
        store.change(handle -> handle.createUpdate("DELETE FROM kept_files WHERE run = :run")
                .bind("run", run)
                .execute());
    }

    /** The server has another name from now on. */
    public void renameServer(String from, String to) {
        store.change(handle -> handle.createUpdate("UPDATE kept_files SET server = :to WHERE server = :from")
                .bind("to", to)
                .bind("from", from)
                .execute());
    }

    private List<KeptFiles> found(String where, Map<String, String> with) {
        return store.read(handle -> handle.createQuery(
                        "SELECT run, server, source, live, kept, at, origin, items, had, folder, settled FROM kept_files"
                                + where + " ORDER BY at DESC, run DESC")
                .bindMap(with)
                .map((row, context) -> kept(row))
                .list());
    }

    private static KeptFiles kept(ResultSet row) throws SQLException {
        String had = row.getString(9);
        return new KeptFiles(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                read(row.getString(8)),
                had == null ? null : read(had),
                row.getString(10),
                row.getBoolean(11));
    }

    private static String written(List<String> items) {
        try {
            return JSON.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names can always be written.", e);
        }
    }

    private static List<String> read(String items) {
        try {
            return JSON.readValue(items, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written here can be read.", e);
        }
    }
}
