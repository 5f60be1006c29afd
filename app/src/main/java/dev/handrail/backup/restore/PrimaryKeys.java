package dev.handrail.backup.restore;

import dev.handrail.operation.Plan.Check;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** Whether a server makes no table without a primary key, as providers of MySQL have it, and whether that can rest. */
enum PrimaryKeys {
    FREE,
    /** The session that loads a dump may do without. */
    RESTING,
    REQUIRED;

    private static final String OF_SESSIONS = "sql_require_primary_key";
    private static final String OF_ALL = "innodb_force_primary_key";

    /** What is asked. */
    static final String QUERY =
            "SHOW GLOBAL VARIABLES WHERE Value = 'ON' AND Variable_name IN ('" + OF_SESSIONS + "', '" + OF_ALL + "')";

    private static final String REST = "SET SESSION " + OF_SESSIONS + " = OFF";

    /** @param rows the answers to that, others among them */
    static PrimaryKeys in(List<List<String>> rows, MySqlClient client) {
        if (!MySqlClient.labelled(OF_ALL, rows).isEmpty()) {
            return REQUIRED;
        }
        if (MySqlClient.labelled(OF_SESSIONS, rows).isEmpty()) {
            return FREE;
        }
        return rests(client) ? RESTING : REQUIRED;
    }

    private static boolean rests(MySqlClient client) {
        try {
            client.askServer(REST);
            return true;
        } catch (OperationFailed e) {
            return false; // Only who may set variables of sessions may: the plan says so.
        }
    }

    /** What the client is told that loads a dump. */
    List<String> options() {
        return this == RESTING ? List.of("--init-command=" + REST) : List.of();
    }

    /** Whether the dump has such a table is known only when it is loaded. */
    List<Check> checks() {
        return this == REQUIRED
                ? List.of(Check.warning(Words.of("restore.mysql.keys"), Words.of("restore.mysql.keys.next")))
                : List.of();
    }
}
