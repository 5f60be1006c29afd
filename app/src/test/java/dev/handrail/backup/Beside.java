package dev.handrail.backup;

import dev.handrail.operation.Arguments;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The databases that stand beside a live one while it is replaced and after. */
final class Beside {
    private Beside() {}

    static Arguments replace(String id) {
        return new Arguments(Map.of("ID", List.of(id), "--replace", List.of()));
    }

    static Arguments replace(String id, String question) {
        return new Arguments(Map.of("ID", List.of(id), "--replace", List.of(), "--sql", List.of(question)));
    }

    /** It and those beside it, by name. */
    static List<String> names(String live) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = TestDatabase.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT datname FROM pg_database WHERE datname = '" + live
                        + "' OR datname LIKE '" + live + "\\_%' ORDER BY 1")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    static void dropAll(String live) throws SQLException {
        for (String name : names(live)) {
            TestDatabase.drop(name);
        }
    }

    /** A hash of every row of the parish's tables. */
    static long content(String database) throws SQLException {
        return TestDatabase.number(
                database,
                "SELECT (SELECT coalesce(sum(hashtextextended(v::text, 0)), 0) FROM visits v) % 1000000007"
                        + " + (SELECT coalesce(sum(hashtextextended(m::text, 0)), 0) FROM members m) % 1000000007");
    }

    /** All that a database is besides its content, as one text. */
    static String besides(String database) throws SQLException {
        return TestDatabase.text("""
                SELECT concat_ws('; ', pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype, datacl::text,
                    datconnlimit, datallowconn, shobj_description(d.oid, 'pg_database'),
                    (SELECT string_agg(setrole || ' ' || setconfig::text, '; ' ORDER BY setrole)
                       FROM pg_db_role_setting WHERE setdatabase = d.oid))
                  FROM pg_database d WHERE datname = '""" + database + "'");
    }
}
