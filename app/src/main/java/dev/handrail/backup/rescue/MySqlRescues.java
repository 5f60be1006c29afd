package dev.handrail.backup.rescue;

import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Those of MariaDB and MySQL, where a side schema is a database of its own on the same server.
 *
 * @param beside the entry of the profile that leads to it
 * @param live what it is called
 */
record MySqlRescues(Shells shells, Databases databases, Server server, Database beside, String live)
        implements Rescues {
    MySqlClient client() throws OperationFailed {
        return MySqlClient.open(shells, databases, server, beside, live);
    }

    @Override
    public List<SideSchema> all() throws OperationFailed {
        try (MySqlClient client = client()) {
            return new MySqlSide(client)
                    .all().stream().filter(one -> one.rescue().finished()).toList();
        }
    }

    @Override
    public List<Compared> compare(String schema, String table, Set<RowKind> kinds, int limit, long skip)
            throws OperationFailed {
        try (MySqlClient client = client()) {
            SideSchema side = new MySqlSide(client).require(schema);
            try (MySqlSession session = MySqlSession.begin(client)) {
                return table.isEmpty()
                        ? compare(session, side, side.rescue().tables(), kinds, 0, skip)
                        : compare(session, side, List.of(side.table(table)), kinds, limit, skip);
            }
        }
    }

    /** All tables of it, while an operation goes on. */
    List<Compared> compare(MySqlClient client, SideSchema side, Work work) throws OperationFailed {
        try (MySqlSession session = MySqlSession.begin(client);
                Work.Handle cancel = work.onCancel(session::stop)) {
            return compare(session, side, side.rescue().tables(), Set.of(), 0, 0);
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            throw e;
        }
    }

    private static List<Compared> compare(
            MySqlSession session, SideSchema side, List<Rescue.Table> tables, Set<RowKind> kinds, int limit, long skip)
            throws OperationFailed {
        MySqlComparison.atOneMoment(session);
        MySqlComparison comparison = new MySqlComparison(session, side);
        List<Compared> compared = new ArrayList<>();
        for (Rescue.Table table : tables) {
            compared.add(comparison.compare(table, kinds, limit, skip).of(side.rescue()));
        }
        return compared;
    }

    @Override
    public RowsBack rows(String schema, String table, Choice choice, String before) {
        return new MySqlRows(this, schema, table, choice, before);
    }

    @Override
    public Clearing clearing(String schema) throws OperationFailed {
        try (MySqlClient client = client()) {
            SideSchema side = clearable(client, schema);
            return new Clearing(side, List.of(MySqlSide.dropping(schema)), new MySqlSide(client).overwritten(side));
        }
    }

    @Override
    public void clear(String schema, Work work) throws OperationFailed {
        try (MySqlClient client = client()) {
            clearable(client, schema);
            String statement = MySqlSide.dropping(schema);
            work.command(client.shell().where(), statement);
            client.askServer("SET SESSION lock_wait_timeout = 30; " + statement);
        }
    }

    /** With a database goes whatever is in it. */
    private static SideSchema clearable(MySqlClient client, String schema) throws OperationFailed {
        MySqlSide sides = new MySqlSide(client);
        SideSchema side = sides.require(schema);
        List<String> strange = sides.strange(side);
        if (!strange.isEmpty()) {
            throw OperationFailed.refused(Words.of("rescue.mysql.strange", schema, String.join(", ", strange)))
                    .on(client.shell().where())
                    .next(Words.of("rescue.mysql.strange.next"))
                    .build();
        }
        return side;
    }
}
