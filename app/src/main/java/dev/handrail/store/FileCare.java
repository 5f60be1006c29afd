package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What the store's file wants before its tables are changed: a copy, a zip each, of which the newest few are kept. */
final class FileCare implements Migrations.Care {
    private static final int KEPT = 5;
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    FileCare(Path home, Clock clock) {
        this.folder = home.resolve("store-copies");
        this.clock = clock;
    }

    Path folder() {
        return folder;
    }

    /** Written under another name first, so that what is called a copy is a whole one. */
    @Override
    public void keepCopy(Handle handle, Migration before) throws OperationFailed {
        DataFolder.make(folder);
        String name = "store-" + STAMP.format(clock.instant()) + "-before-V%03d.zip".formatted(before.number());
        Path partial = folder.resolve(name + ".partial");
        try {
            handle.execute("BACKUP TO '" + partial.toString().replace("'", "''") + "'");
            Files.move(partial, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            forgetOld();
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(folder, e);
        }
    }

    /** Oldest first. */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private void forgetOld() throws IOException {
        List<Path> copies = all();
        for (Path old : copies.subList(0, Math.max(0, copies.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }
}
