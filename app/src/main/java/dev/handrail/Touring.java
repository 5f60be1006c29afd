package dev.handrail;

import dev.handrail.cli.TourVoice;
import dev.handrail.practice.Needs;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.tour.Doing;
import dev.handrail.practice.tour.Tour;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Takes the tour with a program of its own in a folder that is gone afterwards: nobody's own data is touched. */
final class Touring {
    private static final Duration SWEEPING = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Touring() {}

    /** Puts a program together for a data folder. */
    interface Opening {
        Program open(Path home);
    }

    static int take(Opening opening, TourVoice voice, Clock clock) throws OperationFailed {
        Needs.ofThisMachine().require();
        Path folder = folder();
        Thread atTheEnd = new Thread(() -> sweep(folder), "tour-end");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try (Program program = opening.open(folder.resolve("home"))) {
            Doing doing = new Doing(
                    program.offers(),
                    (operation, plan, watcher) -> program.runner().get().start(operation, plan, watcher),
                    voice::hear);
            new Tour(doing, program.servers().get(), program.journal().get(), voice, folder.resolve("practice"), clock)
                    .take();
        } finally {
            letGo(atTheEnd);
        }
        // A tour that failed keeps what it has, to be looked at; the failure says where.
        remove(folder);
        voice.over();
        return 0;
    }

    private static void letGo(Thread atTheEnd) {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook with it.
        }
    }

    /** Ctrl-C leaves nothing either; what is still stopping in the folder is waited for, though not for ever. */
    private static void sweep(Path folder) {
        long end = System.nanoTime() + SWEEPING.toNanos();
        boolean gone = false;
        while (!gone && System.nanoTime() < end) {
            try {
                PracticeServer.remove(folder.resolve("practice"));
                remove(folder);
                gone = true;
            } catch (OperationFailed e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static Path folder() throws OperationFailed {
        try {
            return Files.createTempDirectory("handrail-tour");
        } catch (IOException e) {
            throw OperationFailed.unreachable(Words.of("tour.folder"))
                    .next(Words.of("tour.folder.next"))
                    .because(e);
        }
    }

    private static void remove(Path folder) throws OperationFailed {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw OperationFailed.failed(Words.of("tour.gone.not", folder))
                    .next(Words.of("tour.gone.next"))
                    .because(e);
        }
    }
}
