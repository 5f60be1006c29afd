package dev.handrail.backup.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the user who dumps a database may see of it. The catalogue hides what he may not see, and the dumper leaves it out
 * without a word: only his rights tell whether there may be more.
 */
final class MySqlGrants {
    private static final Pattern LINE = Pattern.compile(
            "(GRANT|REVOKE) (.+?) ON (?:\\*\\.\\*|`((?:[^`]|``)*)`\\.(\\*|`(?:[^`]|``)*`)) (?:TO|FROM) .*",
            Pattern.DOTALL);
    private static final String ALL = "ALL PRIVILEGES";
    private static final List<String> SEES_ROUTINES =
            List.of("EXECUTE", "ALTER ROUTINE", "CREATE ROUTINE", "SHOW_ROUTINE", "SHOW CREATE ROUTINE");

    private final Set<String> everywhere = new HashSet<>();
    private final Set<String> here = new HashSet<>();
    private boolean readsRoutines;

    private MySqlGrants() {}

    /**
     * What the user may do in a database, which need not be there.
     *
     * @param lines as SHOW GRANTS has them, those of roles that are on among them
     */
    static MySqlGrants of(List<String> lines, String database) {
        MySqlGrants grants = new MySqlGrants();
        List<String> grantsFirst = Stream.concat(
                        lines.stream().filter(line -> !line.startsWith("REVOKE")),
                        lines.stream().filter(line -> line.startsWith("REVOKE")))
                .toList();
        for (String line : grantsFirst) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                grants.take(matcher, database);
            }
        }
        return grants;
    }

    private void take(Matcher line, String database) {
        List<String> rights = List.of(line.group(2).split(", "));
        String on = line.group(3);
        if (line.group(1).equals("REVOKE")) {
            if (on != null && covers(on, database)) {
                revoke(rights);
            }
        } else if (on == null) {
            everywhere.addAll(rights);
        } else if (line.group(4).equals("*") && covers(on, database)) {
            here.addAll(rights);
        } else if (on.equals("mysql")
                && (line.group(4).equals("*") || line.group(4).equals("`proc`"))) {
            readsRoutines |= rights.contains("SELECT") || rights.contains(ALL);
        }
    }

    /** MySQL can take from somebody in one database what he may do in all. */
    private void revoke(List<String> rights) {
        if (everywhere.remove(ALL)) {
            everywhere.addAll(List.of("SELECT", "SHOW VIEW", "TRIGGER", "EVENT", "EXECUTE"));
        }
        rights.forEach(everywhere::remove);
        rights.forEach(here::remove);
    }

    /** The name of a database in a GRANT is a pattern: % and _ mean any, unless escaped. */
    private static boolean covers(String quoted, String database) {
        StringBuilder regex = new StringBuilder();
        String pattern = quoted.replace("``", "`");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(database)
                .matches();
    }

    boolean has(String right) {
        return Stream.of(everywhere, here).anyMatch(rights -> rights.contains(right) || rights.contains(ALL));
    }

    /** Of a right that is one on the whole server. */
    boolean hasEverywhere(String right) {
        return everywhere.contains(right) || everywhere.contains(ALL);
    }

    /** Whether no database is hidden from him. */
    boolean seesDatabases() {
        return Stream.of("SHOW DATABASES", "SELECT", ALL).anyMatch(everywhere::contains);
    }

    boolean reads() {
        return has("SELECT");
    }

    private boolean seesRoutines() {
        return readsRoutines
                || everywhere.contains("SELECT")
                || SEES_ROUTINES.stream().anyMatch(this::has);
    }

    /**
     * The rights on the whole database without which something may be there that nobody would miss.
     *
     * @param chosen whether the tables are named one by one, so that none is dumped that is not
     */
    List<String> missing(boolean chosen, boolean views) {
        List<String> missing = new ArrayList<>();
        Stream.of("SELECT", "TRIGGER", "EVENT")
                .filter(right -> !has(right) && !(chosen && !right.equals("TRIGGER")))
                .forEach(missing::add);
        if (views && !has("SHOW VIEW")) {
            missing.add("SHOW VIEW");
        }
        if (!chosen && !seesRoutines()) {
            missing.add("EXECUTE");
        }
        return missing;
    }
}
