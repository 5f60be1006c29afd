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
 * @param lines table by table, in words
 */
public record Since(KeptDatabase kept, boolean known, List<String> lines) {
    public Since {
        lines = List.copyOf(lines);
    }

    public static Since of(Means means, Server server, KeptDatabase kept) throws OperationFailed {
        return new Since(kept, !kept.contents().isEmpty(), lines(means, server, kept));
    }

    private static List<String> lines(Means means, Server server, KeptDatabase kept) throws OperationFailed {
        Database beside = KeptThere.beside(server, kept);
        if (beside.engine() == Engine.POSTGRESQL) {
            return Arrivals.ofPostgres(means.databases(), server, beside, kept).lines();
        }
        try (MySqlClient client = MySqlClient.open(means.shells(), means.databases(), server, beside, kept.live())) {
            return Arrivals.ofMySql(client, kept).lines();
        }
    }

    /** In words, also where there is nothing to say. */
    public List<String> told() {
        if (!known) {
            return List.of(Words.of("restore.arrivals.unknown", kept.live()));
        }
        return lines.isEmpty() ? List.of(Words.of("restore.arrivals.none", kept.live())) : lines;
    }

    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", kept.run());
        document.put("database", kept.live());
        document.put("known", known);
        document.put("changes", lines);
        return document;
    }
}
