package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the data lie in this start.
 *
 * @param elsewhere what leads there from the platform's usual folder; empty where a folder was named for this start
 * @param trouble why they are not where they were to be brought
 */
public record Whereabouts(Path home, Optional<Elsewhere> elsewhere, Optional<OperationFailed> trouble) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A folder that was named for this start, which wins over all that was chosen. */
    public static Whereabouts named(Path home) {
        return new Whereabouts(home, Optional.empty(), Optional.empty());
    }

    /** Without looking whether anything is there, and without doing what was wished. */
    public static Whereabouts unseen(Elsewhere elsewhere) throws OperationFailed {
        return new Whereabouts(elsewhere.folder(), Optional.of(elsewhere), Optional.empty());
    }

    /** Does what was wished, before the store is opened; where that cannot be, all goes on where it was. */
    public static Whereabouts settled(Elsewhere elsewhere, Clock clock, Told told) throws OperationFailed {
        Optional<OperationFailed> trouble =
                elsewhere.wish().isPresent() ? inTurn(elsewhere, clock, told) : Optional.empty();
        return new Whereabouts(elsewhere.folder(), Optional.of(elsewhere), trouble).present();
    }

    /** Refused where another folder was chosen and is not there now: nobody is to begin anew in an empty one unawares. */
    public Whereabouts present() throws OperationFailed {
        Optional<Elsewhere> by = elsewhere.filter(way -> !way.usual().equals(home));
        if (by.isPresent() && !Files.exists(DataFolder.file(home))) {
            throw OperationFailed.unreachable(Words.of("whereabouts.gone", home))
                    .cameBack(Words.of("whereabouts.gone.why", by.get().file()))
                    .next(Words.of(
                            "whereabouts.gone.next", by.get().file(), by.get().usual()))
                    .build();
        }
        return this;
    }

    /** Hears what is done before the store is opened. */
    public interface Told {
        void say(String line);

        /** So many bytes of so many are copied. */
        void copied(long bytes, long all);

        static Told lines(Consumer<String> lines) {
            return new Told() {
                @Override
                public void say(String line) {
                    lines.accept(line);
                }

                @Override
                public void copied(long bytes, long all) {}
            };
        }
    }

    /** Of several programs that start one does it, and the others wait for it. */
    private static Optional<OperationFailed> inTurn(Elsewhere elsewhere, Clock clock, Told told)
            throws OperationFailed {
        Path turn = elsewhere.usual().resolve(Elsewhere.TURN);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            while (lock == null) {
                if (System.nanoTime() >= deadline) {
                    throw OperationFailed.unreachable(Words.of("bringing.busy"))
                            .next(Words.of("bringing.busy.next"))
                            .build();
                }
                Pause.of(Duration.ofMillis(50));
                lock = channel.tryLock();
            }
            return fulfilled(elsewhere, clock, told);
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(elsewhere.usual(), e);
        }
    }

    private static Optional<OperationFailed> fulfilled(Elsewhere elsewhere, Clock clock, Told told)
            throws OperationFailed, IOException {
        Path from = elsewhere.folder();
        Optional<Wish> wish = elsewhere.wish();
        if (wish.isEmpty()) {
            return Optional.empty();
        }
        Path to = wish.get().folder();
        try {
            if (to.equals(from)) {
                Bringing.forget(to);
            } else if (wish.get().how() == Wish.How.USE) {
                use(elsewhere, to);
                told.say(Words.of("bringing.used", to));
            } else {
                told.say(Words.of("bringing.begun", from, to));
                new Bringing(from, to, clock, told::copied)
                        .bring(wish.get().how(), () -> elsewhere.moved(to, Optional.of(from)));
                told.say(Words.of(from.equals(elsewhere.usual()) ? "bringing.done.usual" : "bringing.done", to, from));
            }
            elsewhere.stay();
            return Optional.empty();
        } catch (OperationFailed e) {
            told.say(e.getMessage());
            told.say(Words.of("bringing.stays", from));
            return Optional.of(e);
        }
    }

    private static void use(Elsewhere elsewhere, Path to) throws OperationFailed {
        if (!ChosenFolder.holdsData(to)) {
            throw OperationFailed.unreachable(Words.of("whereabouts.gone", to))
                    .cameBack(Words.of("bringing.nothing", DataFolder.file(to)))
                    .next(Words.of("bringing.again"))
                    .build();
        }
        elsewhere.moved(to, Optional.empty());
    }
}
