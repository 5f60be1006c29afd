package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.backup.OwnDatabases;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every database of a MariaDB or MySQL server that is there at the time, each a source of its own. */
record MySqlAll(Means means, Server server, Database entry) implements Source {
    /** Without those in which the server keeps its own. */
    private static final String QUERY = """
            SELECT 'user', CURRENT_USER();
            SELECT 'marked', TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_NAME = '%s';
            SELECT 'database', SCHEMA_NAME FROM information_schema.SCHEMATA
             WHERE LOWER(SCHEMA_NAME) NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')
             ORDER BY SCHEMA_NAME;
            """.formatted(OwnDatabases.UNFINISHED);

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public Found each() throws OperationFailed {
        try (MySqlClient client = MySqlClient.open(means.shells(), means.databases(), server, entry, entry.name())) {
            List<Source> all = new ArrayList<>();
            List<String> own = new ArrayList<>();
            Set<String> marked = new HashSet<>();
            String user = "";
            for (List<String> row : client.askServer(QUERY)) {
                String name = row.get(1);
                switch (row.getFirst()) {
                    case "user" -> user = MySqlCatalogue.grantee(name);
                    case "marked" -> marked.add(name);
                    default -> {
                        if (OwnDatabases.isOne(name) || marked.contains(name)) {
                            own.add(name);
                        } else {
                            all.add(MySqlSource.among(this, name));
                        }
                    }
                }
            }
            if (!MySqlGrants.on(client, "").seesDatabases()) {
                throw blind(user);
            }
            return new Found(all, own);
        }
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
