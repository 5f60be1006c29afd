package dev.handrail.backup.source;

import dev.handrail.backup.Besides;
import dev.handrail.backup.Sorting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a database before it is dumped. Asked only of what needs no lock on any table: a database in which
 * somebody holds one must still be looked at without waiting.
 *
 * @param bytes its size on the disk of its server
 * @param contentBytes of that, what is not in every empty database too
 * @param sorting by what it sorts, where that is not the operating system
 * @param besides its rights and settings
 */
public record DatabaseFacts(
        String name,
        String version,
        int major,
        String encoding,
        String collate,
        String characterType,
        String owner,
        long bytes,
        long contentBytes,
        @Nullable Sorting sorting,
        Besides besides) {

    private static final String QUERY = """
            SELECT current_database(), split_part(current_setting('server_version'), ' ', 1),
                   current_setting('server_version_num')::int / 10000, pg_encoding_to_char(encoding), datcollate, datctype,
                   pg_get_userbyid(datdba), pg_database_size(oid),
                   greatest(0, pg_database_size(oid) - pg_database_size('template0')),
                   to_jsonb(d) ->> 'datlocprovider',
                   coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'), to_jsonb(d) ->> 'daticurules'
              FROM pg_database d WHERE datname = current_database()""";

    public static DatabaseFacts of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new DatabaseFacts(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getLong(8),
                    row.getLong(9),
                    Sorting.of(row.getString(10), row.getString(11), row.getString(12)),
                    Besides.read(connection, row.getString(1)));
        }
    }
}
