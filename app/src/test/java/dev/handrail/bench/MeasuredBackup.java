package dev.handrail.bench;

import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a backup and prints how many mebibytes more it held at its highest than before. */
final class MeasuredBackup {
    private static final double KIB_OF_MIB = 1024;

    private MeasuredBackup() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty(TestDatabase.PORT, arguments[4]);
        Access.Ssh access = new Access.Ssh(
                "127.0.0.1",
                Integer.parseInt(arguments[1]),
                RealSshd.user(),
                arguments[2],
                null,
                false,
                null,
                Sudo.NONE);
        double more;
        try (Rig rig = new Rig(Path.of(arguments[0]))) {
            rig.server(access, arguments[3]);
            double idle = memory("VmRSS");
            BackupBench.done(rig.backUp());
            more = memory("VmHWM") - idle;
        }
        System.out.println(more);
        System.exit(0);
    }

    private static double memory(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith(what + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / KIB_OF_MIB;
    }
}
