package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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
        Process tour = tour(temporary, home, out);
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
        assertThat(names(temporary)).noneMatch(name -> name.startsWith("handrail"));
    }

    @Test
    void onePutToAnEndHalfwayLeavesNothing() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path out = folder.resolve("out");
        Process tour = tour(temporary, folder.resolve("home"), out);
        while (tour.isAlive() && !Files.readString(out).contains("3 of 8  ")) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(names(temporary)).anyMatch(name -> name.startsWith("handrail-tour"));
        tour.destroy();
        tour.waitFor();
        assertThat(names(temporary)).noneMatch(name -> name.startsWith("handrail"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Process tour(Path temporary, Path home, Path out) throws IOException {
        List<String> command = Packed.java("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of(Main.class.getName(), "tour", "--home", home.toString()));
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }
}
