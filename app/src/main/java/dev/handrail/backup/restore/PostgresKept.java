package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
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
    public boolean there() throws OperationFailed {
        try (Connection connection = maintenance()) {
            return KeptThere.isThere(connection, kept);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public long connected() throws OperationFailed {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid() AND "
                + LiveChecks.SOMEBODY + " AND coalesce(backend_type, '') NOT LIKE 'logical replication%'";
        try (Connection connection = maintenance();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, kept.kept());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Subscriptions subscriptions() throws OperationFailed {
        return new Subscriptions(means.databases(), server, beside(), kept.kept());
    }

    @Override
    public Optional<Check> check() throws OperationFailed {
        try (Connection connection = maintenance()) {
            List<String> names = Subscriptions.of(connection, kept.kept());
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Check.warning(
                            Words.of("restore.forget.subscribed", kept.kept(), String.join(", ", names)),
                            Words.of("restore.forget.subscribed.next")));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public String statement() throws OperationFailed {
        try (Connection connection = maintenance()) {
            return said(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
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
                Statement statement = connection.createStatement()) {
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
