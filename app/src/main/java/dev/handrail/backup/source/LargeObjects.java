package dev.handrail.backup.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What stands in the large objects of a database: a hash of all of them, which keep their numbers when they are restored. */
final class LargeObjects {
    /** Stands before a hash, so that a later way to hash can be told from it. */
    private static final String METHOD = "md5+hashtextextended:";

    /** Piece by piece: one may be larger than any value can be. */
    private static final String HASH = """
            WITH RECURSIVE piece AS (
              SELECT oid, 0::bigint AS at, lo_get(oid, 0, 1048576) AS data FROM pg_largeobject_metadata
              UNION ALL
              SELECT oid, at + 1048576, lo_get(oid, at + 1048576, 1048576) FROM piece WHERE length(data) = 1048576)
            SELECT coalesce(sum(hashtextextended(oid::text || ':' || at || ':' || md5(data), 0)), 0)::text
              FROM piece""";

    private LargeObjects() {}

    static String hash(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(HASH)) {
            row.next();
            return METHOD + row.getString(1);
        }
    }
}
