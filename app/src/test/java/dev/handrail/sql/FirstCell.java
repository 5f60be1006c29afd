package dev.handrail.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a query answers in the first column of its first row. */
public final class FirstCell {
    private FirstCell() {}

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    public static String text(Connection connection, String query) throws SQLException {
        return read(connection, query, row -> row.getString(1));
    }

    public static long number(Connection connection, String query) throws SQLException {
        return read(connection, query, row -> row.getLong(1));
    }

    private static <T> T read(Connection connection, String query, Reading<T> reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return reading.of(row);
        }
    }
}
