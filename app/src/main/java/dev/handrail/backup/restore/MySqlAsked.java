package dev.handrail.backup.restore;

import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTalk;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;

/**
 * One of MariaDB or MySQL.
 *
 * @param client whose database it is
 * @param stays whether it is kept: then no question may change anything in it
 * @param moment how long the server may take for a statement
 */
record MySqlAsked(MySqlClient client, boolean stays, Duration moment) implements Asked {
    private static final String SYNTAX = "ERROR 1064";
    private static final String READ_ONLY = "SET SESSION TRANSACTION READ ONLY;\n";
    /** MariaDB counts in seconds, MySQL in milliseconds, and only what reads. */
    private static final String LIMITED =
            "SET SESSION lock_wait_timeout = %1$d /*M!100101 , max_statement_time = %1$d */"
                    + " /*!50708 , max_execution_time = %1$d000 */;\n";

    /** As many bytes of an answer as are looked at. */
    private static final int ENOUGH = 1 << 20;

    MySqlAsked(MySqlClient client, boolean stays) {
        this(client, stays, DrillChecks.A_MOMENT);
    }

    @Override
    public String staged() {
        return client.name();
    }

    /** The server is given the time to end it by itself. */
    private Duration limit() {
        return moment.multipliedBy(2);
    }

    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        String script = LIMITED.formatted(moment.toSeconds()) + (stays ? READ_ONLY : "") + sql;
        long deadline = System.nanoTime() + limit().toNanos();
        try (MySqlTalk talk = MySqlTalk.begin(client, script, limit());
                Stop.Handle cancel = Stop.here().stopping(talk::stop)) {
            return answer(sql, talk, deadline);
        }
    }

    private DrillChecks.Result answer(String sql, MySqlTalk talk, long deadline) throws OperationFailed {
        try {
            List<List<String>> rows = talk.rows(ENOUGH);
            return DrillChecks.answered(
                    sql, rows.isEmpty() ? null : rows.getFirst().getFirst());
        } catch (OperationFailed e) {
            if (Stop.here().asked()) {
                throw OperationFailed.cancelled();
            }
            String said = e.cameBack() == null ? e.tried() : e.cameBack();
            if (!MySqlComplaint.isAnswer(said) && System.nanoTime() - deadline >= 0) {
                String late = talk.stop() ? "drill.check.late" : "drill.check.late.on";
                return DrillChecks.Result.unanswered(sql, Words.of(late, limit().toSeconds()));
            }
            if (e.kind() != OperationFailed.Kind.FAILED) {
                throw e;
            }
            return unanswered(sql, said, e);
        }
    }

    private DrillChecks.Result unanswered(String sql, String said, OperationFailed e) throws OperationFailed {
        if (MySqlComplaint.isGone(said)) {
            throw OperationFailed.unreachable(Words.of("drill.check.unasked", staged()))
                    .on(e.where())
                    .cameBack(said)
                    .next(Words.of("sql.next.line"))
                    .because(e);
        }
        boolean answered = MySqlComplaint.isAnswer(said)
                && !said.contains(SYNTAX)
                && MySqlComplaint.of(said) == MySqlComplaint.UNKNOWN;
        return new DrillChecks.Result(sql, false, said, answered);
    }
}
