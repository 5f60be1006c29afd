package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What belongs to no database of a PostgreSQL server: its roles, its tablespaces and their settings. */
record RolesSource(Means means, Server server, Database entry) implements Source {
    private static final String QUERY = "SELECT split_part(current_setting('server_version'), ' ', 1),"
            + " current_setting('server_version_num')::int / 10000, has_table_privilege('pg_authid', 'SELECT')";

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public Tap look() throws OperationFailed {
        Shell shell = means.shells().on(server);
        try {
            return look(shell);
        } catch (OperationFailed e) {
            shell.close();
            throw e;
        }
    }

    private Tap look(Shell shell) throws OperationFailed {
        try (Connection connection = means.databases().maintenance(server, entry);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new RolesTap(
                    this,
                    shell,
                    row.getString(1),
                    row.getBoolean(3),
                    means.tools().find(shell, server, entry, row.getInt(2)));
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("backup.failed.look", name()), shell.where(), e);
        }
    }
}
