package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What of a bringing is under way in the folder it goes to: the copy under another name until it is whole, which names of
 * it may be in their place already, and where the data were put aside that lay there before. Whatever it was broken off
 * by, the folder can be made again what it was.
 */
final class Partial {
    static final String NAME = "handrail.partial";
    private static final String COPY = "copy";
    private static final String NAMES = "names";
    private static final String ASIDE = "aside";

    private final Path to;
    private final Path partial;
    private final Path names;
    private final Path asideNote;

    Partial(Path to) {
        this.to = to;
        this.partial = to.resolve(NAME);
        this.names = partial.resolve(NAMES);
        this.asideNote = partial.resolve(ASIDE);
    }

    boolean isThere() {
        return Files.exists(partial, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether one broke off when part of it was in its place, and part of it was not. */
    boolean brokeOff() {
        try {
            return Files.exists(names) && !isWhole();
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether it stopped in the midst of exchanging what lies there: nobody is to begin anything there then. */
    boolean isHalfWay() {
        return brokeOff() || Files.exists(asideNote) && !Files.exists(names);
    }

    Path copy() throws OperationFailed {
        DataFolder.make(partial);
        return DataFolder.make(partial.resolve(COPY));
    }

    /** Written down first, so that whoever comes after this broke off puts it back from there. */
    void putAside(Path aside) throws IOException, OperationFailed {
        List<String> old = Contents.of(to);
        if (!old.isEmpty()) {
            Note.write(asideNote, List.of(String.valueOf(aside.getFileName())));
            DataFolder.make(aside);
            for (String name : old) {
                Files.move(to.resolve(name), aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            FolderTree.force(aside);
            FolderTree.force(to);
        }
    }

    /** The names are written down first: what is found under them when this broke off is ours. */
    void settle(List<String> brought) throws IOException {
        Note.write(names, brought);
        for (String name : brought) {
            Files.move(partial.resolve(COPY).resolve(name), to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        FolderTree.force(to);
    }

    /**
     * Takes back one that broke off. Where all of it had come to its place nobody knows whether it has counted and was
     * worked in since: that goes only where nothing lay before, as nothing can have been chosen there that counted.
     */
    void takeBack(Wish.How how) throws IOException {
        if (Files.exists(names) && isWhole() && how != Wish.How.BRING) {
            forget();
        } else {
            undo();
        }
    }

    /** The folder is what it was before. */
    void undo() throws IOException {
        if (Files.exists(names)) {
            takeOut();
        }
        if (Files.exists(asideNote)) {
            putBack(to.resolve(Note.read(asideNote).orElseThrow().getFirst()));
        }
        forget();
    }

    /** When this is through, whatever has one of those names is what lay there before, and stays. */
    void takeOut() throws IOException {
        Path copy = Files.createDirectories(partial.resolve(COPY));
        for (String name : inPlace()) {
            if (Files.exists(to.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(to.resolve(name), copy.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        FolderTree.force(copy);
        Files.delete(names);
        FolderTree.force(partial);
    }

    /** From now on nothing in it is a copy that may go when it is begun again. */
    void forget() throws IOException {
        Files.deleteIfExists(asideNote);
        Files.deleteIfExists(names);
        FolderTree.remove(partial);
    }

    private void putBack(Path aside) throws IOException {
        for (String name : FolderTree.names(aside, name -> true)) {
            if (!Files.exists(to.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(aside.resolve(name), to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        if (Files.isDirectory(aside) && FolderTree.names(aside, name -> true).isEmpty()) {
            Files.delete(aside);
        }
        FolderTree.force(to);
    }

    private boolean isWhole() throws IOException {
        return inPlace().size() == Note.read(names).orElseThrow().size();
    }

    private List<String> inPlace() throws IOException {
        Path copy = partial.resolve(COPY);
        return Note.read(names).orElseThrow().stream()
                .filter(name -> !Files.exists(copy.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }
}
