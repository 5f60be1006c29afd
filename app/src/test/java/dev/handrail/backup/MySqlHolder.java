package dev.handrail.backup;

import dev.handrail.shell.Await;
import dev.handrail.sql.RealMariaDb;
import java.nio.charset.StandardCharsets;

/** Somebody who looked at something in a transaction that does not end. */
record MySqlHolder(RealMariaDb mariaDb, Process client) implements AutoCloseable {
    /** Which sessions wait for a table that another one holds. */
    static final String WAITING = "STATE LIKE 'Waiting for table metadata lock%'";

    private static final String HOLDING = "INFO LIKE 'DO SLEEP(600)%'";

    static MySqlHolder of(RealMariaDb mariaDb, String database, String query) throws Exception {
        Process client = new ProcessBuilder(
                        "mariadb", "--no-defaults", "--user=root", "--socket=" + mariaDb.socket(), database)
                .start();
        client.getOutputStream()
                .write(("START TRANSACTION; " + query + "; DO SLEEP(600);\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        Await.until("it is held", () -> sessions(mariaDb, HOLDING) == 1);
        return new MySqlHolder(mariaDb, client);
    }

    /** How many sessions of the server are so. */
    static long sessions(RealMariaDb mariaDb, String where) {
        return mariaDb.execute("SELECT ID FROM information_schema.PROCESSLIST WHERE " + where)
                .lines()
                .count();
    }

    /** Whether somebody waits for a table that another one holds. */
    static boolean isWaitedFor(RealMariaDb mariaDb) {
        return sessions(mariaDb, WAITING) > 0;
    }

    @Override
    public void close() throws Exception {
        mariaDb.execute("SELECT ID FROM information_schema.PROCESSLIST WHERE " + HOLDING)
                .lines()
                .forEach(id -> mariaDb.execute("KILL " + id));
        client.destroyForcibly().waitFor();
    }
}
