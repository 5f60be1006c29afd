package dev.handrail.backup.source;

import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database that several processes dump into a folder on its server, and the tar of that folder. */
final class DirectoryFlow implements Flow {
    private final PostgresTap tap;
    private final PostgresFlow database;
    private final String folder;
    private final Work.Handle leftover;

    private DirectoryFlow(PostgresTap tap, PostgresFlow database, String folder, Work.Handle leftover) {
        this.tap = tap;
        this.database = database;
        this.folder = folder;
        this.leftover = leftover;
    }

    /** Dumps it; whatever fails here, nothing is left of it. */
    static Flow begin(PostgresTap tap, PostgresFlow database, Work work) throws OperationFailed {
        String folder = DumpFolder.named(work.run(), tap.name());
        Work.Handle leftover = work.leaves(DumpFolder.leftover(tap.source().server(), folder, user(tap)));
        try {
            DumpFolder.make(tap.shell(), folder, user(tap));
            DirectoryFlow flow = new DirectoryFlow(tap, database, folder, leftover);
            flow.dump(work);
            return flow;
        } catch (OperationFailed e) {
            database.close();
            throw e;
        }
    }

    private void dump(Work work) throws OperationFailed {
        List<String> more = new ArrayList<>(DumpFolder.into(folder));
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
                        .next(Words.of("backup.failed.stage.next"))
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
        return Pipeline.of(DumpFolder.tar(folder).as(user(tap)));
    }

    @Override
    public Content finish() throws OperationFailed {
        return database.finish();
    }

    /** What cannot be removed now stays noted as left over. */
    @Override
    public void close() throws OperationFailed {
        try {
            DumpFolder.remove(tap.shell(), folder, user(tap));
            leftover.close();
        } finally {
            database.close();
        }
    }
}
