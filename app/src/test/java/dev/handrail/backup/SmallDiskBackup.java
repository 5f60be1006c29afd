package dev.handrail.backup;

import dev.handrail.SmallDisk;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A backup by a program of its own onto a disk that is too small for it. */
final class SmallDiskBackup {
    private SmallDiskBackup() {}

    private static final int LEFT = 1450 * 1024;
    private static final int ROOMY = 4 * 1024 * 1024;

    /** What is small, and how. */
    enum Disk {
        /** Where the backups go. */
        BACKUPS,
        /** Where the backups go and the journal lies. */
        ALL,
        /** Where the backups go, and nobody may write there. */
        READ_ONLY
    }

    static SmallDisk.Ended run(Path folder, String database, Disk disk) throws Exception {
        Path home = Files.createDirectory(
                folder.resolve("small"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path mounted = Files.createDirectories(disk == Disk.ALL ? home : home.resolve("kept"));
        return SmallDisk.run(
                mounted,
                ROOMY,
                SmallDiskBackup.class,
                home.toString(),
                database,
                "" + TestDatabase.port(),
                disk.name());
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty(TestDatabase.PORT, arguments[3]);
        Path home = Path.of(arguments[1]);
        try (Rig rig = new Rig(home)) {
            rig.server(new Access.ThisComputer(Sudo.NONE), arguments[2]);
            Operation backUp = rig.make("backup run", Arguments.of("SERVER", Rig.SERVER));
            Plan plan = backUp.plan();
            prepare(Path.of(arguments[0]), Disk.valueOf(arguments[4]));
            Event.Ended ended = rig.runner().start(backUp, plan, event -> {}).await();
            System.out.println(ended.outcome() + " " + ended.failure() + " " + ended.next());
            System.out.println("files: " + rig.files());
        }
        try (Rig later = new Rig(home)) {
            Run run = later.journal().runs(JournalFilter.all()).getFirst();
            System.out.println("journal: " + run.outcome() + " " + run.failure() + " " + run.next());
            System.out.println(
                    "left: " + later.runner().leftBehind() + later.catalogue().all());
            System.out.println("dumps: " + Remains.pgDump(arguments[2]).count());
        }
    }

    /** It becomes small once the plan is made, which would have said so. */
    private static void prepare(Path disk, Disk what) throws Exception {
        mount(disk, what == Disk.ALL ? "remount,size=16m" : "remount,size=1450k");
        if (what == Disk.ALL) {
            long free = Files.getFileStore(disk).getUsableSpace();
            Files.write(disk.resolve("filler"), new byte[(int) (free - LEFT)]);
        } else if (what == Disk.READ_ONLY) {
            mount(disk, "remount,ro");
        }
    }

    private static void mount(Path disk, String how) throws Exception {
        new ProcessBuilder("mount", "-o", how, disk.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
