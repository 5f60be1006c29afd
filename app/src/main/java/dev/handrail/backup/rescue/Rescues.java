package dev.handrail.backup.rescue;

import dev.handrail.backup.Means;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The side schemas of a live database, and what a comparison with it says; each engine has its own way to them. */
public sealed interface Rescues permits PostgresRescues, MySqlRescues {
    /**
     * @param beside the entry of the profile that leads to the database
     * @param live what it is called
     */
    static Rescues of(Means means, Server server, Database beside, String live) {
        return beside.engine() == Engine.POSTGRESQL
                ? new PostgresRescues(means.databases(), server, beside, live)
                : new MySqlRescues(means.shells(), means.databases(), server, beside, live);
    }

    Server server();

    /** The database that they stand beside. */
    String live();

    /** Those that are whole, oldest first. */
    List<SideSchema> all() throws OperationFailed;

    /**
     * One table of it, or all.
     *
     * @param table empty for all, of which no rows are read
     */
    List<Compared> compare(String schema, String table, Set<RowKind> kinds, int limit, long skip)
            throws OperationFailed;

    /**
     * @param before what the table is called that keeps what is overwritten
     */
    RowsBack rows(String schema, String table, Choice choice, String before);

    /** What would drop one of them. */
    Clearing clearing(String schema) throws OperationFailed;

    /** Drops it. */
    void clear(String schema, Work work) throws OperationFailed;

    /**
     * One of them.
     *
     * @param statements what drops it
     * @param overwritten how many rows go with it that a rescue overwrote and that stand nowhere else, by the table that keeps them
     */
    record Clearing(SideSchema side, List<String> statements, Map<String, Long> overwritten) {
        public Clearing {
            statements = List.copyOf(statements);
            overwritten = Collections.unmodifiableMap(new TreeMap<>(overwritten));
        }
    }
}
