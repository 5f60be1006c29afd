package dev.handrail.backup.source;

import dev.handrail.backup.Means;
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
    private static final String QUERY = "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate"
            + " AND datconnlimit <> -2 ORDER BY datname";

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public List<Source> each() throws OperationFailed {
        List<Source> all = new ArrayList<>();
        try (Connection connection = means.databases().maintenance(server, entry);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                all.add(PostgresSource.among(this, rows.getString(1)));
            }
            return all;
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("backup.failed.look", name()), server.name(), e);
        }
    }

    @Override
    public Tap look() {
        throw new IllegalStateException("Only each of the databases can be looked at.");
    }
}
