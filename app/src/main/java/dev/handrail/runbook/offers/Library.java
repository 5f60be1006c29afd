package dev.handrail.runbook.offers;

import dev.handrail.runbook.text.RunbookText;
import dev.handrail.words.Nearest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where runbooks are found: in a folder, by their names, or wherever a path leads. */
public record Library(Path folder) {
    /** Those of the folder, by their names. */
    public List<Path> files() throws OperationFailed {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("runbook.folder", folder))
                    .next(Words.of("runbook.folder.next"))
                    .because(e);
        }
    }

    /** The file that a person names. */
    public Path find(String name) throws OperationFailed {
        Path asPath = Path.of(name).toAbsolutePath();
        if (Files.isRegularFile(asPath)) {
            return asPath;
        }
        List<Path> files = files();
        for (Path file : files) {
            if (called(file).equals(name)) {
                return file;
            }
        }
        OperationFailed.Telling telling = OperationFailed.usage(Words.of("runbook.none", name, folder));
        throw Nearest.to(name, files.stream().map(Library::called).toList())
                .map(near -> telling.next(Words.of("runbook.none.near", near)))
                .orElseGet(() -> telling.next(Words.of("runbook.none.next", folder)))
                .build();
    }

    /** Its text, and what it is called. */
    static String text(Path file) throws OperationFailed {
        return RunbookText.read(file);
    }

    static String called(Path file) {
        return file.getFileName().toString().replaceFirst("\\.md$", "");
    }
}
