package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the practice site's log holds, and how much of it. */
class TrafficTest {
    private static final Instant SATURDAY = Instant.parse("2026-11-21T04:37:12Z");

    @TempDir
    Path folder;

    @Test
    void everyKindOfTroubleIsMetWithinAWeek() throws Exception {
        String log = Files.readString(aWeek(1));
        for (Trouble trouble : Trouble.values()) {
            assertThat(log).as(trouble.name()).contains("production.ERROR: " + trouble.message() + " {\"exception\":");
        }
    }

    @Test
    void everyTroubleBringsItsStackTraceOnTheLinesBelow() throws Exception {
        List<String> lines = Files.readAllLines(aWeek(2));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("production.ERROR")) {
                assertThat(lines.get(i + 1)).isEqualTo("[stacktrace]");
                assertThat(lines.get(i + 2)).startsWith("#0 /var/www/parish/");
            }
        }
    }

    @Test
    void visitsOutnumberTroubles() throws Exception {
        List<String> lines = Files.readAllLines(aWeek(3));
        long visits =
                lines.stream().filter(l -> l.contains("production.INFO: GET ")).count();
        long troubles =
                lines.stream().filter(l -> l.contains("production.ERROR")).count();
        assertThat(visits).isGreaterThan(5 * troubles);
    }

    @Test
    void theSameRandomnessGivesTheSameLog() throws Exception {
        assertThat(Files.readString(aWeek(4))).isEqualTo(Files.readString(aWeek(4)));
    }

    @Test
    void anEntryBeginsAsLaravelBeginsIt() throws Exception {
        LaravelLog log = new LaravelLog(folder.resolve("one.log"), 1000);
        log.info(SATURDAY, "GET / 200 3 ms");
        assertThat(folder.resolve("one.log")).hasContent("[2026-11-21 04:37:12] production.INFO: GET / 200 3 ms");
    }

    @Test
    void theLogNeverGrowsBeyondItsLimit() throws Exception {
        LaravelLog log = new LaravelLog(folder.resolve("small.log"), 2000);
        for (int i = 0; i < 1000; i++) {
            log.warning(SATURDAY, "Entry " + i);
        }
        assertThat(Files.size(folder.resolve("small.log"))).isLessThanOrEqualTo(2000);
        assertThat(Files.size(folder.resolve("small.log.1"))).isLessThanOrEqualTo(2000);
        assertThat(Files.readString(folder.resolve("small.log"))).endsWith("Entry 999\n");
    }

    private Path aWeek(long seed) throws Exception {
        Path file = Files.createTempFile(folder, "week", ".log");
        try (Traffic traffic = new Traffic(new LaravelLog(file, 10_000_000), new Random(seed))) {
            traffic.past(SATURDAY.minusSeconds(7 * 86_400), SATURDAY);
        }
        return file;
    }
}
