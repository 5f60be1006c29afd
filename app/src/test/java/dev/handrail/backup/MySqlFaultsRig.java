package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** The parish in a real MariaDB behind Debian's sshd, looked after by a program that can be killed and started again. */
final class MySqlFaultsRig implements AutoCloseable {
    static final String LIVE = MySqlBeside.LIVE;

    static final String WHOLE = "dump \"$@\"";
    /** Waits in the middle when it is loaded, as behind a lock. */
    static final String SLOW = "dump \"$@\" | sed 's/^UNLOCK TABLES;/DO SLEEP(120);\\n&/'";

    private static final String LOADING = "INFO LIKE 'DO SLEEP(120)%'";

    /** Stands before the real program on the path, and does to a dump what the file "fault" says. */
    private static final String DUMPER = """
            #!/bin/sh
            dump() { PATH=/usr/local/bin:/usr/bin:/bin mariadb-dump "$@"; }
            case $* in --version) dump --version; exit ;; esac
            . "${0%/*}/fault"
            """;

    final RealMariaDb mariaDb;
    final RealSshd sshd;
    Rig rig;
    private final Path home;
    private final Path fault;

    MySqlFaultsRig(Path folder) throws Exception {
        home = folder.resolve("home");
        Path programs = Files.createDirectory(folder.resolve("programs"));
        fault = programs.resolve("fault");
        RealSshd.program(programs.resolve("mariadb-dump"), DUMPER);
        dumps(WHOLE);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        mariaDb = RealMariaDb.start();
        MySqlBeside.fill(mariaDb);
        rig = new Rig(home);
        reached();
    }

    void reached() throws Exception {
        // What the test before broke off may wait on the server still, and would be taken for what is to come.
        Await.until(
                "nobody of the test before is there any more",
                () -> sessions(MySqlHolder.WAITING + " OR " + LOADING) == 0);
        reachedBy(sshd.port());
    }

    void reachedBy(int sshPort) {
        rig.keep(sshd.access(sshPort), List.of(mariaDb.bySocket(LIVE)));
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

    Underway replacing(Backup backup, Consumer<Event> watcher) throws Exception {
        return rig.start("restore", Beside.replace(backup.id()), watcher);
    }

    Event.Ended undo(KeptDatabase kept) throws Exception {
        return rig.perform("restore undo", Arguments.of("RUN", kept.run()));
    }

    String content() {
        return MySqlBeside.content(mariaDb, LIVE);
    }

    String besides() {
        return MySqlBeside.besides(mariaDb, LIVE);
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

    boolean isWaitedFor() {
        return MySqlHolder.isWaitedFor(mariaDb);
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

    /** Has a program of its own do it, and kills that once something is so. */
    void killedWhen(String id, String does, String what, Callable<Boolean> condition) throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, id, does, 0);
        Await.until(what, condition);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
    }

    /** The same, when all was done but that it is written down as left behind no more. */
    void killedWhenDone(String id, String does) throws Exception {
        rig.close();
        assertThat(KilledRestore.dyingWhenDone(home, id, does).waitFor()).isEqualTo(KilledRestore.KILLED);
        rig = new Rig(home);
    }

    /** What was left behind last. */
    Run left() {
        return rig.runner().leftBehind().getFirst();
    }

    Event.Ended clean() throws Exception {
        Run left = left();
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        return rig.runner().start(clean, clean.plan(), event -> {}).await();
    }

    @Override
    public void close() throws Exception {
        rig.close();
        mariaDb.close();
        sshd.close();
    }
}
