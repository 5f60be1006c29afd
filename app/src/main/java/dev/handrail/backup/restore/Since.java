package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was written into a database since it took the place of the one that is kept.
 *
 * @param known whether it is known at all what stood in it then
 */
public record Since(KeptDatabase kept, boolean known, Arrivals.Found found) {
    public static Since of(Means means, Server server, KeptDatabase kept) throws OperationFailed {
        return new Since(kept, !kept.contents().isEmpty(), found(means, server, kept));
    }

    private static Arrivals.Found found(Means means, Server server, KeptDatabase kept) throws OperationFailed {
        Database beside = KeptThere.beside(server, kept);
        if (beside.engine() == Engine.POSTGRESQL) {
            return Arrivals.ofPostgres(means.databases(), server, beside, kept).found();
        }
        try (MySqlClient client = MySqlClient.open(means.shells(), means.databases(), server, beside, kept.live())) {
            return Arrivals.ofMySql(client, kept).found();
        }
    }

    /** In words, also where there is nothing to say. */
    public List<String> told() {
        if (!known) {
            return List.of(Words.of("restore.arrivals.unknown", kept.live()));
        }
        return found.none() ? List.of(Words.of("restore.arrivals.none", kept.live())) : found.lines();
    }

    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", kept.run());
        document.put("database", kept.live());
        document.put("known", known);
        document.put("changes", found.changes());
        document.put("unknown", found.unknown());
        return document;
    }
}
