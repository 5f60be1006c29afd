package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Brings all that lies in a data folder to another one, while nobody else can open its store: under another name first, and
 * to where it belongs once it is whole. What is brought stays where it was, too. One that broke off is begun again.
 */
final class Bringing {
    static final String PARTIAL = "handrail.partial";
    private static final String NAMES = "names";
    private static final String COPY = "copy";

    private final Path from;
    private final Path to;
    private final Clock clock;
    private final Progress progress;

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
    }

    void bring(Wish.How how, Taking taking) throws OperationFailed {
        Path partial = to.resolve(PARTIAL);
        try (HeldFile held = HeldFile.of(DataFolder.file(from))) {
            takeBack(partial);
            if (how == Wish.How.REPLACE) {
                putAside();
            }
            ChosenFolder.requireEmpty(to);
            ChosenFolder.requireRoom(from, to);
            DataFolder.make(to);
            List<String> names = ChosenFolder.others(from);
            copy(names, DataFolder.make(partial), held);
            settle(names, partial);
            taking.over();
            forget(to);
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

    /** Once it counts nothing in it is a copy any more that may go when it is begun again. */
    static void forget(Path to) throws IOException {
        FolderTree.remove(to.resolve(PARTIAL));
    }

    /** Whether one broke off when part of it was in its place already. */
    static boolean brokeOff(Path to) {
        return Files.exists(to.resolve(PARTIAL).resolve(NAMES));
    }

    /** What one that broke off had put in its place goes with all the rest that it copied. */
    private void takeBack(Path partial) throws IOException {
        Path names = partial.resolve(NAMES);
        if (Files.exists(names)) {
            for (String name : Files.readAllLines(names)) {
                FolderTree.remove(to.resolve(name));
            }
        }
        FolderTree.remove(partial);
    }

    private void putAside() throws IOException, OperationFailed {
        List<String> old = ChosenFolder.others(to);
        if (!old.isEmpty()) {
            Path aside = DataFolder.make(ChosenFolder.aside(to, FileCare.STAMP.format(clock.instant())));
            for (String name : old) {
                Files.move(to.resolve(name), aside.resolve(name));
            }
        }
    }

    private void copy(List<String> names, Path partial, HeldFile held)
            throws IOException, OperationFailed, SQLException {
        long all = FolderTree.bytes(from);
        Path copy = DataFolder.make(partial.resolve(COPY));
        CheckedCopy copying = new CheckedCopy(from, copy, held, done -> progress.copied(done, all));
        for (String name : names) {
            copying.copy(name);
        }
        knowPlaces(copy);
    }

    /** The store is opened for it, so that one which cannot be is not taken for a good copy. */
    private void knowPlaces(Path copy) throws OperationFailed, SQLException {
        H2File file = H2File.in(copy.resolve(DataFolder.STORE));
        try (Connection connection = file.open(copy);
                PreparedStatement change =
                        connection.prepareStatement("UPDATE backup_copy SET place = ? || SUBSTRING(place FROM ?)"
                                + " WHERE kind = 'folder' AND LEFT(place, ?) = ?")) {
            String before = from.toString() + from.getFileSystem().getSeparator();
            change.setString(1, to + to.getFileSystem().getSeparator());
            change.setInt(2, before.length() + 1);
            change.setInt(3, before.length());
            change.setString(4, before);
            change.executeUpdate();
        } catch (SQLException e) {
            if (!StoreTrouble.tableIsMissing(e)) {
                throw e;
            }
        }
    }

    /** The names are written down first: what is found under them when this broke off is ours. */
    private void settle(List<String> names, Path partial) throws IOException {
        Files.write(partial.resolve(NAMES), names);
        for (String name : names) {
            Files.move(partial.resolve(COPY).resolve(name), to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        FolderTree.force(to);
    }
}
