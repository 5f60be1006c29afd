package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Sha256;
import dev.handrail.operation.Work;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Running;
import dev.handrail.sql.SqlFailure;
import dev.handrail.storage.Sink;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The bytes of a dump on their way from the server into the sinks: hashed, counted, and believed only in the end. */
final class DumpStream {
    private static final int CHUNK = 1 << 18;
    private static final List<String> STAGES = List.of("pg_dump", "dd", "the compression", "dd");

    /** What came through. */
    record Dumped(long bytes, long storedBytes, String sha256, List<TableRows> tables) {}

    private final PostgresDump dump;
    private final Work work;
    private final Count plain = new Count(PostgresDump.PLAIN);
    private final Count stored = new Count(PostgresDump.STORED);

    DumpStream(PostgresDump dump, Work work) {
        this.dump = dump;
        this.work = work;
    }

    Dumped into(List<Sink> sinks, Snapshot snapshot) throws OperationFailed {
        Sha256 sha = new Sha256();
        work.command(dump.shell().where(), CommandText.of(dump.shown()));
        FutureTask<List<TableRows>> counting = snapshot.count();
        try (Running running = dump.shell().start(dump.pipeline(snapshot.name(), plain, stored), this::said);
                Work.Handle cancel = work.onCancel(running::cancel)) {
            long received = pump(running, sinks, sha);
            work.stopIfCancelled();
            Exit exit = running.await();
            work.stopIfCancelled();
            agree(exit, received);
            return new Dumped(plain.bytes().orElseThrow(), received, sha.hex(), counted(counting));
        } finally {
            counting.cancel(true);
        }
    }

    private void said(String line) {
        if (!plain.hears(line) && !stored.hears(line)) {
            work.say(line);
        }
    }

    private long pump(Running running, List<Sink> sinks, Sha256 sha) throws OperationFailed {
        long expected = dump.expectedBytes();
        long received = 0;
        byte[] chunk = new byte[CHUNK];
        InputStream in = running.stdout();
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                for (Sink sink : sinks) {
                    sink.write(chunk, n);
                }
                sha.add(chunk, n);
                received += n;
                work.progress(received, Math.max(expected, received), Work.Unit.BYTES);
            }
            return received;
        } catch (IOException e) {
            work.stopIfCancelled();
            running.await(); // tells better than the stream what became of the connection
            throw OperationFailed.unreachable(
                            Words.of("backup.failed.stream", dump.database().name()))
                    .on(dump.shell().where())
                    .next(Words.of("backup.failed.stream.next"))
                    .because(e);
        }
    }

    /** Every stage ended well, and both ends saw the same bytes; else there is no backup. */
    private void agree(Exit exit, long received) throws OperationFailed {
        if (!exit.good()) {
            int culprit = culprit(exit);
            throw OperationFailed.failed(Words.of(
                            "backup.failed.stage",
                            program(culprit),
                            dump.database().name()))
                    .on(dump.shell().where())
                    .cameBack(Words.of(
                            "backup.failed.stage.status", exit.statuses().get(culprit), exit.errorText()))
                    .next(Words.of("backup.failed.stage.next"))
                    .build();
        }
        if (plain.bytes().isEmpty()
                || stored.bytes().isEmpty()
                || stored.bytes().getAsLong() != received) {
            throw OperationFailed.failed(
                            Words.of("backup.failed.count", dump.database().name()))
                    .on(dump.shell().where())
                    .cameBack(
                            Words.of("backup.failed.count.bytes", stored.bytes().orElse(-1), received))
                    .next(Words.of("backup.failed.stream.next"))
                    .build();
        }
    }

    /** The last stage that went wrong: those before it were only cut off by it. */
    private static int culprit(Exit exit) {
        int last = exit.statuses().size() - 1;
        while (last > 0 && exit.statuses().get(last) == 0) {
            last--;
        }
        return last;
    }

    private String program(int stage) {
        return stage == 2 ? dump.compression().program() : STAGES.get(stage);
    }

    private List<TableRows> counted(FutureTask<List<TableRows>> counting) throws OperationFailed {
        work.step(Words.of("backup.run.step.count"));
        try (Work.Handle cancel = work.onCancel(() -> counting.cancel(true))) {
            return counting.get();
        } catch (ExecutionException e) {
            String tried = Words.of("backup.failed.rows", dump.database().name());
            if (e.getCause() instanceof SQLException sql) {
                throw SqlFailure.of(tried, dump.shell().where(), sql);
            }
            throw OperationFailed.failed(tried).on(dump.shell().where()).because(e);
        } catch (InterruptedException | CancellationException e) {
            throw OperationFailed.cancelled();
        }
    }
}
