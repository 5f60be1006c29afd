package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.backup.OwnDatabases;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every database of a PostgreSQL server that is there at the time, each a source of its own. */
record AllDatabases(Means means, Server server, Database entry) implements Source {
    /** Those that one can connect to; an invalid one was left by a DROP that was interrupted. */
    private static final String QUERY = "SELECT datname, coalesce(shobj_description(oid, 'pg_database'), '')"
            + " FROM pg_database WHERE datallowconn AND NOT datistemplate AND datconnlimit <> -2 ORDER BY datname";

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public Found each() throws OperationFailed {
        List<Source> all = new ArrayList<>();
        List<String> own = new ArrayList<>();
        try (Connection connection = means.databases().maintenance(server, entry);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                String database = rows.getString(1);
                if (OwnDatabases.isOne(database) || OwnDatabases.isMarked(rows.getString(2))) {
                    own.add(database);
                } else {
                    all.add(PostgresSource.among(this, database));
                }
            }
            return new Found(all, own);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("backup.failed.look", name()), server.name(), e);
        }
    }

    @Override
    public Tap look() {
        throw new IllegalStateException("Only each of the databases can be looked at.");
    }
}
