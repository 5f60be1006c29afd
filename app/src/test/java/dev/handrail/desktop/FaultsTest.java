package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.SampleClock;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of our own: written down whatever comes, told without a flood. */
class FaultsTest {
    @TempDir
    private Path home;

    private final SampleClock clock = new SampleClock(Instant.parse("2026-03-01T22:30:00Z"), ZoneOffset.UTC);
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final List<Faults.Told> told = new ArrayList<>();

    private Faults faults() {
        return new Faults(new FaultFile(home, text -> text.replace("hunter2", "•••"), clock), window::add);
    }

    private Faults listening() {
        Faults faults = faults();
        faults.tell(told::add);
        return faults;
    }

    @Test
    void oneIsWrittenDownAtOnceAndToldInTheWindow() throws IOException {
        listening().uncaughtException(new Thread("sorter"), new IllegalStateException("a spade in the works"));

        assertThat(log())
                .startsWith("2026-03-01T22:30:00Z sorter\n")
                .contains(
                        "java.lang.IllegalStateException: a spade in the works", "at dev.handrail.desktop.FaultsTest");
        assertThat(told).as("the thread of the window tells it").isEmpty();

        tellAll();
        OperationFailed failed = told.getFirst().failed();
        assertThat(failed.tried()).isEqualTo("Something went wrong inside Handrail");
        assertThat(failed.cameBack()).isEqualTo("a spade in the works");
        assertThat(failed.next()).contains(home.resolve("faults.log").toString(), "report");
        assertThat(told.getFirst().sight()).isFalse();
    }

    @Test
    void neitherTheFileNorThePersonIsShownASecret() throws IOException {
        listening()
                .uncaughtException(
                        new Thread("sorter"), new IllegalStateException("at hunter2", new IOException("on hunter2")));
        tellAll();

        assertThat(log()).contains("at •••", "on •••").doesNotContain("hunter2");
        assertThat(told.getFirst().failed().getMessage()).doesNotContain("hunter2");
        assertThat(told.getFirst().failed().getCause()).hasMessageNotContaining("hunter2");
    }

    @Test
    void oneThatComesWithEveryFrameIsToldOnceAMinuteAndFillsNoDisk() throws IOException {
        Faults faults = listening();
        for (int i = 0; i < 1_000; i++) {
            faults.uncaughtException(new Thread("frame"), broken());
        }
        tellAll();
        assertThat(told).hasSize(1);
        assertThat(log().lines().filter(line -> line.contains("again")))
                .hasSize(3)
                .last()
                .asString()
                .contains("1000 times");
        assertThat(log().lines().filter(line -> line.contains("\tat "))).hasSizeLessThan(300);

        clock.pass(Duration.ofSeconds(59));
        faults.uncaughtException(new Thread("frame"), broken());
        tellAll();
        assertThat(told).hasSize(1);
        clock.pass(Duration.ofSeconds(2));
        faults.uncaughtException(new Thread("frame"), broken());
        tellAll();
        assertThat(told).hasSize(2);
    }

    @Test
    void anotherOneIsToldAtOnce() {
        Faults faults = listening();
        faults.uncaughtException(new Thread("frame"), broken());
        faults.uncaughtException(new Thread("frame"), new IllegalArgumentException("elsewhere"));
        tellAll();
        assertThat(told).extracting(one -> one.failed().cameBack()).containsExactly("broken", "elsewhere");
    }

    @Test
    void whatHappenedBeforeThereWasAWindowIsToldWhenThereIsOne() {
        Faults faults = faults();
        faults.uncaughtException(new Thread("early"), broken());
        tellAll();
        assertThat(told).isEmpty();

        faults.tell(told::add);
        assertThat(told).hasSize(1);
    }

    @Test
    void whatGoesWrongInTellingIsWrittenDownAndNotToldInTurn() throws IOException {
        Faults faults = faults();
        faults.tell(one -> {
            throw new IllegalStateException("no room for a notice");
        });
        faults.uncaughtException(new Thread("frame"), broken());
        tellAll();
        assertThat(log()).contains("broken", "no room for a notice");
        assertThat(window).isEmpty();
    }

    @Test
    void onlyWhatHappensInTheWindowIsWhereThePersonLooks() {
        Faults faults = listening();
        faults.uncaughtException(new Thread("JavaFX Application Thread"), broken());
        faults.uncaughtException(new Thread("ticker"), new IllegalArgumentException("behind"));
        tellAll();
        assertThat(told).extracting(Faults.Told::sight).containsExactly(true, false);
    }

    @Test
    void aFileThatCannotBeWrittenKeepsNobodyFromBeingTold() throws IOException {
        Files.createDirectory(home.resolve("faults.log"));
        listening().uncaughtException(new Thread("frame"), broken());
        tellAll();
        assertThat(told).hasSize(1);
    }

    @Test
    void aFileThatHasGrownLargeGivesWayToAnotherAndIsKeptOnce() throws IOException {
        Files.writeString(home.resolve("faults.log"), "x".repeat(1024 * 1024 + 1));
        Faults faults = listening();
        faults.uncaughtException(new Thread("frame"), broken());
        faults.uncaughtException(new Thread("frame"), new IllegalArgumentException("elsewhere"));
        assertThat(log()).contains("broken", "elsewhere").doesNotContain("xxxx");
        assertThat(Files.size(home.resolve("faults.log.1"))).isEqualTo(1024 * 1024 + 1);
    }

    @Test
    void aFaultInAnErrandIsWrittenDownAlsoWhereNobodyWantsToKnow() throws IOException {
        Faults faults = listening();
        Errands errands = new Errands(Runnable::run, Runnable::run, faults::behind);
        errands.run(
                () -> {
                    throw broken();
                },
                () -> {},
                failed -> {});
        errands.run(
                () -> {
                    throw OperationFailed.failed("no fault of ours").build();
                },
                () -> {},
                failed -> {});
        tellAll();
        assertThat(log()).contains("IllegalStateException: broken").doesNotContain("no fault of ours");
        assertThat(told).hasSize(1);
    }

    @Test
    void whatTravelledThroughAnotherThreadIsTheSameFault() {
        Faults faults = listening();
        IllegalStateException fault = broken();
        faults.uncaughtException(new Thread("a"), fault);
        faults.uncaughtException(new Thread("b"), new CompletionException(fault));
        tellAll();
        assertThat(told).hasSize(1);
    }

    @Test
    void itStandsForTheWholeProgramAndStepsBack() throws InterruptedException {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Faults faults = listening();
        Faults.Standing standing = faults.stand();
        try {
            Thread virtual = Thread.ofVirtual().name("rounds").start(() -> {
                throw broken();
            });
            virtual.join();
            Thread platform = Thread.ofPlatform().name("ticker").start(() -> {
                throw new IllegalArgumentException("ticked off");
            });
            platform.join();
        } finally {
            standing.close();
        }
        tellAll();
        assertThat(told).extracting(one -> one.failed().cameBack()).containsExactly("broken", "ticked off");
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("broken");
    }

    private void tellAll() {
        for (Runnable one = window.poll(); one != null; one = window.poll()) {
            one.run();
        }
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("faults.log"));
    }
}
