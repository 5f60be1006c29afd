package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the data lie in this start.
 *
 * @param elsewhere what leads there from the platform's usual folder; empty where a folder was named for this start
 * @param trouble why they are not where they were to be brought
 */
public record Whereabouts(Path home, Optional<Elsewhere> elsewhere, Optional<OperationFailed> trouble) {
    /** A folder that was named for this start, which wins over all that was chosen. */
    public static Whereabouts named(Path home) {
        return new Whereabouts(home, Optional.empty(), Optional.empty());
    }

    /** Without looking whether anything is there, and without doing what was wished. */
    public static Whereabouts unseen(Elsewhere elsewhere) throws OperationFailed {
        return new Whereabouts(elsewhere.folder(), Optional.of(elsewhere), Optional.empty());
    }

    /** As good as it is known: what says where they lie may make no sense, of which whoever opens the store is told. */
    public static Whereabouts guessed(Elsewhere elsewhere) {
        try {
            return unseen(elsewhere);
        } catch (OperationFailed e) {
            return new Whereabouts(elsewhere.usual(), Optional.of(elsewhere), Optional.empty());
        }
    }

    /**
     * Does what was wished, before the store is opened; where that cannot be, all goes on where it was. What failed after
     * it had been begun is left until a person wants it again: scripts start often.
     */
    public static Whereabouts settled(Elsewhere elsewhere, Clock clock, Told told) throws OperationFailed {
        return settled(elsewhere, new Settling(elsewhere, clock, told, false));
    }

    /** The same, and what failed is tried again. */
    public static Whereabouts settledAnew(Elsewhere elsewhere, Clock clock, Told told) throws OperationFailed {
        return settled(elsewhere, new Settling(elsewhere, clock, told, true));
    }

    private static Whereabouts settled(Elsewhere elsewhere, Settling settling) throws OperationFailed {
        Optional<OperationFailed> trouble = settling.settled();
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

    /** Refused where they were brought elsewhere after this start had looked: it would write where nobody looks again. */
    void requireStill() throws OperationFailed {
        if (elsewhere.isPresent()) {
            Path now = elsewhere.get().folder();
            if (!now.equals(home)) {
                throw OperationFailed.refused(Words.of("whereabouts.moved", now))
                        .cameBack(Words.of("whereabouts.moved.why", home))
                        .next(Words.of("whereabouts.moved.next"))
                        .build();
            }
        }
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
}
