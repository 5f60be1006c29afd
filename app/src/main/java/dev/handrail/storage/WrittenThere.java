package dev.handrail.storage;

import dev.handrail.shell.Exit;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** A file in a {@link ServerFolder} that a program on the server itself appends to: nothing of it passes this computer. */
public final class WrittenThere implements AutoCloseable {
    private final ServerScript script;
    private final ServerFolder folder;
    private final String name;
    private final String path;
    private boolean committed;

    WrittenThere(ServerScript script, ServerFolder folder, String name, String path) {
        this.script = script;
        this.folder = folder;
        this.name = name;
        this.path = path;
    }

    /** The file on the server that is to be appended to. */
    public String path() {
        return path;
    }

    /** What it means that the program which wrote it ended so. */
    public OperationFailed failure(String where, Exit exit) {
        return ServerScript.failure(
                OperationFailed.failed(Words.of("storage.failed.write", folder.locate(name)))
                        .on(where),
                exit);
    }

    /** Makes it last and gives it its name, if it is that long. */
    public void commit(long bytes) throws OperationFailed {
        script.ask(Words.of("storage.failed.commit", folder.locate(name)), "finish", name, String.valueOf(bytes));
        committed = true;
    }

    /** Closed without a commit, nothing of it stays. */
    @Override
    public void close() throws OperationFailed {
        if (!committed) {
            folder.discard(name);
        }
    }
}
