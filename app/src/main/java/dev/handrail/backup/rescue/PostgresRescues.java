package dev.handrail.backup.rescue;

import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Those of PostgreSQL.
 *
 * @param beside the entry of the profile that leads to it
 * @param live what it is called
 */
record PostgresRescues(Databases databases, Server server, Database beside, String live) implements Rescues {
    @Override
    public List<SideSchema> all() throws OperationFailed {
        try (Connection connection = databases.open(server, beside, live)) {
            return SideSchema.all(connection).stream()
                    .filter(one -> one.rescue().finished())
                    .toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public List<Compared> compare(String schema, String table, Set<RowKind> kinds, int limit, long skip)
            throws OperationFailed {
        try (Connection connection = databases.open(server, beside, live)) {
            SideSchema side = SideSchema.require(connection, schema, server.name());
            List<Rescue.Table> tables = table.isEmpty() ? side.rescue().tables() : List.of(side.table(table));
            return compare(connection, side, tables, kinds, table.isEmpty() ? 0 : limit, skip);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** All tables of it, while an operation goes on. */
    List<Compared> compare(SideSchema side, Work work) throws OperationFailed {
        try (Connection connection = databases.open(server, beside, live);
                Work.Handle cancel = work.onCancel(() -> Ending.end(connection))) {
            return compare(connection, side, side.rescue().tables(), Set.of(), 0, 0);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw failed(e);
        }
    }

    /** All of it as it was in one moment. */
    private static List<Compared> compare(
            Connection connection, SideSchema side, List<Rescue.Table> tables, Set<RowKind> kinds, int limit, long skip)
            throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        Comparison comparison = new Comparison(connection, side);
        List<Compared> compared = new ArrayList<>();
        for (Rescue.Table table : tables) {
            compared.add(comparison
                    .compare(table, kinds, limit, skip)
                    .of(side.rescue())
                    .lacking(ReadingViews.lost(connection, side, table)));
        }
        connection.rollback();
        return compared;
    }

    private OperationFailed failed(SQLException e) {
        return SqlFailure.of(Words.of("rescue.failed.compare", live), server.name(), e);
    }

    @Override
    public RowsBack rows(String schema, String table, Choice choice, String before) {
        return new PostgresRows(this, schema, table, choice, before);
    }

    @Override
    public Clearing clearing(String schema) throws OperationFailed {
        try (Connection connection = databases.open(server, beside, live)) {
            SideSchema side = SideSchema.require(connection, schema, server.name());
            return new Clearing(side, side.dropping(connection), side.overwritten(connection));
        } catch (SQLException e) {
            throw undropped(schema, e);
        }
    }

    @Override
    public void clear(String schema, Work work) throws OperationFailed {
        try (Connection connection = databases.open(server, beside, live);
                Work.Handle cancel = work.onCancel(() -> Ending.end(connection))) {
            SideSchema side = SideSchema.require(connection, schema, server.name());
            for (String statement : side.dropping(connection)) {
                work.command(server.name(), statement);
            }
            side.drop(connection);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw undropped(schema, e);
        }
    }

    private OperationFailed undropped(String schema, SQLException e) {
        return SqlFailure.of(Words.of("rescue.failed.drop", schema), server.name(), e);
    }
}
