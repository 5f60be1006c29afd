package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.server.Database;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;

/** The parish in a real MariaDB behind Debian's sshd, looked after by a program that can be killed and started again. */
final class MySqlFaultsRig extends ExchangeRig {
    static final String LIVE = MySqlBeside.LIVE;

    static final String WHOLE = "dump \"$@\"";
    /** Waits in the middle when it is loaded, as behind a lock. */
    static final String SLOW = "dump \"$@\" | sed 's/^UNLOCK TABLES;/DO SLEEP(120);\\n&/'";

    /** Waits when all rows are there, and not yet what belongs to them. */
    static final String SLOW_AFTER_ROWS = "dump \"$@\" | sed 's/^-- Dumping routines for database/DO SLEEP(120);\\n&/'";

    /** Waits for the tables that are to change places; who loads may wait for a moment, too, for what the server tidies. */
    static final String EXCHANGING = MySqlHolder.WAITING + " AND INFO LIKE 'LOCK TABLES `" + LIVE + "`%'";

    private static final String LOADING = "INFO LIKE 'DO SLEEP(120)%'";

    /** Stands before the real program on the path, and does to a dump what the file "fault" says. */
    private static final String DUMPER = """
            #!/bin/sh
            dump() { PATH=/usr/local/bin:/usr/bin:/bin mariadb-dump "$@"; }
            case $* in --version) dump --version; exit ;; esac
            . "${0%/*}/fault"
            """;

    final RealMariaDb mariaDb;
    private final Path fault;
    private Database live;

    MySqlFaultsRig(Path folder) throws Exception {
        super(folder.resolve("home"), sshd(Files.createDirectory(folder.resolve("programs"))), 0, LIVE);
        fault = folder.resolve("programs/fault");
        dumps(WHOLE);
        mariaDb = RealMariaDb.start();
        live = mariaDb.bySocket(LIVE);
        MySqlBeside.fill(mariaDb);
        reached();
    }

    private static RealSshd sshd(Path programs) throws Exception {
        RealSshd.program(programs.resolve("mariadb-dump"), DUMPER);
        return RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
    }

    void reached() throws Exception {
        // What the test before broke off may wait on the server still, and would be taken for what is to come.
        Await.until(
                "nobody of the test before is there any more",
                () -> sessions(MySqlHolder.WAITING + " OR " + LOADING) == 0);
        live = mariaDb.bySocket(LIVE);
        reachedBy(sshd.port());
    }

    @Override
    void reachedBy(int sshPort) {
        rig.keep(sshd.access(sshPort), List.of(live));
    }

    /** From now on its server is one that has this port, where somebody may do everything. */
    void answersAt(int port) {
        live = mariaDb.byPort(LIVE, port);
        reachedBy(sshd.port());
    }

    /** What the dumper does from now on. */
    void dumps(String script) throws Exception {
        Files.writeString(fault, script);
    }

    /** A backup that was taken so. */
    Backup taken(String script) throws Exception {
        dumps(script);
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        dumps(WHOLE);
        return rig.catalogue().require(Rig.id(ended));
    }

    /** Nothing is kept any more of what was put aside. */
    void forgetAll() {
        rig.keptDatabases().all().forEach(one -> {
            mariaDb.execute("DROP DATABASE " + one.kept());
            rig.keptDatabases().forget(one.run());
        });
    }

    String content() {
        return MySqlBeside.content(mariaDb, LIVE);
    }

    String besides() {
        return MySqlBeside.besides(mariaDb, LIVE);
    }

    @Override
    String whole() {
        return content() + "; " + besides();
    }

    @Override
    List<String> names() {
        return MySqlBeside.names(mariaDb);
    }

    long sessions(String where) {
        return MySqlHolder.sessions(mariaDb, where);
    }

    /** Ends all that are so. */
    void end(String where) {
        MySqlHolder.end(mariaDb, "KILL", where);
    }

    /** Whether what a slow dump holds is being loaded. */
    boolean loads() {
        return sessions(LOADING) > 0;
    }

    /** Whether the exchange waits for somebody. */
    boolean isWaitedFor() {
        return sessions(EXCHANGING) > 0;
    }

    MySqlHolder holding(String query) throws Exception {
        return MySqlHolder.of(mariaDb, LIVE, query);
    }

    MySqlHolder held() throws Exception {
        return holding("SELECT count(*) FROM visits");
    }

    /** Somebody whose statement comes as soon as a table is waited for. */
    AutoCloseable onceSomebodyWaits(String statement) {
        String script =
                "DELIMITER ;;\nBEGIN NOT ATOMIC WHILE NOT EXISTS (SELECT 1 FROM information_schema.PROCESSLIST WHERE "
                        + MySqlHolder.WAITING + ") DO DO SLEEP(0.01); END WHILE; " + statement + "; END;;\n";
        FutureTask<String> coming = new FutureTask<>(() -> mariaDb.execute(script));
        Thread.ofVirtual().start(coming);
        return coming::get;
    }

    @Override
    public void close() throws Exception {
        super.close();
        mariaDb.close();
    }
}
