package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.SqlText;
import dev.handrail.runbook.landing.SqlText.Dialect;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.Sessions;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements for one of the server's databases; within a transaction that may only read, unless they are a change. */
record SqlDeed(WalkMeans means, Fence fence, Server server, Database database, Values values) implements Deed {
    private static final int MOST_ROWS = 1000;

    @Override
    public List<Server> touched() {
        return List.of(server);
    }

    @Override
    public Effect effect() {
        return Deed.effect(fence);
    }

    @Override
    public Plan.Step shown() {
        String words = Words.of(
                fence.isCheck() ? "runbook.deed.ask-database" : "runbook.deed.change-database", database.name());
        return new Plan.Step(words, Deed.where(fence.on(), server), statements(), effect());
    }

    private String statements() {
        return SqlText.filled(fence.text(), postgres() ? Dialect.POSTGRESQL : Dialect.MYSQL, values::of);
    }

    private boolean postgres() {
        return database.engine() == Engine.POSTGRESQL;
    }

    @Override
    public Verdict run(Work work) throws OperationFailed {
        String where = Deed.where(fence.on(), server);
        work.command(where + " " + database.name(), statements());
        List<String> rows = postgres() ? onPostgres(work, where) : onMySql();
        rows.forEach(work::say);
        return Verdict.good(String.join("\n", rows)).expected(fence, where);
    }

    private List<String> onPostgres(Work work, String where) throws OperationFailed {
        try (Connection connection = means.databases().open(server, database);
                Work.Handle stop = work.onCancel(() -> end(connection));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(fence.isCheck());
            List<String> rows = new ArrayList<>();
            boolean more = statement.execute(statements());
            while (more || statement.getUpdateCount() >= 0) {
                if (more) {
                    add(statement.getResultSet(), rows);
                } else {
                    rows.add(Words.of("runbook.rows", statement.getUpdateCount()));
                }
                more = statement.getMoreResults();
            }
            connection.commit();
            return rows;
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("runbook.sql", database.name()), where, e);
        }
    }

    private static void end(Connection connection) {
        try {
            Sessions.end(connection);
        } catch (SQLException e) {
            // It is gone already.
        }
    }

    private static void add(ResultSet found, List<String> rows) throws SQLException {
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
            if (rows.size() == MOST_ROWS) {
                rows.add("…");
                return;
            }
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(String.valueOf(found.getString(i)));
            }
            rows.add(String.join("\t", row));
        }
    }

    private List<String> onMySql() throws OperationFailed {
        String first = fence.isCheck() ? "SET SESSION TRANSACTION READ ONLY;\n" : "";
        try (MySqlClient client =
                MySqlClient.open(means.shells(), means.databases(), server, database, database.name())) {
            return client.ask(first + statements()).stream()
                    .map(row -> String.join("\t", row))
                    .toList();
        }
    }
}
