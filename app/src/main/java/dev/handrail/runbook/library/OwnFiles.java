package dev.handrail.runbook.library;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The Markdown files in a folder and in those below it, as in a checkout: what is hidden or was fetched is passed over. */
final class OwnFiles extends SimpleFileVisitor<Path> {
    private static final int DEEPEST = 6;
    private static final int MOST_FOLDERS = 1000;
    private static final Set<String> FETCHED = Set.of("node_modules", "vendor", "target", "build");

    private final Path folder;
    private final List<Path> found = new ArrayList<>();
    private int folders;

    private OwnFiles(Path folder) {
        this.folder = folder;
    }

    /** In the order of their names. */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        OwnFiles files = new OwnFiles(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, files);
        return files.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = String.valueOf(directory.getFileName());
        boolean passed = !directory.equals(folder) && (name.startsWith(".") || FETCHED.contains(name));
        return passed || ++folders > MOST_FOLDERS ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // Every checkout has a README, and nobody follows it.
        if (file.toString().endsWith(".md") && !file.endsWith("README.md") && Files.isRegularFile(file)) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A folder that may not be looked into, or a link that leads back to where one comes from, hides what is in it, and nothing else. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(folder)) {
            throw failure;
        }
        return FileVisitResult.CONTINUE;
    }
}
