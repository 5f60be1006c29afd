package dev.handrail.store;

import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Lets one process at a time change the tables: a locked row, held by a transaction of its own, since a statement that
 * changes tables ends the transaction it runs in.
 */
final class MigrationGate {
    private static final int TRIES = 20;

    private MigrationGate() {}

    /** Makes the tables that migrations themselves need. Two that start at once may get into each other's way. */
    static void prepare(Jdbi jdbi) {
        again(() -> jdbi.useHandle(handle -> {
            handle.execute(
                    "CREATE TABLE IF NOT EXISTS schema_change (number INTEGER PRIMARY KEY, name VARCHAR(200) NOT NULL,"
                            + " checksum BIGINT NOT NULL, applied TIMESTAMP WITH TIME ZONE NOT NULL)");
            handle.execute("CREATE TABLE IF NOT EXISTS schema_gate (number INTEGER PRIMARY KEY)");
            handle.execute("CREATE TABLE IF NOT EXISTS schema_step (number INTEGER NOT NULL, step INTEGER NOT NULL,"
                    + " PRIMARY KEY (number, step))");
            handle.execute(
                    "INSERT INTO schema_gate (number) SELECT 1 WHERE NOT EXISTS (SELECT number FROM schema_gate)");
        }));
    }

    /** Waits until nobody else changes the tables; the gate is left when the handle's transaction ends. */
    static void enter(Handle gate) {
        again(() -> gate.createQuery("SELECT number FROM schema_gate WHERE number = 1 FOR UPDATE")
                .mapTo(Integer.class)
                .one());
    }

    private static void again(Runnable attempt) {
        for (int tried = 1; ; tried++) {
            try {
                attempt.run();
                return;
            } catch (JdbiException e) {
                if (tried == TRIES || !(e.getCause() instanceof SQLException)) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }
}
