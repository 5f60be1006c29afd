package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings all that lies in a data folder to another one, while nobody else works in either: under another name first, and
 * to where it belongs once it is whole. What is brought stays where it was, too. One that failed leaves the folder it was
 * to go to as it was, and one that broke off is taken back when it is begun again.
 */
final class Bringing {
    private final Path from;
    private final Path to;
    private final Clock clock;
    private final Progress progress;
    private final Partial partial;
    private boolean begun;

    /** Told of how far it has come. */
    interface Progress {
        void copied(long bytes, long all);
    }

    /** What makes the new folder the one that counts. */
    interface Taking {
        void over() throws OperationFailed;
    }

    Bringing(Path from, Path to, Clock clock, Progress progress) {
        this.from = from;
        this.to = to;
        this.clock = clock;
        this.progress = progress;
        this.partial = new Partial(to);
    }

    /** Whether more was done than to look who is in the way: to try that again at every start would cost too much. */
    boolean begun() {
        return begun;
    }

    /** @return what there is to say when it is done */
    List<String> bring(Wish.How how, Taking taking) throws OperationFailed {
        Contents.requireMarked(to);
        try (FolderUse alone = FolderUse.alone(from);
                HeldFile held = HeldFile.of(DataFolder.file(from));
                FolderUse there = FolderUse.alone(to)) {
            partial.takeBack(how);
            return brought(how, held, taking);
        } catch (NoSuchFileException e) {
            throw OperationFailed.refused(Words.of("bringing.not", from, to))
                    .cameBack(Words.of("bringing.nothing", String.valueOf(e.getFile())))
                    .next(Words.of("bringing.again"))
                    .because(e);
        } catch (IOException | SQLException e) {
            throw OperationFailed.failed(Words.of("bringing.not", from, to))
                    .next(Words.of(StoreTrouble.diskIsFull(e) ? "chosen.small.next" : "bringing.again"))
                    .because(e);
        }
    }

    private List<String> brought(Wish.How how, HeldFile held, Taking taking)
            throws OperationFailed, IOException, SQLException {
        boolean over = false;
        try {
            List<String> names = Contents.of(from);
            List<String> named = wholeCopy(how, names, held);
            if (how == Wish.How.REPLACE) {
                partial.putAside(Contents.aside(to, FileCare.STAMP.format(clock.instant())));
            }
            partial.settle(FolderTree.names(partial.copy(), name -> true));
            taking.over();
            over = true;
            return ChosenFolder.stillThere(from, named);
        } finally {
            tidy(over);
        }
    }

    /** Nobody works in what lies there, and all of it is copied and looked at before anything there is touched. */
    private List<String> wholeCopy(Wish.How how, List<String> names, HeldFile held)
            throws OperationFailed, IOException, SQLException {
        try (@Nullable HeldFile old = how == Wish.How.REPLACE ? there() : null) {
            begun = true;
            if (how != Wish.How.REPLACE) {
                ChosenFolder.requireEmpty(to);
            }
            ChosenFolder.requireBringable(from, to);
            Path copy = partial.copy();
            copy(names, copy, held);
            if (!Files.isRegularFile(DataFolder.file(copy), LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(DataFolder.file(copy).toString());
            }
            return new Places(from).changed(copy, to);
        }
    }

    private @Nullable HeldFile there() throws OperationFailed, IOException {
        return Files.exists(DataFolder.file(to)) ? HeldFile.of(DataFolder.file(to)) : null;
    }

    private void copy(List<String> names, Path copy, HeldFile held) throws IOException {
        long all = Contents.bytes(from);
        CheckedCopy copying = new CheckedCopy(from, copy, to, held, done -> progress.copied(done, all));
        for (String name : names) {
            copying.copy(name);
        }
    }

    /** Whatever is left: that which counts is whole, and that which does not is taken back by the next. */
    private void tidy(boolean over) {
        try {
            if (over) {
                partial.forget();
                Contents.unmark(to);
            } else {
                partial.undo();
            }
        } catch (IOException e) {
            // Nothing that counts lies in it.
        }
    }
}
