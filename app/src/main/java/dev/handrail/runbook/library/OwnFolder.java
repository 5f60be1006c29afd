package dev.handrail.runbook.library;

import dev.handrail.storage.WholeFile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a person keeps runbooks of their own: a folder of their choosing, else one in the data folder. */
public final class OwnFolder {
    private static final String CHOSEN = "runbooks.folder";

    private final Path usual;
    private final Path chosen;

    /** @param home the data folder */
    public OwnFolder(Path home) {
        this.usual = home.toAbsolutePath().resolve("runbooks");
        this.chosen = home.toAbsolutePath().resolve(CHOSEN);
    }

    public Path get() {
        try {
            String said = Files.exists(chosen)
                    ? Files.readString(chosen, StandardCharsets.UTF_8).strip()
                    : "";
            return said.isEmpty() ? usual : Path.of(said);
        } catch (IOException | InvalidPathException e) {
            // What cannot be read chooses nothing; the list says which folder it shows.
            return usual;
        }
    }

    /** From now on; a folder that is not there is a slip of the pen. */
    public void choose(Path wanted) throws OperationFailed {
        if (!Files.isDirectory(wanted)) {
            throw OperationFailed.refused(Words.of("runbook.folder.none", wanted))
                    .next(Words.of("runbook.folder.none.next"))
                    .build();
        }
        WholeFile.write(chosen, Words.of("runbook.folder.kept-not", chosen), out -> out.write(wanted + "\n"));
    }

    /** The one in the data folder. */
    public Path usual() {
        return usual;
    }

    /** Back to the one in the data folder. */
    public void useUsual() throws OperationFailed {
        WholeFile.write(chosen, Words.of("runbook.folder.kept-not", chosen), out -> {});
    }

    /** The folder that a person means. */
    public static Path named(String folder) throws OperationFailed {
        try {
            return Path.of(folder.strip()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw OperationFailed.usage(Words.of("runbook.folder.none", folder))
                    .next(Words.of("runbook.folder.none.next"))
                    .because(e);
        }
    }
}
