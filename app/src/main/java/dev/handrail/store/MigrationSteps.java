package dev.handrail.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The statements of one migration, one after the other, each entered as done: a statement that changes tables ends its
 * transaction, so a program that dies in the middle leaves half of them done, and the next goes on from there.
 */
final class MigrationSteps {
    private final Handle handle;
    private final Migration migration;

    MigrationSteps(Handle handle, Migration migration) {
        this.handle = handle;
        this.migration = migration;
    }

    void perform() {
        List<String> statements = migration.statements();
        int entered = entered();
        boolean again = entered > 0;
        if (!again) {
            handle.useTransaction(h -> enter(h, 0));
        }
        for (int step = Math.max(1, entered); step <= statements.size(); step++) {
            perform(step, statements.get(step - 1), again && step == entered);
        }
    }

    /** Of the first that is not entered, nobody knows whether it was done. */
    private void perform(int step, String statement, boolean perhapsDone) {
        try {
            handle.useTransaction(h -> {
                h.execute(statement);
                enter(h, step);
            });
        } catch (JdbiException e) {
            if (!perhapsDone || !StoreTrouble.isMadeAlready(e)) {
                throw e;
            }
            handle.useTransaction(h -> enter(h, step));
        }
    }

    /** How many rows there are: the beginning is one, too. */
    private int entered() {
        return entered(handle, migration);
    }

    private static int entered(Handle handle, Migration migration) {
        return handle.createQuery("SELECT count(*) FROM schema_step WHERE number = :number")
                .bind("number", migration.number())
                .mapTo(Integer.class)
                .one();
    }

    static boolean begun(Handle handle, Migration migration) {
        return entered(handle, migration) > 0;
    }

    private void enter(Handle h, int step) {
        h.createUpdate("INSERT INTO schema_step (number, step) VALUES (:number, :step)")
                .bind("number", migration.number())
                .bind("step", step)
                .execute();
    }

    static void forget(Handle handle, Migration migration) {
        handle.createUpdate("DELETE FROM schema_step WHERE number = :number")
                .bind("number", migration.number())
                .execute();
    }
}
