package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

    /** What lies in the usual folder though the data do not. */
    static final Set<String> OWN = Set.of(NOW, NEXT, TURN);

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

    public void wish(Wish wish) throws OperationFailed {
        DataFolder.make(usual);
        write(NEXT, List.of(wish.folder().toString(), wish.how().name().toLowerCase(Locale.ROOT)));
    }

    /** They stay where they are: nothing was wished, or it has come true. */
    public void stay() throws OperationFailed {
        remove(NEXT);
    }

    /** They lie there from now on. */
    void moved(Path folder, Optional<Path> left) throws OperationFailed {
        if (folder.equals(usual)) {
            remove(NOW);
        } else {
            write(
                    NOW,
                    left.map(old -> List.of(folder.toString(), old.toString()))
                            .orElseGet(() -> List.of(folder.toString())));
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

    /** Without the empty ones; a file that is there and names nothing is no reason to begin anew in silence. */
    private static List<String> lines(Path file) throws OperationFailed {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty()) {
                throw senseless(file);
            }
            return lines;
        } catch (IOException e) {
            throw OperationFailed.unreachable(Words.of("whereabouts.read", file))
                    .next(Words.of("whereabouts.read.next", file))
                    .because(e);
        }
    }

    /** Written whole or not at all, and on the disk when it returns. */
    private void write(String name, List<String> lines) throws OperationFailed {
        try {
            Path part = Files.createTempFile(usual, name, ".partial");
            try {
                try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    out.write(ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
                    out.force(true);
                }
                Files.move(
                        part, usual.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
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
