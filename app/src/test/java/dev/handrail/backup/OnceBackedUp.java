package dev.handrail.backup;

import dev.handrail.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A home in which a backup lies, as it was when that was taken: each test begins with it, in the same place, and none has to
 * take one first.
 *
 * @param id of the backup
 */
record OnceBackedUp(Path home, Scratch kept, String id) implements AutoCloseable {
    /** What a rig needs to have a backup taken. */
    @FunctionalInterface
    interface Setting {
        void up(Rig rig) throws Exception;
    }

    static OnceBackedUp in(Path home, Setting setting) throws Exception {
        String id;
        try (Rig rig = new Rig(home)) {
            setting.up(rig);
            id = Rig.id(rig.backUp());
        }
        Scratch kept = Scratch.make();
        copy(home, kept.folder());
        return new OnceBackedUp(home, kept, id);
    }

    /** One that knows of the backup and of nothing since. */
    Rig rig() throws Exception {
        new Scratch(home).close();
        copy(kept.folder(), home);
        return new Rig(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        kept.close();
    }
}
