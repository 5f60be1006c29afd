package dev.handrail.backup.rescue;

import dev.handrail.sql.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a whole table goes from a side schema to where it was, when there is none any more: it takes its keys along, which
 * would tie it to those that came beside it instead of to the live ones.
 */
record Moving(Connection connection, SideSchema schema, Rescue.Table table) {
    private static final String TREE = "WITH tree(oid) AS (SELECT ?::bigint::oid"
            + " UNION SELECT relid::oid FROM pg_partition_tree(?::bigint::oid::regclass)) ";

    private static final String MOVES = TREE + "SELECT format('ALTER TABLE %s SET SCHEMA ', oid::regclass) FROM tree";

    /** Of it to others there, and of others there to it. */
    private static final String TIES = TREE + """
            SELECT c.conrelid IN (SELECT oid FROM tree), c.conrelid::regclass::text, r.relname, c.conname,
                   c.confrelid::regclass::text, p.relname, pg_get_constraintdef(c.oid)
              FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
             WHERE c.contype = 'f' AND c.conparentid = 0 AND r.relnamespace = p.relnamespace
               AND (c.conrelid IN (SELECT oid FROM tree)) <> (c.confrelid IN (SELECT oid FROM tree))
             ORDER BY 2, 4""";

    /** All of it or nothing, to be pasted. */
    String statements(Relation side) throws SQLException {
        List<String> cuts = new ArrayList<>();
        List<String> ties = new ArrayList<>();
        try (PreparedStatement statement = with(TIES, side);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                boolean refers = row.getBoolean(1);
                Optional<Relation> other = live(row.getString(refers ? 6 : 3));
                // One that is gone too comes back the same way, and stays tied to this.
                if (other.isPresent()) {
                    cuts.add("ALTER TABLE " + row.getString(2) + " DROP CONSTRAINT "
                            + SqlNames.quoted(row.getString(4)));
                }
                if (refers && other.isPresent()) {
                    String to = row.getString(7)
                            .replace(
                                    "REFERENCES " + row.getString(5) + "(",
                                    "REFERENCES " + other.get().quoted() + "(");
                    ties.add("ALTER TABLE " + SqlNames.quoted(table.schema()) + "." + SqlNames.quoted(row.getString(3))
                            + " ADD CONSTRAINT " + SqlNames.quoted(row.getString(4)) + " " + to);
                }
            }
        }
        List<String> all = new ArrayList<>(List.of("BEGIN"));
        all.addAll(cuts);
        all.addAll(moves(side));
        all.addAll(ties);
        all.add("COMMIT");
        return String.join("; ", all);
    }

    private List<String> moves(Relation side) throws SQLException {
        List<String> moves = new ArrayList<>();
        try (PreparedStatement statement = with(MOVES, side);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                moves.add(row.getString(1) + SqlNames.quoted(table.schema()));
            }
        }
        return moves;
    }

    /** The live table that one there is the counterpart of. */
    private Optional<Relation> live(String name) throws SQLException {
        Optional<Rescue.Table> known = schema.rescue().tables().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        return known.isEmpty()
                ? Optional.empty()
                : Relation.find(connection, known.get().schema(), known.get().name());
    }

    private PreparedStatement with(String query, Relation side) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setLong(1, side.oid());
        statement.setLong(2, side.oid());
        return statement;
    }
}
