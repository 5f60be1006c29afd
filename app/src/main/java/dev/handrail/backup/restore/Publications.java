package dev.handrail.backup.restore;

import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Those by which a live database sends its rows to others, whose slots stay with it wherever it goes. */
record Publications(Databases databases, Server server, Database beside, String live) {
    private static final String ALL = "SELECT pubname FROM pg_publication ORDER BY 1";

    /** Nothing of this hinders an exchange; a database that lets nobody in may be what it is done for. */
    List<Check> checks() throws OperationFailed {
        try {
            List<String> names = names();
            return names.isEmpty()
                    ? List.of()
                    : List.of(Check.warning(
                            Words.of("swap.check.publications", live, String.join(", ", names)),
                            Words.of("swap.check.publications.next")));
        } catch (SQLException e) {
            return unseen(String.valueOf(e.getMessage()));
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return unseen(Verdict.said(e));
        }
    }

    private List<Check> unseen(String why) {
        return List.of(Check.warning(
                Words.of("swap.check.publications.unseen", live, why), Words.of("swap.check.publications.next")));
    }

    private List<String> names() throws OperationFailed, SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = databases.open(server, beside, live)) {
            if (connection.getMetaData().getDatabaseMajorVersion() < PostgresVersions.LEAST) {
                return names;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(ALL)) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }
}
