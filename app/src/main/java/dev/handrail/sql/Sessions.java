package dev.handrail.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Ends database sessions for good. */
public final class Sessions {
    private Sessions() {}

    /** Ends it even while another thread waits in it: on the server first, which else would go on with the statement. */
    public static void end(Connection connection) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // The line is dead, or the server is: there is nobody left to tell, and ours is ended all the same.
        } finally {
            connection.abort(Runnable::run);
        }
    }
}
