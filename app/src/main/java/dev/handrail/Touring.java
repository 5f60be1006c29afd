package dev.handrail;

import dev.handrail.cli.TourVoice;
import dev.handrail.practice.Needs;
import dev.handrail.practice.tour.Doing;
import dev.handrail.practice.tour.Tour;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes the tour with a program of its own in a folder that is gone afterwards: nobody's own data is touched. */
final class Touring {
    private Touring() {}

    /** Puts a program together for a data folder. */
    interface Opening {
        Program open(Path home);
    }

    static int take(Opening opening, TourVoice voice, Clock clock) throws OperationFailed {
        requireTools();
        Path folder = folder();
        try (Program program = opening.open(folder.resolve("home"))) {
            Doing doing = new Doing(
                    program.offers(),
                    (operation, plan, watcher) -> program.runner().get().start(operation, plan, watcher),
                    voice::hear);
            new Tour(doing, program.servers().get(), program.journal().get(), voice, folder.resolve("practice"), clock)
                    .take();
        }
        // A tour that failed keeps what it has, to be looked at; the failure says where.
        remove(folder);
        voice.over();
        return 0;
    }

    /** Without PostgreSQL's programs nothing can be backed up: said before anything is started. */
    static void requireTools() throws OperationFailed {
        Needs needs = Needs.ofThisMachine();
        if (!needs.areMet()) {
            throw OperationFailed.unreachable(Words.of("practice.needs", String.join(", ", needs.missing())))
                    .next(Words.of("practice.needs.next", needs.command()))
                    .build();
        }
    }

    private static Path folder() throws OperationFailed {
        try {
            return Files.createTempDirectory("handrail-tour");
        } catch (IOException e) {
            throw OperationFailed.unreachable(Words.of("tour.folder")).because(e);
        }
    }

    private static void remove(Path folder) throws OperationFailed {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("tour.gone.not", folder)).because(e);
        }
    }
}
