package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A database of PostgreSQL that was put aside. */
public record PostgresKept(Means means, Server server, KeptDatabase kept) implements RestoreForget.Place {
    private Connection maintenance() throws OperationFailed {
        return means.databases().maintenance(server, beside());
    }

    private Database beside() throws OperationFailed {
        return KeptThere.beside(server, kept);
    }

    @Override
    public Optional<RestoreForget.Found> find() throws OperationFailed {
        try (Connection connection = maintenance()) {
            return KeptThere.isThere(connection, kept)
                    ? Optional.of(new RestoreForget.Found(connected(connection), checks(connection), said(connection)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private long connected(Connection connection) throws SQLException {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid() AND "
                + LiveChecks.SOMEBODY + " AND coalesce(backend_type, '') NOT LIKE 'logical replication%'";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, kept.kept());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<Check> checks(Connection connection) throws SQLException {
        List<String> names = Subscriptions.of(connection, kept.kept());
        return names.isEmpty()
                ? List.of()
                : List.of(Check.warning(
                        Words.of("restore.forget.subscribed", kept.kept(), String.join(", ", names)),
                        Words.of("restore.forget.subscribed.next")));
    }

    private Subscriptions subscriptions() throws OperationFailed {
        return new Subscriptions(means.databases(), server, beside(), kept.kept());
    }

    private String said(Connection connection) throws SQLException, OperationFailed {
        List<String> statements = new ArrayList<>(subscriptions().statements(connection));
        statements.add(dropping());
        return String.join(";\n", statements);
    }

    private String dropping() {
        return "DROP DATABASE " + SqlNames.quoted(kept.kept());
    }

    @Override
    public void drop(Consumer<String> telling) throws OperationFailed {
        try (Connection connection = maintenance();
                Statement statement = connection.createStatement();
                Stop.Handle cancel = Stop.here().stopping(() -> RestoredRows.end(connection))) {
            if (KeptThere.isThere(connection, kept)) {
                telling.accept(said(connection));
                subscriptions().drop(statement);
                statement.execute(dropping());
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private OperationFailed failed(SQLException e) {
        return SqlFailure.of(Words.of("restore.failed.drop", kept.kept()), server.name(), e);
    }
}
