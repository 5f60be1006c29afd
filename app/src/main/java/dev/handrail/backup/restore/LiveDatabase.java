package dev.handrail.backup.restore;

import dev.handrail.backup.Sorting;
import dev.handrail.sql.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database is besides its content, as its server tells it, and the statements that make another the same: none of
 * it stands in a dump.
 *
 * @param provider of its locale: c, i or b; null on versions that know but one
 * @param locale of a provider other than the operating system
 * @param grants the statements that give the rights, with %s where the name stands; null where they are as of any new one
 * @param settings the statements that set its settings, with %s where the name stands
 * @param limit how many may connect, -1 for as many as like
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
        int limit,
        @Nullable String comment,
        @Nullable List<String> grants,
        List<String> settings,
        long bytes) {
    private static final String USUAL = "pg_default";

    private static final String QUERY = """
            SELECT d.oid, pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
                   to_jsonb(d) ->> 'datlocprovider',
                   coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'), to_jsonb(d) ->> 'daticurules',
                   t.spcname, d.datconnlimit, shobj_description(d.oid, 'pg_database'), d.datacl IS NULL,
                   pg_database_size(d.oid)
              FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace WHERE d.datname = ?""";

    private static final String GRANTS = """
            SELECT a.privilege_type, CASE WHEN a.grantee = 0 THEN NULL ELSE pg_get_userbyid(a.grantee) END, a.is_grantable
              FROM pg_database d, aclexplode(d.datacl) a WHERE d.oid = ? ORDER BY a.grantee, a.privilege_type""";

    private static final String SETTINGS = """
            SELECT CASE WHEN s.setrole = 0 THEN NULL ELSE pg_get_userbyid(s.setrole) END, one
              FROM pg_db_role_setting s, unnest(s.setconfig) WITH ORDINALITY AS each(one, place)
             WHERE s.setdatabase = ? ORDER BY s.setrole, place""";

    /** Empty where there is none of that name. */
    static Optional<LiveDatabase> read(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long oid = row.getLong(1);
                String owner = row.getString(2);
                return Optional.of(new LiveDatabase(
                        oid,
                        owner,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getInt(10),
                        row.getString(11),
                        row.getBoolean(12) ? null : grants(connection, oid, owner),
                        settings(connection, oid),
                        row.getLong(13)));
            }
        }
    }

    /** All that it has is taken first: what a new database grants to everybody may have been revoked here. */
    private static List<String> grants(Connection connection, long oid, String owner) throws SQLException {
        List<String> grants = new ArrayList<>();
        grants.add("REVOKE ALL ON DATABASE %s FROM PUBLIC");
        grants.add("REVOKE ALL ON DATABASE %s FROM " + template(SqlNames.quoted(owner)));
        try (PreparedStatement statement = connection.prepareStatement(GRANTS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String to = row.getString(2) == null ? "PUBLIC" : template(SqlNames.quoted(row.getString(2)));
                    grants.add("GRANT " + row.getString(1) + " ON DATABASE %s TO " + to
                            + (row.getBoolean(3) ? " WITH GRANT OPTION" : ""));
                }
            }
        }
        return grants;
    }

    private static List<String> settings(Connection connection, long oid) throws SQLException {
        List<String> settings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String role = row.getString(1);
                    String whose = role == null
                            ? "ALTER DATABASE %s SET "
                            : "ALTER ROLE " + template(SqlNames.quoted(role)) + " IN DATABASE %s SET ";
                    settings.add(whose + template(StoredSetting.assignment(row.getString(2))));
                }
            }
        }
        return settings;
    }

    /** A percent sign in a name is no place for another. */
    private static String template(String text) {
        return text.replace("%", "%%");
    }

    /** Whether a role of its own has settings in it, which not everybody may set. */
    boolean hasSettingsOfRoles() {
        return settings.stream().anyMatch(setting -> setting.startsWith("ALTER ROLE"));
    }

    /** The statement that makes an empty one of the same kind. */
    public String create(String name) {
        StringBuilder create = new StringBuilder("CREATE DATABASE " + SqlNames.quoted(name) + " OWNER "
                + SqlNames.quoted(owner) + " TEMPLATE template0 ENCODING " + SqlNames.literal(encoding));
        Sorting sorting = Sorting.of(provider, locale, rules);
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
        List<String> carried = new ArrayList<>();
        carried.add("ALTER DATABASE %s OWNER TO " + template(SqlNames.quoted(owner)));
        carried.addAll(grants == null ? List.of() : grants);
        carried.addAll(settings);
        carried.add("ALTER DATABASE %s CONNECTION LIMIT " + limit);
        carried.add("COMMENT ON DATABASE %s IS " + (comment == null ? "NULL" : template(SqlNames.literal(comment))));
        return carried.stream()
                .map(statement -> String.format(Locale.ROOT, statement, SqlNames.quoted(name)))
                .toList();
    }
}
