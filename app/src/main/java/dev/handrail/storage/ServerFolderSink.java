package dev.handrail.storage;

import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;

/** A file being written into a {@link ServerFolder}: sent to cat there, and believed when both ends count the same. */
final class ServerFolderSink implements Sink {
    private final ServerScript script;
    private final ServerFolder folder;
    private final String name;
    private final Shell shell;
    private final Running running;
    private long sent;
    private boolean committed;

    private ServerFolderSink(ServerScript script, ServerFolder folder, String name, Shell shell, Running running) {
        this.script = script;
        this.folder = folder;
        this.name = name;
        this.shell = shell;
        this.running = running;
    }

    static ServerFolderSink open(ServerScript script, ServerFolder folder, String name) throws OperationFailed {
        Shell shell = script.way().open();
        try {
            Running running = shell.start(Pipeline.of(script.command("write", name)), line -> {});
            return new ServerFolderSink(script, folder, name, shell, running);
        } catch (OperationFailed e) {
            shell.close();
            throw e;
        }
    }

    @Override
    public String partial() {
        return folder.locate(name) + FolderSink.PARTIAL;
    }

    @Override
    public void write(byte[] bytes, int length) throws OperationFailed {
        try {
            running.stdin().write(bytes, 0, length);
            sent += length;
        } catch (IOException e) {
            throw cutOff(Words.of("storage.failed.write", partial()), e);
        }
    }

    @Override
    public void commit() throws OperationFailed {
        String tried = Words.of("storage.failed.commit", folder.locate(name));
        try {
            running.stdin().close();
        } catch (IOException e) {
            throw cutOff(tried, e);
        }
        ServerScript.require(tried, shell.where(), running.await());
        script.ask(tried, "finish", name, String.valueOf(sent));
        committed = true;
    }

    /** cat has ended, or the connection has: the one says why by its exit status, the other when it is waited for. */
    private OperationFailed cutOff(String tried, IOException why) throws OperationFailed {
        if (Thread.currentThread().isInterrupted()) {
            return OperationFailed.cancelled();
        }
        Exit exit = running.await();
        ServerScript.require(tried, shell.where(), exit);
        return OperationFailed.failed(tried)
                .on(shell.where())
                .next(Words.of("storage.failed.next"))
                .because(why);
    }

    /** Closed without a commit, nothing of it stays. */
    @Override
    public void close() throws OperationFailed {
        try (shell) {
            running.close();
            if (!committed) {
                folder.discard(name);
            }
        }
    }
}
