package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.shell.Command;
import dev.handrail.shell.Exit;
import dev.handrail.storage.ServerFolder;
import dev.handrail.storage.WrittenThere;
import dev.handrail.words.OperationFailed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A folder on the server: a stage of the pipeline writes the file. */
final class FolderOutlet extends Outlet {
    private final ServerFolder folder;
    private @Nullable WrittenThere file;

    FolderOutlet(Target target, ServerFolder folder, String file) {
        super(target, file);
        this.folder = folder;
    }

    @Override
    void open() throws OperationFailed {
        file = folder.beginThere(file());
    }

    private WrittenThere opened() {
        return Objects.requireNonNull(file, "a file that was begun");
    }

    String path() {
        return opened().path();
    }

    /** Passes on what it writes. */
    Command tee() {
        return Command.of("tee", "-a", "--", path());
    }

    OperationFailed failure(String where, Exit exit) {
        return opened().failure(where, exit);
    }

    @Override
    void finish(long bytes) throws OperationFailed {
        opened().commit(bytes);
    }

    @Override
    void close() throws OperationFailed {
        if (file != null) {
            file.close();
        }
    }
}
