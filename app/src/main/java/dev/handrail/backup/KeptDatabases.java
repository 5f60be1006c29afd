package dev.handrail.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.store.Retrying;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The databases that were put aside and are still there, in the store. */
public final class KeptDatabases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Retrying store;

    public KeptDatabases(Jdbi store) {
        this.store = new Retrying(store);
    }

    /** Newest first. */
    public List<KeptDatabase> all() {
        return found("", Map.of());
    }

    public Optional<KeptDatabase> find(String run) {
        return found(" WHERE run = :run", Map.of("run", run)).stream().findFirst();
    }

    /** What that run put aside, or words on how to find it. */
    public KeptDatabase require(String run) throws OperationFailed {
        return find(run)
                .orElseThrow(() -> OperationFailed.usage(Words.of("kept.unknown", run))
                        .next(Words.of("kept.unknown.next"))
                        .build());
    }

    /** Enters it, in the place of what was entered of the same run. */
    public void enter(KeptDatabase kept) {
        store.change(handle -> {
            handle.createUpdate("DELETE FROM kept_database WHERE run = :run")
                    .bind("run", kept.run())
                    .execute();
            handle.createUpdate(
                            "INSERT INTO kept_database (run, server, beside, source, live, live_oid, kept, kept_oid, at,"
                                    + " origin, remark, contents, settled) VALUES (:run, :server, :beside, :source, :live,"
                                    + " :liveOid, :kept, :keptOid, :at, :origin, :remark, :contents, :settled)")
                    .bind("run", kept.run())
                    .bind("server", kept.server())
                    .bind("beside", kept.beside())
                    .bind("source", kept.source())
                    .bind("live", kept.live())
                    .bind("liveOid", kept.liveOid())
                    .bind("kept", kept.kept())
                    .bind("keptOid", kept.keptOid())
                    .bind("at", kept.at().atOffset(ZoneOffset.UTC))
                    .bind("origin", kept.origin())
                    .bind("remark", kept.remark())
                    .bind("contents", written(kept.contents()))
                    .bind("settled", kept.settled())
                    .execute();
        });
    }

    /** It is known now that it was put aside. */
    public void settle(String run) {
        store.change(handle -> handle.createUpdate("UPDATE kept_database SET settled = TRUE WHERE run = :run")
                .bind("run", run)
                .execute());
    }

    /** It is not kept any more, or never was. */
    public void forget(String run) {
        store.change(handle -> handle.createUpdate("DELETE FROM kept_database WHERE run = :run")
                .bind("run", run)
                .execute());
    }

    /** The server has another name from now on. */
    public void renameServer(String from, String to) {
        store.change(handle -> handle.createUpdate("UPDATE kept_database SET server = :to WHERE server = :from")
                .bind("to", to)
                .bind("from", from)
                .execute());
    }

    private List<KeptDatabase> found(String where, Map<String, String> with) {
        return store.read(handle -> handle.createQuery(
                        "SELECT run, server, beside, source, live, live_oid, kept, kept_oid, at, origin, remark, contents,"
                                + " settled FROM kept_database" + where + " ORDER BY at DESC, run DESC")
                .bindMap(with)
                .map((row, context) -> kept(row))
                .list());
    }

    private static KeptDatabase kept(ResultSet row) throws SQLException {
        return new KeptDatabase(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getLong(8),
                instant(row.getObject(9, OffsetDateTime.class)),
                row.getString(10),
                row.getString(11),
                read(row.getString(12)),
                row.getBoolean(13));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static String written(List<TableRows> contents) {
        try {
            return JSON.writeValueAsString(contents);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names and numbers can always be written.", e);
        }
    }

    private static List<TableRows> read(String contents) {
        try {
            return JSON.readValue(contents, new TypeReference<List<TableRows>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written here can be read.", e);
        }
    }
}
