package dev.handrail.backup.source;

import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Result;
import dev.handrail.shell.Running;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database that several processes dump into a folder on its server, and the tar of that folder. */
final class DirectoryFlow implements Flow {
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final PostgresTap tap;
    private final PostgresFlow database;
    private final TemporaryFolder folder;

    private DirectoryFlow(PostgresTap tap, PostgresFlow database, TemporaryFolder folder) {
        this.tap = tap;
        this.database = database;
        this.folder = folder;
    }

    /** What tells pg_dump where to write; it makes that folder itself. */
    static List<String> into(String folder) {
        return List.of("--file=" + dump(folder));
    }

    static Command tar(String folder) {
        return Command.of("tar", "-cf", "-", "-C", dump(folder), ".");
    }

    private static String dump(String folder) {
        return folder + "/dump";
    }

    /** Dumps it; whatever fails here, nothing is left of it. */
    static Flow begin(PostgresTap tap, PostgresFlow database, Work work) throws OperationFailed {
        String path = TemporaryFolder.named(work.run(), tap.name());
        try {
            TemporaryFolder folder = TemporaryFolder.make(tap.source().server(), tap.shell(), path, user(tap), work);
            return new DirectoryFlow(tap, database, folder).dumped(work);
        } catch (OperationFailed e) {
            database.close();
            throw e;
        }
    }

    /** What is dumped next needs the room. */
    private DirectoryFlow dumped(Work work) throws OperationFailed {
        try {
            dump(work);
            return this;
        } catch (OperationFailed e) {
            try {
                folder.close();
            } catch (OperationFailed left) {
                work.say(left.getMessage()); // it stays noted as left over
            }
            throw e;
        }
    }

    private void dump(Work work) throws OperationFailed {
        List<String> more = new ArrayList<>(into(folder.path()));
        more.add(database.inSnapshot());
        Command dump = tap.dump(more);
        work.step(Words.of("backup.run.step.folder", tap.jobs()));
        work.command(tap.shell().where(), CommandText.of(dump));
        try (Running running = tap.shell().start(Pipeline.of(dump), work::say);
                Work.Handle cancel = work.onCancel(running::cancel)) {
            ended(running);
            Exit exit = running.await();
            work.stopIfCancelled();
            if (!exit.good()) {
                throw OperationFailed.failed(Words.of("backup.failed.stage", "pg_dump", tap.name()))
                        .on(tap.shell().where())
                        .cameBack(Words.of("backup.failed.stage.status", exit.status(), exit.errorText()))
                        .next(TemporaryFolder.next(exit.errorText(), Words.of("backup.failed.stage.next")))
                        .build();
            }
        }
    }

    /** It writes into the folder alone: what can be read of it here is only its end. */
    private static void ended(Running running) {
        try {
            running.stdout().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The connection is gone; await() tells so.
        }
    }

    private static @Nullable String user(PostgresTap tap) {
        return tap.entry().as();
    }

    @Override
    public Pipeline pipeline() {
        return Pipeline.of(tar(folder.path()).as(user(tap)));
    }

    @Override
    public Content finish() throws OperationFailed {
        return database.finish(listed());
    }

    private Optional<Contents> listed() throws OperationFailed {
        Result list = tap.shell().run(tap.list(dump(folder.path())).within(A_WHILE));
        return list.good()
                ? Optional.of(Contents.of(new String(list.output(), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** What cannot be removed now stays noted as left over. */
    @Override
    public void close() throws OperationFailed {
        try {
            folder.close();
        } finally {
            database.close();
        }
    }
}
