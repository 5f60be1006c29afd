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

    /**
     * Ends all that are so.
     *
     * @param kill KILL, or KILL QUERY
     */
    static void end(RealMariaDb mariaDb, String kill, String where) {
        mariaDb.execute(
                "DELIMITER ;;\nBEGIN NOT ATOMIC FOR one IN (SELECT ID FROM information_schema.PROCESSLIST WHERE "
                        + where + ") DO " + kill + " one.ID; END FOR; END;;\n");
    }

    @Override
    public void close() throws Exception {
        end(mariaDb, "KILL", HOLDING);
        client.destroyForcibly().waitFor();
    }
}
