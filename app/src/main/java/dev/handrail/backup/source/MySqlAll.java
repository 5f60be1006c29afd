package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.backup.OwnDatabases;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every database of a MariaDB or MySQL server that is there at the time, each a source of its own. */
record MySqlAll(Means means, Server server, Database entry) implements Source {
    /** Without those in which the server keeps its own. */
    private static final String QUERY = """
            SELECT 'marked', TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_NAME = '%s';
            SELECT 'database', SCHEMA_NAME FROM information_schema.SCHEMATA
             WHERE LOWER(SCHEMA_NAME) NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')
             ORDER BY SCHEMA_NAME;
            """.formatted(OwnDatabases.UNFINISHED) + MySqlAccount.QUERY;

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public Found each() throws OperationFailed {
        try (MySqlClient client = MySqlClient.open(means.shells(), means.databases(), server, entry, entry.name())) {
            List<List<String>> rows = client.askServer(QUERY);
            MySqlAccount account = MySqlAccount.in(rows);
            if (!account.grants("").seesDatabases()) {
                throw blind(account.grantee());
            }
            return found(MySqlClient.labelled("database", rows), Set.copyOf(MySqlClient.labelled("marked", rows)));
        }
    }

    private Found found(List<String> databases, Set<String> marked) {
        List<Source> all = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (String name : databases) {
            if (OwnDatabases.isOne(name) || marked.contains(name)) {
                own.add(name);
            } else {
                all.add(MySqlSource.among(this, name));
            }
        }
        return new Found(all, own);
    }

    /** A database that he may not see is one that nobody would miss in the backup. */
    private OperationFailed blind(String user) {
        return OperationFailed.refused(Words.of("backup.mysql.refused", name()))
                .on(server.name())
                .cameBack(Words.of("backup.mysql.all.blind", user))
                .next(Words.of("backup.mysql.all.blind.next", "GRANT SHOW DATABASES ON *.* TO " + user + ";"))
                .build();
    }

    @Override
    public Tap look() {
        throw new IllegalStateException("Only each of the databases can be looked at.");
    }
}
