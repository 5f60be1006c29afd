package dev.handrail.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A few lines in a file of their own, which hold a path each, blanks at its end and all. */
final class Note {
    private static final String UNFINISHED = ".partial";

    private Note() {}

    /** Whether it is what is left of a note of that name, of which the writing broke off. */
    static boolean isUnfinished(String note, String name) {
        return name.matches(Pattern.quote(note) + "[0-9]+" + Pattern.quote(UNFINISHED));
    }

    /** Without the empty lines; none at all where there is no such file, and a link that leads nowhere is one. */
    static Optional<List<String>> read(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isEmpty())
                .toList());
    }

    /** Written whole or not at all, and on the disk under its name when it returns. */
    static void write(Path file, List<String> lines) throws IOException {
        Path folder = file.resolveSibling("");
        Path part = Files.createTempFile(folder, String.valueOf(file.getFileName()), UNFINISHED);
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        FolderTree.force(folder);
    }
}
