package dev.handrail.backup.restore;

import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.List;

/**
 * One of MariaDB or MySQL.
 *
 * @param client whose database it is
 * @param stays whether it is kept: then no question may change anything in it
 */
record MySqlAsked(MySqlClient client, boolean stays) implements Asked {
    private static final String SYNTAX = "ERROR 1064";
    private static final String READ_ONLY = "SET SESSION TRANSACTION READ ONLY;\n";

    @Override
    public String staged() {
        return client.name();
    }

    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        try {
            List<List<String>> rows = client.ask(stays ? READ_ONLY + sql : sql);
            return DrillChecks.answered(
                    sql, rows.isEmpty() ? null : rows.getFirst().getFirst());
        } catch (OperationFailed e) {
            if (e.kind() != OperationFailed.Kind.FAILED) {
                throw e;
            }
            String said = String.valueOf(e.cameBack());
            boolean answered = !said.contains(SYNTAX) && MySqlComplaint.of(said) == MySqlComplaint.UNKNOWN;
            return new DrillChecks.Result(sql, false, said, answered);
        }
    }
}
