package dev.handrail.backup.rescue;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The views that read tables of a restored database, themselves or through others. They stay there when the tables are brought
 * beside the live ones; whoever dropped a live table with all that hangs on it needs what makes them again.
 */
final class ReadingViews {
    /** As they are made one after the other; all names in them are whole, where nothing is searched but pg_catalog. */
    private static final String ALL = """
            WITH RECURSIVE reading(root, oid) AS (
              SELECT o, o FROM unnest(?::oid[]) o UNION SELECT o, t.relid::oid FROM unnest(?::oid[]) o, pg_partition_tree(o) t
              UNION
              SELECT r.root, v.oid FROM reading r JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = r.oid
                     JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
                     JOIN pg_class v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm')),
            found AS (SELECT c.*, r.roots, n.nspname, c.oid::regclass::text AS named,
                             CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind
                        FROM (SELECT oid, array_agg(DISTINCT root::bigint) AS roots FROM reading GROUP BY oid) r
                        JOIN pg_class c ON c.oid = r.oid AND c.relkind IN ('v', 'm') JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE NOT EXISTS (SELECT 1 FROM pg_depend d
                                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
            SELECT nspname, relname, roots,
                   format('CREATE %s %s%s AS ', kind, named, ' WITH (' || array_to_string(reloptions, ', ') || ')'),
                   pg_get_viewdef(oid),
                   ARRAY[format('ALTER %s %s OWNER TO %I', kind, named, pg_get_userbyid(relowner))]
                   || ARRAY(SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = found.oid ORDER BY 1)
                   || ARRAY(SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE tgrelid = found.oid AND NOT tgisinternal ORDER BY 1)
                   || ARRAY(SELECT format('GRANT %s ON %s TO %s%s', privilege_type, named,
                                   CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                                   CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                              FROM aclexplode(relacl) WHERE grantee <> relowner ORDER BY 1)
                   || ARRAY(SELECT format('COMMENT ON %s %s IS %L', kind, named, description) FROM pg_description
                             WHERE classoid = 'pg_class'::regclass AND objoid = found.oid AND objsubid = 0)
              FROM found ORDER BY oid""";

    private static final String THERE = "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('v', 'm')";

    private ReadingViews() {}

    /** @param chosen the tables, by their oid in that database */
    static List<Rescue.View> of(Connection staged, Map<Long, Rescue.Table> chosen) throws SQLException {
        List<Rescue.View> views = new ArrayList<>();
        Array oids = staged.createArrayOf("bigint", chosen.keySet().toArray());
        try (PreparedStatement statement = staged.prepareStatement(ALL)) {
            statement.setArray(1, oids);
            statement.setArray(2, oids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    views.add(view(row, chosen));
                }
            }
        }
        return views;
    }

    private static Rescue.View view(ResultSet row, Map<Long, Rescue.Table> chosen) throws SQLException {
        List<String> tables = Stream.of(
                        (Long[]) Objects.requireNonNull(row.getArray(3)).getArray())
                .map(oid -> Objects.requireNonNull(chosen.get(oid)).full())
                .toList();
        String definition = onOneLine(row.getString(5).strip()).replaceFirst(";$", "");
        List<String> statements = new ArrayList<>(List.of(row.getString(4) + definition));
        statements.addAll(
                List.of((String[]) Objects.requireNonNull(row.getArray(6)).getArray()));
        return new Rescue.View(row.getString(1), row.getString(2), tables, String.join("; ", statements));
    }

    /** Line breaks within quotes stay, as they are part of what is meant. */
    private static String onOneLine(String definition) {
        StringBuilder line = new StringBuilder();
        char within = 0;
        for (char one : definition.toCharArray()) {
            if (within == 0 && (one == '\'' || one == '"')) {
                within = one;
            } else if (one == within) {
                within = 0;
            }
            boolean blank = within == 0 && Character.isWhitespace(one);
            if (!blank) {
                line.append(one);
            } else if (line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString();
    }

    /** Those that read a table and are not live. */
    static List<Rescue.View> lost(Connection live, SideSchema schema, Rescue.Table table) throws SQLException {
        List<Rescue.View> lost = new ArrayList<>();
        try (PreparedStatement statement = live.prepareStatement(THERE)) {
            for (Rescue.View view : schema.rescue().views()) {
                statement.setString(1, view.schema());
                statement.setString(2, view.name());
                try (ResultSet row = statement.executeQuery()) {
                    if (view.tables().contains(table.full()) && !row.next()) {
                        lost.add(view);
                    }
                }
            }
        }
        return lost;
    }
}
