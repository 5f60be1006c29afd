package dev.handrail.backup.rescue;

import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The foreign keys of rows that were gathered.
 *
 * @param parts by the name of the live table
 * @param all the same, the one that was chosen first
 */
record MySqlTies(MySqlSession session, Map<String, MySqlPart> parts, List<MySqlPart> all) {
    /** The rows that refer to what is neither there nor in the backup, by what they refer to. */
    Map<String, Long> orphans() throws OperationFailed {
        Map<String, Long> orphans = new LinkedHashMap<>();
        for (MySqlPart child : all) {
            for (ForeignKey foreign : child.foreignKeys()) {
                for (RowKind kind : MySqlGathering.referring(child)) {
                    long rows = child.pair().common().containsAll(foreign.columns())
                            ? session.number(orphans(child, kind, foreign))
                            : 0;
                    if (rows > 0) {
                        orphans.merge(foreign.full(), rows, Long::sum);
                    }
                }
            }
        }
        return orphans;
    }

    private String orphans(MySqlPart child, RowKind kind, ForeignKey foreign) {
        MySqlPart parent = parts.get(foreign.full());
        String brought = parent == null
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM " + parent.rows(MySqlPart.COPY) + " m JOIN "
                        + parent.sql().side() + " p ON " + matchKeys(parent.sql()) + " WHERE "
                        + MySqlPart.match(foreign, "s", "p") + ")";
        return "SELECT COUNT(*) FROM " + child.chosen(kind, "s") + " WHERE " + MySqlPart.given(foreign, "s")
                + " AND NOT EXISTS (SELECT 1 FROM " + referred(foreign) + " p WHERE "
                + MySqlPart.match(foreign, "s", "p") + ")" + brought;
    }

    private static String matchKeys(MySqlPair sql) {
        return sql.key().stream()
                .map(name -> MySqlPart.column("m", name) + " = " + MySqlPart.column("p", name))
                .collect(Collectors.joining(" AND "));
    }

    private static String referred(ForeignKey foreign) {
        return MySqlPair.quoted(new Relation(0, foreign.schema(), foreign.table(), false, List.of(), List.of()));
    }

    /**
     * Rows that came back and refer to what is not there: none, unless somebody else deleted it while the server was told not
     * to look. What is there is held, so that it stays.
     */
    long dangling(List<MySqlPart> filled) throws OperationFailed {
        long dangling = 0;
        for (MySqlPart child : filled) {
            for (ForeignKey foreign : child.foreignKeys()) {
                if (child.pair().common().containsAll(foreign.columns())) {
                    dangling += session.number("SELECT COUNT(*) FROM " + child.chosen(RowKind.MISSING, "s")
                            + " LEFT JOIN " + referred(foreign) + " p ON " + MySqlPart.match(foreign, "s", "p")
                            + " WHERE " + MySqlPart.given(foreign, "s") + " AND "
                            + MySqlPart.column("p", foreign.refers().getFirst()) + " IS NULL LOCK IN SHARE MODE");
                }
            }
        }
        return dangling;
    }

    /** The rows of other tables that would go, or lose what they refer to, with those that are deleted. */
    Map<String, Long> takenAlong() throws OperationFailed {
        Map<String, Long> taken = new LinkedHashMap<>();
        MySqlPart target = all.getFirst();
        for (ForeignKey foreign : MySqlTable.takingAlong(session, target.pair().live())) {
            count(taken, foreign, target.chosen(RowKind.EXTRA, "l") + " WHERE " + MySqlPart.match(foreign, "c", "l"));
        }
        return taken;
    }

    /** The rows of other tables that would be changed with those that are set back. */
    Map<String, Long> altered() throws OperationFailed {
        Map<String, Long> altered = new LinkedHashMap<>();
        MySqlPart target = all.getFirst();
        for (ForeignKey foreign :
                MySqlTable.changingAlong(session, target.pair().live())) {
            Optional<String> setBack = target.setBack(foreign);
            if (setBack.isPresent()) {
                count(altered, foreign, setBack.get());
            }
        }
        return altered;
    }

    private void count(Map<String, Long> all, ForeignKey foreign, String which) throws OperationFailed {
        long rows = session.number(
                "SELECT COUNT(*) FROM " + referred(foreign) + " c WHERE EXISTS (SELECT 1 FROM " + which + ")");
        if (rows > 0) {
            all.merge(foreign.full(), rows, Long::sum);
        }
    }
}
