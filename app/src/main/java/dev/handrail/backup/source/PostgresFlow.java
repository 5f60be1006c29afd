package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Sequence;
import dev.handrail.operation.Work;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A PostgreSQL database while it is dumped: its tables are counted and hashed in the very snapshot that is dumped. */
final class PostgresFlow implements Flow {
    private final PostgresTap tap;
    private final Snapshot snapshot;
    private final Work work;
    private final List<Sequence> sequences;
    private final FutureTask<Snapshot.Inventory> reading;
    private final ContentsStage listing = new ContentsStage();

    private PostgresFlow(
            PostgresTap tap,
            Snapshot snapshot,
            Work work,
            List<Sequence> sequences,
            FutureTask<Snapshot.Inventory> reading) {
        this.sequences = sequences;
        this.tap = tap;
        this.snapshot = snapshot;
        this.work = work;
        this.reading = reading;
    }

    static PostgresFlow begin(PostgresTap tap, Work work) throws OperationFailed {
        Snapshot snapshot = tap.source().snapshot(tap.shell());
        try {
            List<Sequence> sequences = sequences(tap, snapshot);
            return new PostgresFlow(
                    tap, snapshot, work, sequences, snapshot.read(tap, TablesWithRows.of(tap, snapshot, work)));
        } catch (OperationFailed e) {
            ended(snapshot, tap);
            throw e;
        }
    }

    /** What is dumped in part may leave out any of them. */
    private static List<Sequence> sequences(PostgresTap tap, Snapshot snapshot) throws OperationFailed {
        if (!whole(tap)) {
            return List.of();
        }
        try {
            return snapshot.sequences();
        } catch (SQLException e) {
            throw SqlFailure.of(
                    Words.of("backup.failed.look", tap.name()), tap.shell().where(), e);
        }
    }

    @Override
    public Pipeline pipeline() {
        return tap.form().equals(PostgresTap.CUSTOM) ? shown().pipe(ContentsStage.command(tap.list())) : shown();
    }

    @Override
    public Pipeline shown() {
        return Pipeline.of(tap.dump(List.of(inSnapshot())));
    }

    @Override
    public boolean hears(String line) {
        return listing.hears(line);
    }

    /** What tells pg_dump which moment it is to dump. */
    String inSnapshot() {
        return "--snapshot=" + snapshot.name();
    }

    @Override
    public Content finish() throws OperationFailed {
        return finish(listing.contents());
    }

    /** @param contents what the dump lists, where that could be had */
    Content finish(Optional<Contents> contents) throws OperationFailed {
        work.step(Words.of("backup.run.step.count"));
        DatabaseFacts facts = tap.facts();
        Manifest.Source source = new Manifest.Source(
                tap.entry().engine().word(),
                tap.name(),
                facts.name(),
                facts.version(),
                facts.encoding(),
                facts.collate(),
                facts.characterType(),
                facts.owner(),
                facts.sorting(),
                whole(tap) ? facts.bytes() : null,
                facts.besides().withoutSecrets());
        Snapshot.Inventory inventory = inventory();
        Content content = new Content(
                source,
                "pg_dump " + tap.tools().version(),
                tap.form(),
                inventory.tables(),
                inventory.objects(),
                LeftOut.noted(tap.selection().leftOut()));
        return content.with(
                sequences,
                contents.filter(all -> Inventory.comparable(inventory.tables(), inventory.objects()))
                        .map(all -> Inventory.of(all, inventory, tap))
                        .orElse(null));
    }

    private Snapshot.Inventory inventory() throws OperationFailed {
        String tried = Words.of("backup.failed.rows", tap.name());
        // It is not interrupted, which would cut the line before the server was told to end the count.
        try (Work.Handle cancel = work.onCancel(() -> reading.cancel(false))) {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw SqlFailure.of(tried, tap.shell().where(), sql);
            }
            throw OperationFailed.failed(tried)
                    .on(tap.shell().where())
                    .next(Words.of("backup.failed.rows.next"))
                    .because(e);
        } catch (InterruptedException | CancellationException e) {
            throw OperationFailed.cancelled();
        }
    }

    /** What still runs in it is ended with the snapshot. */
    @Override
    public void close() throws OperationFailed {
        try {
            ended(snapshot, tap);
        } finally {
            reading.cancel(true);
        }
    }

    private static void ended(Snapshot snapshot, PostgresTap tap) throws OperationFailed {
        try {
            snapshot.close();
        } catch (SQLException e) {
            throw SqlFailure.of(
                    Words.of("backup.failed.look", tap.name()), tap.shell().where(), e);
        }
    }

    /** Of a part, the size of the whole says nothing. */
    private static boolean whole(PostgresTap tap) {
        return !tap.selection().partial() && tap.selection().rows();
    }
}
