package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does at a start what was wished of the data folder; where that cannot be, all goes on where it was. */
final class Settling {
    private final Elsewhere elsewhere;
    private final Clock clock;
    private final Whereabouts.Told told;
    private final boolean anew;

    /** @param anew whether what failed after it had been begun is tried again */
    Settling(Elsewhere elsewhere, Clock clock, Whereabouts.Told told, boolean anew) {
        this.elsewhere = elsewhere;
        this.clock = clock;
        this.told = told;
        this.anew = anew;
    }

    /** Why it could not be. */
    Optional<OperationFailed> settled() throws OperationFailed {
        return isDue() ? inTurn() : Optional.empty();
    }

    private boolean isDue() throws OperationFailed {
        return elsewhere.wish().isPresent() && (anew || !elsewhere.gaveUp());
    }

    /** Of several programs that start one does it, and the others wait for it. */
    private Optional<OperationFailed> inTurn() throws OperationFailed {
        Path turn = elsewhere.usual().resolve(Elsewhere.TURN);
        try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                told.say(Words.of("bringing.busy.wait"));
            }
            while (lock == null) {
                Pause.of(Duration.ofMillis(50));
                lock = channel.tryLock();
            }
            return isDue() ? fulfilled() : Optional.empty();
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(elsewhere.usual(), e);
        }
    }

    private Optional<OperationFailed> fulfilled() throws OperationFailed, IOException {
        Path from = elsewhere.folder();
        Wish wish = elsewhere.wish().orElseThrow();
        Bringing bringing = new Bringing(from, wish.folder(), clock, told::copied);
        try {
            if (ChosenFolder.same(wish.folder(), from)) {
                elsewhere.stay();
            } else if (wish.how() == Wish.How.USE) {
                use(wish.folder());
            } else {
                bring(bringing, from, wish);
            }
            elsewhere.fulfilled();
            return Optional.empty();
        } catch (OperationFailed e) {
            tell(e, bringing.begun());
            return Optional.of(e);
        }
    }

    private void bring(Bringing bringing, Path from, Wish wish) throws OperationFailed {
        Path to = wish.folder();
        if (anew || elsewhere.failed().isEmpty()) {
            told.say(Words.of("bringing.begun", from, to));
        }
        List<String> more = bringing.bring(wish.how(), () -> elsewhere.moved(to, Optional.of(from)));
        told.say(Words.of(from.equals(elsewhere.usual()) ? "bringing.done.usual" : "bringing.done", to, from));
        more.forEach(told::say);
    }

    private void use(Path to) throws OperationFailed {
        if (!ChosenFolder.holdsData(to)) {
            throw OperationFailed.unreachable(Words.of("whereabouts.gone", to))
                    .cameBack(Words.of("bringing.nothing", DataFolder.file(to)))
                    .next(Words.of("bringing.again"))
                    .build();
        }
        elsewhere.moved(to, Optional.empty());
        told.say(Words.of("bringing.used", to));
    }

    /** Once for the same reason: scripts start often. */
    private void tell(OperationFailed failed, boolean begun) throws OperationFailed {
        boolean known = elsewhere.failed().filter(failed.tried()::equals).isPresent();
        elsewhere.failed(failed.tried(), begun);
        if (anew || !known) {
            told.say(failed.getMessage());
            told.say(Words.of("bringing.stays", elsewhere.folder()));
            if (begun) {
                told.say(Words.of("bringing.once"));
            }
        }
    }
}
