package dev.handrail.backup.rescue;

import dev.handrail.sql.Sessions;
import java.sql.Connection;
import java.sql.SQLException;

/** Ends what waits in a session for an answer, because somebody cancelled. */
final class Ending {
    private Ending() {}

    static void end(Connection connection) {
        try {
            Sessions.end(connection);
        } catch (SQLException e) {
            // It has come to its end already, or the line has: who waits in it is told so.
        }
    }
}
