package dev.handrail.backup.restore;

import dev.handrail.backup.Besides;
import java.util.Locale;
import java.util.Set;

/**
 * What a database user may set in a database that belongs to it, as far as the server says so beforehand.
 *
 * @param any as a superuser may
 * @param reserved settings that it may not set
 * @param roles for which it may set others
 */
record Settable(boolean any, Set<String> reserved, Set<String> roles) {
    static final String SUPERUSER = "SELECT rolname FROM pg_roles WHERE rolsuper AND rolname = current_user";

    /** Since then a right to a setting can be granted. */
    private static final int GRANTED_SINCE = 15;

    Settable {
        reserved = Set.copyOf(reserved);
        roles = Set.copyOf(roles);
    }

    static String reserved(int major) {
        return "SELECT lower(name) FROM pg_settings WHERE context IN ('superuser', 'superuser-backend')"
                + (major < GRANTED_SINCE ? "" : " AND NOT has_parameter_privilege(current_user, name, 'SET')");
    }

    static String roles(int major) {
        return "SELECT r.rolname FROM pg_roles r, pg_roles me WHERE me.rolname = current_user"
                + " AND (r.oid = me.oid OR me.rolcreaterole AND NOT r.rolsuper"
                + (major < OwnName.SET_SINCE ? "" : " AND pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION')")
                + ")";
    }

    boolean has(Besides.Statement statement) {
        String setting = statement.setting();
        if (any || setting == null) {
            return true;
        }
        return !reserved.contains(setting.toLowerCase(Locale.ROOT))
                && (statement.role() == null || roles.contains(statement.role()));
    }
}
