package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A small file in the platform's usual data folder that names the folder in which the data really lie, and one beside it
 * that says where the next start is to take them.
 */
public final class Elsewhere {
    static final String NOW = "elsewhere";
    static final String NEXT = "elsewhere.next";
    static final String TURN = "elsewhere.turn";
    private static final String FAILED = "elsewhere.failed";
    private static final String GAVE_UP = "gave up";
    private static final String WAITS = "waits";

    /** What lies in the usual folder though the data do not. */
    static final Set<String> OWN = Set.of(NOW, NEXT, TURN, FAILED);

    private final Path usual;

    public Elsewhere(Path usual) {
        this.usual = usual.toAbsolutePath().normalize();
    }

    /** Where the data lie as long as nobody chose another folder. */
    public Path usual() {
        return usual;
    }

    /** The file that names another one. */
    public Path file() {
        return usual.resolve(NOW);
    }

    /** Where the data lie, whether or not it is there now. */
    public Path folder() throws OperationFailed {
        List<String> lines = lines(file());
        return lines.isEmpty() ? usual : named(lines.getFirst(), file());
    }

    /** Where a copy of what was brought is still kept. */
    public Optional<Path> left() throws OperationFailed {
        List<String> lines = lines(file());
        return lines.size() < 2 ? Optional.empty() : Optional.of(named(lines.get(1), file()));
    }

    public Optional<Wish> wish() throws OperationFailed {
        Path next = usual.resolve(NEXT);
        List<String> lines = lines(next);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        try {
            Wish.How how = Wish.How.valueOf(lines.getLast().toUpperCase(Locale.ROOT));
            return Optional.of(new Wish(named(lines.getFirst(), next), how));
        } catch (IllegalArgumentException e) {
            throw senseless(next);
        }
    }

    /** Where they are to be brought a mark is left, by which the next start knows that the disk is there. */
    public void wish(Wish wish) throws OperationFailed {
        DataFolder.make(usual);
        letGo();
        takeBack(wish.folder());
        if (wish.how() != Wish.How.USE) {
            Contents.mark(wish.folder());
        }
        remove(FAILED);
        write(NEXT, List.of(wish.folder().toString(), wish.how().name().toLowerCase(Locale.ROOT)));
    }

    /** They stay where they are, and nothing is left of what was begun elsewhere. */
    public void stay() throws OperationFailed {
        letGo();
        remove(FAILED);
        remove(NEXT);
    }

    /** What a bringing that broke off has left in a folder goes, unless somebody is at work there just now. */
    public void takeBack(Path folder) throws OperationFailed {
        Partial partial = new Partial(folder);
        Wish.How how = wish().filter(wished -> wished.folder().equals(folder))
                .map(Wish::how)
                .orElse(Wish.How.REPLACE);
        boolean counts = ChosenFolder.same(folder, folder());
        if (partial.isThere()) {
            try (FolderUse use = counts ? FolderUse.NONE : FolderUse.alone(folder)) {
                if (counts) {
                    partial.forget();
                } else {
                    partial.takeBack(how);
                }
            } catch (IOException | OperationFailed e) {
                // It is taken back when they are brought there.
            }
        }
    }

    /** Nothing is to come where it was wished before; where its disk is away, something may be left on it. */
    private void letGo() throws OperationFailed {
        Optional<Wish> wish = wish();
        if (wish.isPresent()) {
            takeBack(wish.get().folder());
            try {
                Contents.unmark(wish.get().folder());
            } catch (IOException e) {
                // A mark without a wish means nothing.
            }
        }
    }

    /** What was wished has come true; what of the wish cannot be removed now is found to be true by the next start. */
    void fulfilled() {
        try {
            remove(FAILED);
            remove(NEXT);
        } catch (OperationFailed e) {
            // Nothing of it counts any more.
        }
    }

    /** Why the last start could not do what was wished, if that is known. */
    Optional<String> failed() {
        List<String> lines = noted();
        return lines.size() < 2 ? Optional.empty() : Optional.of(lines.getLast());
    }

    /** Whether it failed after it had been begun, and waits until a person wants it again. */
    boolean gaveUp() {
        return noted().contains(GAVE_UP);
    }

    /** @param why in one line */
    void failed(String why, boolean gaveUp) {
        try {
            write(FAILED, List.of(gaveUp ? GAVE_UP : WAITS, why));
        } catch (OperationFailed e) {
            // Then it is told and tried once more than it need be.
        }
    }

    /** They lie there from now on. */
    void moved(Path folder, Optional<Path> left) throws OperationFailed {
        if (ChosenFolder.same(folder, usual)) {
            remove(NOW);
        } else {
            write(
                    NOW,
                    left.map(old -> List.of(folder.toString(), old.toString()))
                            .orElseGet(() -> List.of(folder.toString())));
        }
    }

    private List<String> noted() {
        try {
            return Note.read(usual.resolve(FAILED)).orElse(List.of());
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path named(String line, Path file) throws OperationFailed {
        try {
            Path path = Path.of(line);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            // Told below: such a line names nothing either.
        }
        throw senseless(file);
    }

    private static OperationFailed senseless(Path file) {
        return OperationFailed.unreachable(Words.of("whereabouts.read", file))
                .cameBack(Words.of("whereabouts.senseless"))
                .next(Words.of("whereabouts.read.next", file))
                .build();
    }

    /** A file that is there and names nothing is no reason to begin anew in silence. */
    private static List<String> lines(Path file) throws OperationFailed {
        try {
            Optional<List<String>> lines = Note.read(file);
            if (lines.isPresent() && lines.get().isEmpty()) {
                throw senseless(file);
            }
            return lines.orElse(List.of());
        } catch (IOException e) {
            throw OperationFailed.unreachable(Words.of("whereabouts.read", file))
                    .next(Words.of("whereabouts.read.next", file))
                    .because(e);
        }
    }

    private void write(String name, List<String> lines) throws OperationFailed {
        try {
            Note.write(usual.resolve(name), lines);
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(usual, e);
        }
    }

    private void remove(String name) throws OperationFailed {
        try {
            Files.deleteIfExists(usual.resolve(name));
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(usual, e);
        }
    }
}
