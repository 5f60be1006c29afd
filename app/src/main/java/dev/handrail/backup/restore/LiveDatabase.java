package dev.handrail.backup.restore;

import dev.handrail.backup.Besides;
import dev.handrail.backup.Sorting;
import dev.handrail.sql.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database is besides its content, as its server tells it, and the statements that make another the same: none of
 * it stands in a dump.
 *
 * @param provider of its locale: c, i or b; null on versions that know but one
 * @param locale of a provider other than the operating system
 */
public record LiveDatabase(
        long oid,
        String owner,
        String encoding,
        String collate,
        String characterType,
        @Nullable String provider,
        @Nullable String locale,
        @Nullable String rules,
        String tablespace,
        Besides besides,
        long bytes) {
    private static final String USUAL = "pg_default";

    private static final String QUERY = """
            SELECT d.oid, pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
                   to_jsonb(d) ->> 'datlocprovider',
                   coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'), to_jsonb(d) ->> 'daticurules',
                   t.spcname, pg_database_size(d.oid)
              FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace WHERE d.datname = ?""";

    /** Empty where there is none of that name. */
    static Optional<LiveDatabase> read(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new LiveDatabase(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        Besides.read(connection, name),
                        row.getLong(10)));
            }
        }
    }

    /** What it says of itself. */
    @Nullable
    String comment() {
        return besides.comment();
    }

    @Nullable
    Sorting sorting() {
        return Sorting.of(provider, locale, rules);
    }

    /** The statement that makes an empty one of the same kind. */
    public String create(String name) {
        StringBuilder create = new StringBuilder(NewDatabase.making(name) + " OWNER " + SqlNames.quoted(owner)
                + " TEMPLATE template0 ENCODING " + SqlNames.literal(encoding));
        Sorting sorting = sorting();
        if (sorting != null) {
            create.append(NewDatabase.clause(sorting));
        }
        create.append(" LC_COLLATE ").append(SqlNames.literal(collate));
        create.append(" LC_CTYPE ").append(SqlNames.literal(characterType));
        // To name even the usual one takes a right to it that not every owner has.
        if (!tablespace.equals(USUAL)) {
            create.append(" TABLESPACE ").append(SqlNames.quoted(tablespace));
        }
        return create.toString();
    }

    /** The statements that give another all that is not its content. */
    List<String> carriedTo(String name) {
        String to = SqlNames.quoted(name);
        List<String> carried = new ArrayList<>();
        carried.add("ALTER DATABASE " + to + " OWNER TO " + SqlNames.quoted(owner));
        besides.statements(name, owner).forEach(each -> carried.add(each.sql()));
        String comment = besides.comment();
        carried.add("COMMENT ON DATABASE " + to + " IS " + (comment == null ? "NULL" : SqlNames.literal(comment)));
        return carried;
    }
}
