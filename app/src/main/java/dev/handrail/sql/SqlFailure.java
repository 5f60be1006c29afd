package dev.handrail.sql;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a database answered, and what to do about it. */
public final class SqlFailure {
    /** What the driver says when the server asks for a password and it was given none. */
    private static final String NO_PASSWORD = "08004";

    private SqlFailure() {}

    static OperationFailed connecting(String database, String where, SQLException e) {
        Optional<OperationFailed> told = told(e);
        if (told.isPresent()) {
            return told.get();
        }
        return OperationFailed.unreachable(Words.of("sql.failed.connect", database))
                .on(where)
                .next(advice(e.getSQLState()))
                .because(e);
    }

    /** What the shell said when the driver asked it for a way to the database. */
    private static Optional<OperationFailed> told(SQLException e) {
        return e.getCause() instanceof IOException io && io.getCause() instanceof OperationFailed told
                ? Optional.of(told)
                : Optional.empty();
    }

    /** A statement that failed. */
    public static OperationFailed of(String tried, String where, SQLException e) {
        return OperationFailed.failed(tried)
                .on(where)
                .next(advice(e.getSQLState()))
                .because(e);
    }

    private static String advice(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "28P01", "28000", NO_PASSWORD -> Words.of("sql.next.password");
            case "3D000" -> Words.of("sql.next.gone");
            case "42501" -> Words.of("sql.next.rights");
            case "53300" -> Words.of("sql.next.full");
            case "53100" -> Words.of("sql.next.disk");
            case "57P01", "57P03" -> Words.of("sql.next.stopping");
            case "08006", "08003", "57P02" -> Words.of("sql.next.line");
            default -> Words.of("sql.next.look");
        };
    }
}
