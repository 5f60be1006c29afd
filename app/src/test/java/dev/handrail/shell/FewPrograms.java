package dev.handrail.shell;

import dev.handrail.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PATH on which some of this machine's programs are, and no others. They are links, of each of which JUnit would say that it
 * removes one from a temporary folder of its own.
 */
public final class FewPrograms implements AutoCloseable {
    private final Scratch scratch = Scratch.make();

    private FewPrograms() throws IOException {}

    /** What every server has, and nothing more. */
    public static FewPrograms usual() throws IOException {
        return of(
                "sh", "dash", "bash", "env", "dd", "sed", "awk", "mawk", "grep", "gzip", "cat", "printf", "head",
                "tail", "tr", "ls", "ps", "kill", "sleep", "id", "mkdir", "mv", "rm", "chmod", "true", "wc", "sort",
                "setsid", "tee");
    }

    public static FewPrograms of(String... names) throws IOException {
        return new FewPrograms().and(names);
    }

    /** As far as this machine has them. */
    public FewPrograms and(String... names) throws IOException {
        for (String name : names) {
            Path real = Path.of("/usr/bin", name);
            if (Files.exists(real)) {
                Files.createSymbolicLink(folder().resolve(name), real);
            }
        }
        return this;
    }

    public FewPrograms without(String name) throws IOException {
        Files.delete(folder().resolve(name));
        return this;
    }

    public Path folder() {
        return scratch.folder();
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
