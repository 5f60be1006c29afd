package dev.handrail.runbook.walk;

import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTalk;
import dev.handrail.words.OperationFailed;

/** Statements for a MariaDB or MySQL database; each is a transaction of its own, as with the client at a prompt. */
record MySqlDeed(Shells shells, Databases databases, Fence fence, Server server, Database database) {
    private static final String ONLY_READ =
            "SET SESSION TRANSACTION READ ONLY;\nSET SESSION sql_select_limit = " + (SqlRows.MOST + 1) + ";\n";

    void run(String statements, Work work, SqlRows rows) throws OperationFailed {
        String all = fence.isCheck() ? ONLY_READ + statements : statements;
        try (MySqlClient client = MySqlClient.open(shells, databases, server, database, database.name());
                MySqlTalk talk = MySqlTalk.begin(client, all, fence.timeout().orElse(null));
                Work.Handle stop = work.onCancel(talk::stop)) {
            try {
                talk.rows(rows::row);
            } catch (OperationFailed e) {
                talk.stop();
                work.stopIfCancelled();
                throw e;
            }
        }
    }
}
