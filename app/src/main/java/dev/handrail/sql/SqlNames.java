package dev.handrail.sql;

/** Names and texts inside SQL statements that take no parameters, quoted in one place. */
public final class SqlNames {
    private SqlNames() {}

    /** A name of a database, a table or a role. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text; with backslashes in it in the form that means the same whatever standard_conforming_strings says. */
    public static String literal(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted;
    }
}
