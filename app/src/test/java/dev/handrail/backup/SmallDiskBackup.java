package dev.handrail.backup;

import dev.handrail.SmallDisk;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;

/** A backup by a program of its own onto a disk that is too small for it. */
final class SmallDiskBackup {
    private SmallDiskBackup() {}

    record Ended(int status, String output) {}

    static Ended run(Path home, String database) throws Exception {
        Path kept = Files.createDirectories(home.resolve("small/kept"));
        SmallDisk.Ended ended = SmallDisk.run(
                kept,
                1450,
                SmallDiskBackup.class,
                home.resolve("small").toString(),
                database,
                "" + TestDatabase.port());
        return new Ended(ended.status(), ended.output());
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty(TestDatabase.PORT, arguments[3]);
        try (Rig rig = new Rig(Path.of(arguments[1]))) {
            rig.server(new Access.ThisComputer(Sudo.NONE), arguments[2]);
            Event.Ended ended = rig.backUp();
            System.out.println(ended.outcome() + " " + ended.failure() + " " + ended.next());
            System.out.println("files: " + rig.files());
        }
    }
}
