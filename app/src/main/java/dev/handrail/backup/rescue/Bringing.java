package dev.handrail.backup.rescue;

import dev.handrail.backup.Feed;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.PostgresStatistics;
import dev.handrail.backup.source.TableContents;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings a side schema from the restored database into the live one, by pg_dump and pg_restore on the server, and believes
 * it only when every row of it is the same. It arrives in one transaction, with what it says of itself.
 */
record Bringing(Means means, Server server, Database beside, String staged, String live, String side) {
    private static final String WITHIN = "SELECT oid::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace ="
            + " (SELECT oid FROM pg_namespace WHERE nspname = ?)";

    /** Of these tables, which the comparison to come goes by. */
    PostgresStatistics statistics(List<String> tables) {
        String named = tables.stream()
                .map(table -> SqlNames.quoted(side) + "." + SqlNames.quoted(table))
                .collect(Collectors.joining(", "));
        return new PostgresStatistics(side, live, "ANALYZE " + named);
    }

    /** The custom format, since pg_restore tells one that was cut off from a whole one. */
    Pipeline pipeline(PostgresTools tools) {
        List<String> dump = List.of(
                "--format=custom", "--compress=0", "--no-publications", "--no-subscriptions", "--schema=" + side);
        return Pipeline.of(tools.connected("pg_dump", staged, dump))
                .pipe(tools.connected("pg_restore", live, List.of("--single-transaction")));
    }

    String command(int major) throws OperationFailed {
        try (Shell shell = means.shells().on(server);
                PostgresTools tools = means.tools().find(shell, server, beside, major)) {
            return CommandText.of(pipeline(tools));
        }
    }

    void bring(int major, Work work) throws OperationFailed {
        List<String> said = new ArrayList<>();
        try (Shell shell = means.shells().on(server);
                PostgresTools tools = means.tools().find(shell, server, beside, major)) {
            work.command(shell.where(), CommandText.of(pipeline(tools)));
            Exit exit = new Feed(shell, work)
                    .through(pipeline(tools), InputStream.nullInputStream(), 0, line -> {
                        said.add(line);
                        work.say(line);
                    })
                    .exit();
            if (!exit.good()) {
                throw OperationFailed.failed(Words.of("rescue.failed.bring", live))
                        .on(shell.where())
                        .cameBack(said.isEmpty() ? exit.errorText() : String.join("; ", said))
                        .next(Words.of("rescue.failed.bring.next"))
                        .build();
            }
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("rescue.failed.bring", live))
                    .next(Words.of("rescue.failed.bring.next"))
                    .because(e);
        }
    }

    void prove(Work work) throws OperationFailed {
        List<TableRows> should = contents(staged, work);
        List<TableRows> is = contents(live, work);
        if (!should.equals(is)) {
            throw OperationFailed.failed(Words.of("rescue.failed.bring", live))
                    .on(server.name())
                    .cameBack(Words.of("rescue.failed.other"))
                    .next(Words.of("rescue.failed.bring.next"))
                    .build();
        }
        long rows = is.stream().mapToLong(TableRows::rows).sum();
        work.say(Words.of("rescue.brought", is.size(), rows));
    }

    private List<TableRows> contents(String database, Work work) throws OperationFailed {
        try (Connection connection = means.databases().open(server, beside, database);
                Work.Handle cancel = work.onCancel(() -> Ending.end(connection))) {
            Set<Long> within = within(connection);
            return TableContents.of(connection, true, within::contains);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw SqlFailure.of(Words.of("restore.failed.count", database), server.name(), e);
        }
    }

    private Set<Long> within(Connection connection) throws SQLException {
        Set<Long> within = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(WITHIN)) {
            statement.setString(1, side);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    within.add(row.getLong(1));
                }
            }
        }
        return within;
    }
}
