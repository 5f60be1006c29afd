package dev.handrail.backup;

import dev.handrail.sql.SqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A setting as the catalogue of PostgreSQL stores it, written so that a statement sets the same. */
final class StoredSetting {
    /** Those that are lists of names, which the catalogue stores quoted and joined. */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private StoredSetting() {}

    /** What stands behind SET. */
    static String assignment(String stored) {
        int equals = stored.indexOf('=');
        String name = stored.substring(0, equals);
        String value = stored.substring(equals + 1);
        String written = LISTS.contains(name.toLowerCase(Locale.ROOT)) ? list(value) : SqlNames.literal(value);
        return name(name) + " TO " + written;
    }

    /** One of an extension has a dot between two names. */
    static String name(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? SqlNames.quoted(name)
                : SqlNames.quoted(name.substring(0, dot)) + "." + SqlNames.quoted(name.substring(dot + 1));
    }

    private static String list(String value) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' && quoted && i + 1 < value.length() && value.charAt(i + 1) == '"') {
                name.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else if (quoted || !Character.isWhitespace(c)) {
                name.append(c);
            }
        }
        names.add(name.toString());
        return String.join(", ", names.stream().map(SqlNames::literal).toList());
    }
}
