package dev.handrail.backup;

import dev.handrail.SmallDisk;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.sql.FreshPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A restore by a program of its own, over Debian's sshd, of a database that lies on a volume which has no room for a second
 * one.
 */
final class SmallDiskRestore {
    private static final String LIVE = "cramped";
    private static final int ROOMY = 4 * 1024 * 1024;
    /** Beside a database with nothing in it. */
    private static final long LEFT = 2 << 20;

    private SmallDiskRestore() {}

    static SmallDisk.Ended run(Path folder) throws Exception {
        Path volume = Files.createDirectory(folder.resolve("volume"));
        return SmallDisk.runBehindSshd(
                volume, ROOMY, SmallDiskRestore.class, folder.resolve("who sees it"), folder.toString());
    }

    public static void main(String[] arguments) throws Exception {
        Path volume = Path.of(arguments[0]);
        try (EmbeddedPostgres postgres = FreshPostgres.start()) {
            System.setProperty(TestDatabase.PORT, "" + postgres.getPort());
            String space = Files.createDirectory(volume.resolve("space")).toString();
            TestDatabase.execute("postgres", "CREATE TABLESPACE cramped LOCATION '" + space + "'");
            TestDatabase.execute("postgres", "CREATE DATABASE " + LIVE + " TABLESPACE cramped");
            TestDatabase.fill(LIVE, 40_000);
            TestDatabase.execute("postgres", "ALTER DATABASE template0 SET TABLESPACE cramped");
            replace(Path.of(arguments[1]), volume, SmallDisk.way(List.of(arguments)));
        }
    }

    /** The volume becomes small once the plan is made, which would have said so. */
    private static void replace(Path home, Path volume, Access access) throws Exception {
        try (Rig rig = new Rig(home)) {
            rig.server(access, LIVE);
            String id = Rig.id(rig.backUp());
            TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id < 100");
            long content = Beside.content(LIVE);
            Operation replace = rig.make("restore", Beside.replace(id));
            Plan plan = replace.plan();
            shrink(volume);
            Event.Ended ended = rig.runner().start(replace, plan, event -> {}).await();
            System.out.println(ended.outcome() + " " + ended.failure() + " " + ended.next());
            System.out.println("as it was: " + (Beside.content(LIVE) == content));
            System.out.println("beside: " + Beside.names(LIVE));
            System.out.println("left: " + rig.runner().leftBehind());
            System.out.println("blocked now: " + replace.plan().blocked());
            drill(rig, id);
        }
    }

    /** Its database goes where template0 lies. */
    private static void drill(Rig rig, String id) throws Exception {
        Operation drill = rig.make("backup drill", Arguments.of("ID", id));
        Plan blind = new Plan(drill.title(), drill.effect(), List.of(), List.of(), List.of());
        Event.Ended ended = rig.runner().start(drill, blind, event -> {}).await();
        System.out.println("drill: " + ended.outcome() + " " + ended.failure() + " " + ended.next());
        Backup backup = rig.catalogue().require(id);
        System.out.println("the backup is good: " + backup.good() + ", and "
                + backup.proofs().stream().filter(proof -> !proof.passed()).count() + " proofs failed");
        System.out.println(
                "after the drill: " + Beside.names(LIVE) + rig.runner().leftBehind());
    }

    private static void shrink(Path volume) throws Exception {
        FileStore store = Files.getFileStore(volume);
        long used = store.getTotalSpace() - store.getUsableSpace();
        long empty = TestDatabase.number("postgres", "SELECT pg_database_size('template0')");
        String size = "remount,size=" + (used + empty + LEFT) / 1024 + "k";
        new ProcessBuilder("mount", "-o", size, volume.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
