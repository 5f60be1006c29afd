package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** How many objects of each kind a database has, of those that a dump of all of it must hold. */
public final class ObjectCounts {
    /** The same as pg_dump leaves to others: what the system brings, and what an extension does. */
    private static final String OURS = " AND %2$s NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_'"
            + " OR nspname = 'information_schema')"
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '%1$s'::regclass AND d.objid = o.oid"
            + " AND d.deptype IN ('e'%3$s))";

    private static final String OF_OUR_TABLES = " AND EXISTS (SELECT 1 FROM pg_class o WHERE o.oid = %s"
            + " AND o.relpersistence <> 't'" + ours("pg_class", "o.relnamespace", "") + ")";

    private static final String RELATIONS =
            "SELECT count(*) FROM pg_class o WHERE o.relpersistence <> 't' AND o.relkind IN (%s)"
                    + ours("pg_class", "o.relnamespace", "");
    private static final String ROUTINES =
            "SELECT count(*) FROM pg_proc o WHERE o.prokind IN (%s)" + ours("pg_proc", "o.pronamespace", ", 'i'");
    private static final String CONSTRAINTS = "SELECT count(*) FROM pg_constraint k WHERE k.contype IN (%s)"
            + " AND (k.contype <> 'f' OR k.conparentid = 0)" + String.format(OF_OUR_TABLES, "k.conrelid");

    private static final int PROKIND = 110_000;
    private static final int TRIGGER_PARENTS = 130_000;

    private ObjectCounts() {}

    private static String ours(String catalogue, String schema, String more) {
        return String.format(OURS, catalogue, schema, more);
    }

    /**
     * Of versions whose catalogue tells it; of older ones nothing is counted.
     *
     * @param withRows also of what a dump of definitions alone leaves out
     * @param hashed also how the content of large objects hashes
     */
    public static List<Manifest.Objects> of(Connection connection, boolean withRows, boolean hashed)
            throws SQLException {
        List<Manifest.Objects> counts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            int version = (int) number(statement, "SELECT current_setting('server_version_num')::int");
            if (version < PROKIND) {
                return List.of();
            }
            statement.execute("SET search_path = pg_catalog");
            for (Kind kind : Kind.values()) {
                boolean told = kind != Kind.TRIGGERS || version >= TRIGGER_PARENTS;
                if (told && (kind != Kind.LARGE_OBJECTS || withRows)) {
                    long count = number(statement, query(kind));
                    boolean content = hashed && kind == Kind.LARGE_OBJECTS && count > 0;
                    counts.add(new Manifest.Objects(kind.word(), count, content ? LargeObjects.hash(statement) : null));
                }
            }
        }
        return counts;
    }

    private static String query(Kind kind) {
        return switch (kind) {
            case SCHEMAS ->
                "SELECT count(*) FROM pg_namespace o WHERE o.nspname <> 'public'" + ours("pg_namespace", "o.oid", "");
            case EXTENSIONS -> "SELECT count(*) FROM pg_extension WHERE oid >= 16384";
            case TABLES -> String.format(RELATIONS, "'r', 'p'");
            case FOREIGN_TABLES -> String.format(RELATIONS, "'f'");
            case VIEWS -> String.format(RELATIONS, "'v'");
            case MATERIALIZED_VIEWS -> String.format(RELATIONS, "'m'");
            case SEQUENCES -> String.format(RELATIONS, "'S'");
            case FUNCTIONS -> String.format(ROUTINES, "'f', 'w'");
            case PROCEDURES -> String.format(ROUTINES, "'p'");
            case AGGREGATES -> String.format(ROUTINES, "'a'");
            case CONSTRAINTS -> String.format(CONSTRAINTS, "'p', 'u', 'x'");
            case FOREIGN_KEYS -> String.format(CONSTRAINTS, "'f'");
            case INDEXES ->
                "SELECT count(*) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid"
                        + " WHERE (i.indisvalid OR t.relkind = 'p') AND i.indisready AND NOT EXISTS (SELECT 1 FROM"
                        + " pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))"
                        + String.format(OF_OUR_TABLES, "i.indrelid");
            case TRIGGERS ->
                "SELECT count(*) FROM pg_trigger g LEFT JOIN pg_trigger p ON p.oid = g.tgparentid"
                        + " WHERE (NOT g.tgisinternal AND g.tgparentid = 0 OR p.tgenabled <> g.tgenabled)"
                        + String.format(OF_OUR_TABLES, "g.tgrelid");
            case POLICIES -> "SELECT count(*) FROM pg_policy y WHERE true" + String.format(OF_OUR_TABLES, "y.polrelid");
            case TYPES ->
                "SELECT count(*) FROM pg_type o LEFT JOIN pg_class c ON c.oid = o.typrelid"
                        + " WHERE o.typisdefined AND o.typtype IN ('b', 'c', 'e', 'r') AND coalesce(c.relkind, 'c') = 'c'"
                        + " AND NOT EXISTS (SELECT 1 FROM pg_type e WHERE e.typarray = o.oid)"
                        + ours("pg_type", "o.typnamespace", "");
            case DOMAINS ->
                "SELECT count(*) FROM pg_type o WHERE o.typtype = 'd'" + ours("pg_type", "o.typnamespace", "");
            case EVENT_TRIGGERS ->
                "SELECT count(*) FROM pg_event_trigger o WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE"
                        + " d.classid = 'pg_event_trigger'::regclass AND d.objid = o.oid AND d.deptype = 'e')";
            case LARGE_OBJECTS -> "SELECT count(*) FROM pg_largeobject_metadata";
        };
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
