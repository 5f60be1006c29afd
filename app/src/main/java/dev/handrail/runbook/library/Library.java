package dev.handrail.runbook.library;

import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.server.Server;
import dev.handrail.server.Template;
import dev.handrail.words.Nearest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All runbooks by their names: a person's own folder first, then what came with the program; and any file by its path. */
public final class Library {
    private final OwnFolder own;
    private final Map<Path, Kept> read = new ConcurrentHashMap<>();

    private record Kept(FileTime modified, long size, Guide guide) {}

    public Library(OwnFolder own) {
        this.own = own;
    }

    public OwnFolder own() {
        return own;
    }

    /** Those of the program in their order, and a person's own by their names; of two with one name the own one counts. */
    public List<Guide> all() throws OperationFailed {
        Map<String, Guide> all = new LinkedHashMap<>();
        BuiltIn.all().forEach(guide -> all.put(guide.name(), guide));
        for (Path file : files()) {
            Guide guide = opened(file);
            all.put(guide.name(), guide);
        }
        return List.copyOf(all.values());
    }

    /** The runbooks of this program that were written for systems of a kind. */
    public static List<Runbook> writtenFor(Template template) {
        return BuiltIn.all().stream()
                .map(Guide::runbook)
                .filter(runbook -> runbook.templates().contains(template.word()))
                .toList();
    }

    /** What was made for such servers first, then what fits any, then the rest. */
    public List<Guide> all(Server server) throws OperationFailed {
        return all().stream()
                .sorted(Comparator.comparing((Guide guide) -> !guide.madeFor(server))
                        .thenComparing(guide -> !guide.fits(server)))
                .toList();
    }

    /** Changes whenever a file of the own folder does, comes or goes: whoever shows the library looks at it now and then. */
    public String state() throws OperationFailed {
        Path folder = own.get();
        return folder
                + files().stream()
                        .map(file -> " " + file + modified(file) + size(file))
                        .collect(Collectors.joining());
    }

    /** The runbook that a person names, by its name or by the path of its file. */
    public Guide find(String name) throws OperationFailed {
        Optional<Path> file = asFile(name);
        if (file.isPresent()) {
            return opened(file.get());
        }
        List<Guide> all = all();
        for (Guide guide : all) {
            if (guide.name().equals(name) || guide.file().equals(name)) {
                return guide;
            }
        }
        List<Guide> below =
                all.stream().filter(guide -> guide.name().endsWith("/" + name)).toList();
        if (below.size() == 1) {
            return below.getFirst();
        }
        OperationFailed.Telling telling = OperationFailed.usage(Words.of("runbook.none", name, own.get()));
        throw Nearest.to(name, all.stream().map(Guide::name).toList())
                .map(near -> telling.next(Words.of("runbook.none.near", near)))
                .orElseGet(() -> telling.next(Words.of("runbook.none.next", own.get())))
                .build();
    }

    /** Puts one that came with the program into the own folder, where it counts instead from then on. */
    public Path copy(Guide guide) throws OperationFailed {
        return write(guide.name(), guide.text());
    }

    /** Puts a new one into the own folder. */
    public Path add(String name, String text) throws OperationFailed {
        if (all().stream().anyMatch(guide -> guide.name().equals(name))) {
            throw OperationFailed.refused(Words.of("runbook.new.taken", name))
                    .next(Words.of("runbook.new.taken.next", name))
                    .build();
        }
        return write(name, text);
    }

    private Path write(String name, String text) throws OperationFailed {
        Path folder = own.get();
        Path file = folder.resolve(name + ".md");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return file;
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("runbook.copy", name, file))
                    .next(Words.of("runbook.folder.next"))
                    .because(e);
        }
    }

    /** What a runbook says now that began with this file; nothing where the file is gone. */
    public Optional<String> textNow(String file) {
        try {
            return Optional.of(find(file).text());
        } catch (OperationFailed e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> asFile(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath();
            return name.startsWith(BuiltIn.PLACE) || !Files.isRegularFile(file) ? Optional.empty() : Optional.of(file);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** As it is now: what was read before counts as long as the file is the same. */
    private Guide opened(Path file) throws OperationFailed {
        FileTime modified = modified(file);
        long size = size(file);
        Kept kept = read.get(file);
        if (kept != null && kept.modified.equals(modified) && kept.size == size) {
            return kept.guide;
        }
        String text = RunbookText.read(file);
        String name = called(own.get(), file);
        boolean instead = file.startsWith(own.get())
                && BuiltIn.all().stream().anyMatch(guide -> guide.name().equals(name));
        Guide guide = new Guide(
                name,
                file.toString(),
                text,
                RunbookText.parse(text, String.valueOf(file.getFileName())),
                instead ? Guide.Origin.INSTEAD : Guide.Origin.OWN);
        read.put(file, new Kept(modified, size, guide));
        return guide;
    }

    private List<Path> files() throws OperationFailed {
        Path folder = own.get();
        try {
            return OwnFiles.in(folder);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("runbook.folder", folder))
                    .next(Words.of("runbook.folder.next"))
                    .because(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    /** In a folder below the own one it is called after that too. */
    private static String called(Path own, Path file) {
        String name = file.startsWith(own)
                ? own.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/")
                : String.valueOf(file.getFileName());
        return name.replaceFirst("\\.md$", "");
    }
}
