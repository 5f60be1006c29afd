package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is known of a database that was put aside, beside what its server says. */
final class KeptThere {
    private KeptThere() {}

    /** The entry of the profile that leads to its database server. */
    static Database beside(Server server, KeptDatabase kept) throws OperationFailed {
        return server.database(kept.beside())
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.nodatabase", server.name(), kept.beside()))
                        .next(Words.of("backup.nodatabase.next"))
                        .build());
    }

    /** Whether the very database that was put aside is there under the name it was given then. */
    static boolean isThere(Connection connection, KeptDatabase kept) throws SQLException {
        return is(connection, kept.kept(), kept.keptOid());
    }

    /** Whether the one that took its place has it still. */
    static boolean isInPlace(Connection connection, KeptDatabase kept) throws SQLException {
        return is(connection, kept.live(), kept.liveOid());
    }

    private static boolean is(Connection connection, String name, long oid) throws SQLException {
        String query = "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = ? AND oid = ?)";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            statement.setLong(2, oid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
