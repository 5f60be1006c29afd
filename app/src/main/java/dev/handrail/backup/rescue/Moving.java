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
                   c.confrelid::regclass::text, p.relname, pg_get_constraintdef(c.oid),
                   r.relkind = 'p' OR p.relkind = 'p'
              FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
             WHERE c.contype = 'f' AND c.conparentid = 0 AND r.relnamespace = p.relnamespace
               AND (c.conrelid IN (SELECT oid FROM tree)) <> (c.confrelid IN (SELECT oid FROM tree))
             ORDER BY 2, 4""";

    /** All of it or nothing, to be pasted; behind it what may be refused without keeping the table from coming back. */
    String statements(Relation side) throws SQLException {
        List<String> cuts = new ArrayList<>();
        List<String> ties = new ArrayList<>();
        List<String> after = new ArrayList<>();
        try (PreparedStatement statement = with(TIES, side);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                boolean refers = row.getBoolean(1);
                Optional<Relation> other = live(row.getString(refers ? 6 : 3));
                // One that is gone too comes back the same way, and stays tied to this.
                if (other.isPresent()) {
                    cuts.add("ALTER TABLE " + row.getString(2) + " DROP CONSTRAINT "
                            + SqlNames.quoted(row.getString(4)));
                    Tie tie = tie(row, refers, other.get());
                    if (refers) {
                        ties.add(tie.add());
                        after.addAll(tie.validate());
                    } else if (!has(other.get(), row.getString(4))) {
                        after.add(tie.add());
                        after.addAll(tie.validate());
                    }
                }
            }
        }
        List<String> all = new ArrayList<>(List.of("BEGIN"));
        all.addAll(cuts);
        all.addAll(moves(side));
        all.addAll(ties);
        all.add("COMMIT");
        all.addAll(after);
        ReadingViews.lost(connection, schema, table).forEach(view -> all.add(view.statements()));
        return String.join("; ", all);
    }

    /**
     * A key between live tables.
     *
     * @param lenient whether it can be made though rows of parents are missing
     */
    private record Tie(String from, String name, String definition, boolean lenient) {
        private static final String UNCHECKED = " NOT VALID";

        String add() {
            return "ALTER TABLE " + from + " ADD CONSTRAINT " + name + " " + definition
                    + (lenient && !definition.endsWith(UNCHECKED) ? UNCHECKED : "");
        }

        /** One that was never checked stays so. */
        List<String> validate() {
            return lenient && !definition.endsWith(UNCHECKED)
                    ? List.of("ALTER TABLE " + from + " VALIDATE CONSTRAINT " + name)
                    : List.of();
        }
    }

    private Tie tie(ResultSet row, boolean refers, Relation other) throws SQLException {
        String from = refers ? moved(row.getString(3)) : other.quoted();
        String to = refers ? other.quoted() : moved(row.getString(6));
        String definition = row.getString(7).replace("REFERENCES " + row.getString(5) + "(", "REFERENCES " + to + "(");
        return new Tie(from, SqlNames.quoted(row.getString(4)), definition, !row.getBoolean(8) && !other.partitioned());
    }

    private String moved(String name) {
        return SqlNames.quoted(table.schema()) + "." + SqlNames.quoted(name);
    }

    /** Where somebody made it anew meanwhile, or something else of that name. */
    private boolean has(Relation child, String constraint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT FROM pg_constraint WHERE conrelid = ?::bigint::oid AND conname = ?")) {
            statement.setLong(1, child.oid());
            statement.setString(2, constraint);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
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
