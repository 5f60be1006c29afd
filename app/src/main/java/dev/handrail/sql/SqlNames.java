package dev.handrail.sql;

/** Names and texts inside SQL statements that take no parameters, quoted in one place. */
public final class SqlNames {
    private SqlNames() {}

    /** A name of a database, a table or a role. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text; backslashes mean themselves, as they do by default since PostgreSQL 9.1. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
