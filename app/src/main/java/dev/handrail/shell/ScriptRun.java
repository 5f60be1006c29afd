package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A script under way on a machine. */
final class ScriptRun implements Running {
    private enum Stopped {
        BY_US,
        BY_ITS_LIMIT
    }

    /** What a process may take to say its number, and stderr to end once every stage has reported. */
    private static final int PATIENCE_SECONDS = 5;

    private final String where;
    private final Attached attached;
    private final InputStream stdout;
    private final StageReports reports;
    private final LongConsumer endTree;
    private final int password;
    private final Runnable onKeptOut;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Stopped> stopped = new AtomicReference<>();

    /**
     * @param endTree ends the process with that number and all it started
     * @param password which password of sudo was handed over to it
     * @param onKeptOut told when sudo did not let a stage begin
     */
    ScriptRun(
            String where,
            Attached attached,
            StageReports reports,
            LongConsumer endTree,
            int password,
            Runnable onKeptOut) {
        this.where = where;
        this.attached = attached;
        this.stdout = new MarkedOutput(attached.stdout(), reports.nonce());
        this.reports = reports;
        this.endTree = endTree;
        this.password = password;
        this.onKeptOut = onKeptOut;
    }

    void begin(Script script, @Nullable Duration limit) throws IOException {
        Thread.startVirtualThread(() -> {
            reports.read(attached.stderr());
            ended.countDown();
        });
        Thread.startVirtualThread(this::endSoonAfterTheLastReport);
        send(script);
        if (limit != null) {
            Thread.startVirtualThread(() -> guard(limit));
        }
    }

    /** A shell that ended before it had read all of it has said why, or the line is broken: both are told by who waits. */
    private void send(Script script) throws IOException {
        try {
            script.send(attached.stdin());
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
        }
    }

    /** A daemon that a command left behind may hold stderr open for ever. */
    private void endSoonAfterTheLastReport() {
        try {
            reports.awaitOver();
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            ended.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guard(Duration limit) {
        try {
            if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                stop(Stopped.BY_ITS_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public OutputStream stdin() {
        return attached.stdin();
    }

    @Override
    public InputStream stdout() {
        return stdout;
    }

    @Override
    public Exit await() throws OperationFailed {
        try {
            ended.await();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        }
        if (stopped.get() == Stopped.BY_US) {
            throw OperationFailed.cancelled();
        }
        if (stopped.get() == Stopped.BY_ITS_LIMIT) {
            throw OperationFailed.failed(Words.of("shell.limit"))
                    .on(where)
                    .cameBack(String.join("\n", reports.errors()))
                    .next(Words.of("shell.limit.next"))
                    .build();
        }
        if (reports.complete()) {
            if (keptOut()) {
                onKeptOut.run();
            }
            return reports.exit();
        }
        throw unfinished();
    }

    /** Whether sudo did not let a stage begin; to be asked at the end. */
    boolean keptOut() {
        return reports.keptOut();
    }

    int password() {
        return password;
    }

    private OperationFailed unfinished() {
        IOException broken = reports.broken();
        if (broken != null) {
            return OperationFailed.unreachable(Words.of("shell.lost"))
                    .on(where)
                    .next(Words.of("shell.lost.next"))
                    .because(broken);
        }
        return OperationFailed.failed(unreported())
                .on(where)
                .cameBack(String.join("\n", reports.errors()))
                .next(Words.of("shell.unreported.next"))
                .build();
    }

    /** Who looks for the cause has little else to go by than how the shell ended, where that is told. */
    private String unreported() {
        OptionalInt status = OptionalInt.empty();
        try {
            status = attached.status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status.isPresent()
                ? Words.of("shell.unreported.status", ShellEnd.words(status.getAsInt()))
                : Words.of("shell.unreported");
    }

    @Override
    public void cancel() {
        stop(Stopped.BY_US);
    }

    private void stop(Stopped by) {
        if (ended.getCount() == 0 || !stopped.compareAndSet(null, by)) {
            return;
        }
        try {
            OptionalLong pid = reports.pid(PATIENCE_SECONDS);
            pid.ifPresent(endTree);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
            attached.release();
        }
    }

    @Override
    public void close() {
        cancel();
        attached.release();
    }
}
