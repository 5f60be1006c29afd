package dev.handrail.bench;

import dev.handrail.Scratch;
import dev.handrail.backup.TestDatabase;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** How much memory a program of its own takes for a backup, beyond what it takes before. Linux only. */
final class BackupMemoryBench implements Benchmark {
    private static final double AIM_MIB = 150;

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make();
                RealSshd sshd = RealSshd.start();
                LargeDatabase database = LargeDatabase.make()) {
            rounds.alone("backup-rss", "MiB", AIM_MIB, () -> inAnotherProgram(scratch.file("home"), sshd, database));
        }
    }

    private static double inAnotherProgram(Path home, RealSshd sshd, LargeDatabase database)
            throws IOException, InterruptedException {
        // With the garbage collector that the launcher chooses for a backup.
        Process process = new ProcessBuilder(List.of(
                        Programs.java(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeasuredBackup.class.getName(),
                        home.toString(),
                        String.valueOf(sshd.port()),
                        sshd.key().toString(),
                        database.name(),
                        String.valueOf(TestDatabase.port())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(said.strip());
    }
}
