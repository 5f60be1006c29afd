package dev.handrail.backup;

import dev.handrail.sql.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a database of PostgreSQL is besides its content and how it sorts; none of it stands in a dump.
 *
 * @param limit how many may connect, -1 for as many as like
 * @param comment what it says of itself
 * @param grants who has which rights to it; null where they are as of any new one
 * @param settings what is set in it, for all or for a role
 */
public record Besides(
        int limit, @Nullable String comment, @Nullable List<Grant> grants, List<Setting> settings) {
    private static final Pattern SECRET =
            Pattern.compile("secret|passw|passphrase|token|credential|key", Pattern.CASE_INSENSITIVE);

    /** As the address of a service that one logs in to by it. */
    private static final Pattern WITH_LOGIN = Pattern.compile("://[^/\\s]*@|password\\s*=", Pattern.CASE_INSENSITIVE);

    private static final String QUERY = """
            SELECT d.datconnlimit, shobj_description(d.oid, 'pg_database'), d.datacl IS NULL
              FROM pg_database d WHERE d.datname = ?""";

    private static final String GRANTS = """
            SELECT a.privilege_type, CASE WHEN a.grantee = 0 THEN NULL ELSE pg_get_userbyid(a.grantee) END, a.is_grantable
              FROM pg_database d, aclexplode(d.datacl) a WHERE d.datname = ? ORDER BY a.grantee, a.privilege_type""";

    private static final String SETTINGS = """
            SELECT CASE WHEN s.setrole = 0 THEN NULL ELSE pg_get_userbyid(s.setrole) END, one
              FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase,
                   unnest(s.setconfig) WITH ORDINALITY AS each(one, place)
             WHERE d.datname = ? ORDER BY s.setrole, place""";

    public Besides {
        grants = grants == null ? null : List.copyOf(grants);
        settings = settings == null ? List.of() : List.copyOf(settings);
    }

    /**
     * A right to it.
     *
     * @param to the role that has it; null for everybody
     * @param further whether that role may give it to others
     */
    public record Grant(String privilege, @Nullable String to, boolean further) {}

    /**
     * Something that is set in it.
     *
     * @param role for whom; null for everybody
     * @param setting its name and value as the catalogue stores them; the name alone where the value may be a secret
     */
    public record Setting(@Nullable String role, String setting) {
        private boolean said() {
            return setting.indexOf('=') > 0;
        }

        private String name() {
            return said() ? setting.substring(0, setting.indexOf('=')) : setting;
        }

        /** What a name with a dot holds only the application or the extension knows that it belongs to. */
        private boolean mayBeSecret() {
            return name().indexOf('.') >= 0
                    || SECRET.matcher(name()).find()
                    || WITH_LOGIN.matcher(setting).find();
        }
    }

    /**
     * A statement that gives another database some of it.
     *
     * @param role that must be there for it; null where none must
     * @param setting the name of what it sets; null for a right or a limit
     */
    public record Statement(@Nullable String role, @Nullable String setting, String sql) {
        private Statement(@Nullable String role, String sql) {
            this(role, null, sql);
        }
    }

    public static Besides read(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Besides(
                        row.getInt(1),
                        row.getString(2),
                        row.getBoolean(3) ? null : grants(connection, database),
                        settings(connection, database));
            }
        }
    }

    private static List<Grant> grants(Connection connection, String database) throws SQLException {
        List<Grant> grants = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(GRANTS)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    grants.add(new Grant(row.getString(1), row.getString(2), row.getBoolean(3)));
                }
            }
        }
        return grants;
    }

    private static List<Setting> settings(Connection connection, String database) throws SQLException {
        List<Setting> settings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    settings.add(new Setting(row.getString(1), row.getString(2)));
                }
            }
        }
        return settings;
    }

    /** The same without the values of settings that may be secrets: for what lies where others read. */
    public Besides withoutSecrets() {
        return new Besides(
                limit,
                comment,
                grants,
                settings.stream()
                        .map(each -> each.mayBeSecret() ? new Setting(each.role(), each.name()) : each)
                        .toList());
    }

    /** What sets the settings of which it knows nothing but the name and for whom; the values are to be filled in. */
    public List<String> unsaid(String database) {
        String name = SqlNames.quoted(database);
        return settings.stream()
                .filter(each -> !each.said())
                .map(each -> setting(each, name) + StoredSetting.name(each.name()) + " TO …")
                .toList();
    }

    /** Whether a role of its own has settings in it, which not everybody may set. */
    public boolean hasSettingsOfRoles() {
        return settings.stream().anyMatch(each -> each.role() != null);
    }

    /** What gives another database all of it, but for the comment. */
    public List<Statement> statements(String database, String owner) {
        String name = SqlNames.quoted(database);
        List<Statement> all = new ArrayList<>();
        if (grants != null) {
            // What a new database grants to everybody may have been revoked here.
            all.add(new Statement(null, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC"));
            all.add(new Statement(owner, "REVOKE ALL ON DATABASE " + name + " FROM " + SqlNames.quoted(owner)));
            grants.forEach(grant -> all.add(new Statement(grant.to(), sql(grant, name))));
        }
        settings.stream()
                .filter(Setting::said)
                .forEach(each -> all.add(new Statement(
                        each.role(), each.name(), setting(each, name) + StoredSetting.assignment(each.setting()))));
        all.add(new Statement(null, "ALTER DATABASE " + name + " CONNECTION LIMIT " + limit));
        return all;
    }

    private static String sql(Grant grant, String name) {
        String to = grant.to();
        // A manifest may come from anywhere: nothing but a word stands for a right.
        return "GRANT " + grant.privilege().replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT) + " ON DATABASE "
                + name + " TO " + (to == null ? "PUBLIC" : SqlNames.quoted(to))
                + (grant.further() ? " WITH GRANT OPTION" : "");
    }

    private static String setting(Setting each, String name) {
        String whose = each.role() == null
                ? "ALTER DATABASE " + name
                : "ALTER ROLE " + SqlNames.quoted(Objects.requireNonNull(each.role())) + " IN DATABASE " + name;
        return whose + " SET ";
    }
}
