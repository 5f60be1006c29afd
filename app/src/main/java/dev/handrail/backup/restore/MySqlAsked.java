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
    /** MariaDB counts in seconds, MySQL in milliseconds. */
    private static final String LIMITED =
            "SET SESSION lock_wait_timeout = %1$d /*M!100101 , max_statement_time = %1$d */"
                    + " /*!50708 , max_execution_time = %1$d000 */;\n";

    @Override
    public String staged() {
        return client.name();
    }

    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        try {
            String limited = LIMITED.formatted(DrillChecks.A_MOMENT.toSeconds());
            List<List<String>> rows = client.askUntilStopped(limited + (stays ? READ_ONLY : "") + sql);
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
