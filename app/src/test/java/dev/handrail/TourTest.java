package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour as a newcomer takes it: a program of its own, a real server, and nothing left of either. */
class TourTest {
    @TempDir
    Path folder;

    @Test
    void theWholeTourEndsWellAndLeavesNothing() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path home = folder.resolve("home");
        Path out = folder.resolve("out");
        Process tour = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.handrail.Main",
                        "tour",
                        "--home",
                        home.toString())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int status = tour.waitFor();
        List<String> told = Files.readAllLines(out);
        assertThat(status).as(String.join("\n", told)).isZero();
        for (int stop = 1; stop <= 8; stop++) {
            String beginning = stop + " of 8  ";
            assertThat(told).anyMatch(line -> line.startsWith(beginning));
        }
        assertThat(told)
                .anyMatch(line -> line.contains("✓ Equal, row for row"))
                .anyMatch(line -> line.contains("✓ All 4 operations are written down"))
                .anyMatch(line -> line.contains("pg_restore"));
        assertThat(home).as("nobody's own data").doesNotExist();
        try (var left = Files.list(temporary)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("handrail")))
                    .isEmpty();
        }
    }
}
