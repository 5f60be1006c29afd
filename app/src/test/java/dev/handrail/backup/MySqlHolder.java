package dev.handrail.backup;

import dev.handrail.shell.Await;
import dev.handrail.sql.RealMariaDb;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who holds something in a session that does not end.
 *
 * @param sleeps tells the session from others
 */
public record MySqlHolder(RealMariaDb mariaDb, String sleeps, Process client) implements AutoCloseable {
    /** Which sessions wait for a table that another one holds. */
    static final String WAITING = "STATE LIKE 'Waiting for table metadata lock%'";

    /** One who looked at something in a transaction. */
    public static MySqlHolder of(RealMariaDb mariaDb, String database, String query) throws Exception {
        return doing(mariaDb, database, "START TRANSACTION; " + query);
    }

    static MySqlHolder doing(RealMariaDb mariaDb, String database, String statements) throws Exception {
        Process client = new ProcessBuilder(
                        "mariadb", "--no-defaults", "--user=root", "--socket=" + mariaDb.socket(), "-nqN", database)
                .start();
        String script = "SELECT CONNECTION_ID(); " + statements + "; DO SLEEP(600);\n";
        client.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        String sleeps = "INFO LIKE 'DO SLEEP(600)%' AND ID = "
                + client.inputReader(StandardCharsets.UTF_8).readLine();
        Await.until("it is held", () -> sessions(mariaDb, sleeps) == 1);
        return new MySqlHolder(mariaDb, sleeps, client);
    }

    /** How many sessions of the server are so. */
    static long sessions(RealMariaDb mariaDb, String where) {
        return mariaDb.look("SELECT ID FROM information_schema.PROCESSLIST WHERE " + where)
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
        end(mariaDb, "KILL", sleeps);
        client.destroyForcibly().waitFor();
    }
}
