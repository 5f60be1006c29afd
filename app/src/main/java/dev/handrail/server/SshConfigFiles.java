package dev.handrail.server;

import dev.handrail.words.Meaning;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads an OpenSSH configuration with all that it includes into its blocks, in the order in which they count. */
final class SshConfigFiles {
    /** As deep as OpenSSH itself follows. */
    private static final int DEEPEST = 16;

    private static final int MOST_FILES = 200;
    private static final long LARGEST = 1024 * 1024;

    private static final Pattern PATTERN = Pattern.compile("[*?\\[\\\\]");

    private final Path folder;
    private final Path userHome;
    private final List<SshConfigBlock> blocks = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private int files;

    SshConfigFiles(Path file, Path userHome) {
        this.folder = file.toAbsolutePath().resolveSibling(".").normalize();
        this.userHome = userHome;
        read(file, List.of(), 0);
    }

    List<SshConfigBlock> blocks() {
        return blocks;
    }

    List<String> notices() {
        return notices;
    }

    private void read(Path file, List<List<String>> conditions, int depth) {
        files++;
        if (depth > DEEPEST || files > MOST_FILES) {
            notices.add(Words.of("ssh-config.too-many", file));
            return;
        }
        SshConfigBlock block = begin(SshConfigBlock.under(conditions));
        boolean ignored = false;
        int number = 0;
        for (String text : lines(file)) {
            number++;
            SshConfigLine line = SshConfigLine.of(text).orElse(null);
            if (line == null) {
                continue;
            }
            switch (line.keyword()) {
                case "host" -> {
                    block = begin(SshConfigBlock.under(
                            SshConfigBlock.under(conditions).and(line.arguments())));
                    ignored = false;
                }
                case "match" -> {
                    notices.add(Words.of("ssh-config.match", file, number));
                    ignored = true;
                }
                case "include" -> {
                    if (!ignored) {
                        block = include(line.arguments(), block, depth);
                    }
                }
                default -> {
                    if (!ignored) {
                        block.add(line);
                    }
                }
            }
        }
    }

    private SshConfigBlock begin(SshConfigBlock block) {
        blocks.add(block);
        return block;
    }

    /** What follows the inclusion counts after it, so it goes into a block of its own. */
    private SshConfigBlock include(List<String> patterns, SshConfigBlock within, int depth) {
        for (String pattern : patterns) {
            for (Path file : found(pattern)) {
                read(file, within.conditions(), depth + 1);
            }
        }
        return begin(SshConfigBlock.under(within.conditions()));
    }

    /** A pattern may stand in every part of the path, as it may to OpenSSH. */
    private List<Path> found(String pattern) {
        try {
            Path path = folder.resolve(UserPath.of(pattern, userHome));
            List<Path> found = List.of(folder.getRoot());
            for (Path part : path) {
                List<Path> further = new ArrayList<>();
                for (Path within : found) {
                    further.addAll(named(part.toString(), within, pattern));
                }
                found = further;
            }
            return found.stream().filter(Files::isRegularFile).sorted().toList();
        } catch (InvalidPathException | PatternSyntaxException e) {
            notices.add(Words.of("ssh-config.unreadable", pattern, Meaning.of(e)));
            return List.of();
        }
    }

    private List<Path> named(String name, Path within, String pattern) {
        if (!PATTERN.matcher(name).find()) {
            return List.of(within.resolve(name));
        }
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(within)) {
            try (DirectoryStream<Path> matching = Files.newDirectoryStream(within, name)) {
                boolean hidden = name.startsWith(".");
                for (Path file : matching) {
                    // To a shell, too, a star stands for no file that is hidden.
                    if (hidden || !file.getFileName().toString().startsWith(".")) {
                        found.add(file);
                    }
                }
            } catch (IOException e) {
                notices.add(Words.of("ssh-config.unreadable", pattern, Meaning.of(e)));
            }
        }
        return found;
    }

    private List<String> lines(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return List.of();
            }
            if (Files.size(file) > LARGEST) {
                notices.add(Words.of("ssh-config.too-many", file));
                return List.of();
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException e) {
            notices.add(Words.of("ssh-config.unreadable", file, Meaning.of(e)));
            return List.of();
        }
    }
}
