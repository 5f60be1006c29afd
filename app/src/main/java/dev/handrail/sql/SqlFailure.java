package dev.handrail.sql;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says what a database answered, and what to do about it. */
public final class SqlFailure {
    private SqlFailure() {}

    static OperationFailed connecting(String database, String where, SQLException e) {
        if (e.getCause() instanceof IOException io && io.getCause() instanceof OperationFailed told) {
            return told;
        }
        return OperationFailed.unreachable(Words.of("sql.failed.connect", database))
                .on(where)
                .next(advice(e.getSQLState()))
                .because(e);
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
            case "28P01", "28000" -> Words.of("sql.next.password");
            case "3D000" -> Words.of("sql.next.gone");
            case "42501" -> Words.of("sql.next.rights");
            case "53300" -> Words.of("sql.next.full");
            case "53100" -> Words.of("sql.next.disk");
            case "57P01", "57P03" -> Words.of("sql.next.stopping");
            default -> Words.of("sql.next.look");
        };
    }
}
