package dev.handrail.desktop.samples;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.restore.RowsCompared;
import dev.handrail.operation.Part;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** How far the operations of the samples get: as far as whoever looks at them has them go. */
final class SampleProgress {
    private static final long MEGA = 1024L * 1024;
    private static final String WHERE = "deploy@chms.example.org";

    private final SampleClock clock;
    private final Semaphore told = new Semaphore(0);
    private final Semaphore seen = new Semaphore(0);
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();

    /** How one ends. */
    enum End {
        CANCELLED,
        EQUAL,
        DIFFERENT
    }

    SampleProgress(SampleClock clock) {
        this.clock = clock;
    }

    /** Waits until what was started has told how far it is. */
    void await() {
        told.acquireUninterruptibly();
    }

    /** Has it go on for a second, and waits until it has told so. */
    void goOn() {
        seen.release();
        await();
    }

    void end(End how) {
        ends.add(how);
    }

    /** Stays where it is until somebody cancels. */
    void backUp(Work work) throws OperationFailed {
        work.step("Look at chms_production");
        work.say("PostgreSQL 16.4, 1.4 GB; pg_dump 16.4 and zstd are there");
        work.step("Dump chms_production");
        work.command(WHERE, "pg_dump --format=custom --compress=0 chms_production | zstd -q -3 -T2 -c");
        untilEnd(work, 650, () -> parts(work));
        throw OperationFailed.cancelled();
    }

    /** Goes along the steps of a plan, and lingers where the backup is sent. */
    void walk(Work work, Manifest manifest, List<Plan.Step> steps) throws OperationFailed {
        End end = End.EQUAL;
        for (Plan.Step step : steps) {
            work.step(step.text());
            if (step.text().startsWith("Send")) {
                work.command(step.where(), String.valueOf(step.command()));
                end = untilEnd(work, 650, () -> {});
                if (end == End.CANCELLED) {
                    throw OperationFailed.cancelled();
                }
            } else if (step.text().startsWith("Compare the rows")) {
                work.shows(compared(manifest, end));
                if (end == End.DIFFERENT) {
                    throw different();
                }
            }
        }
    }

    private static OperationFailed different() {
        return OperationFailed.failed("The rows in chms_production_restored are not those of the backup")
                .on("Parish office")
                .cameBack("public.attendance has 299,917 rows and should have 300,000; public.events is not there,"
                        + " and should have 6,895 rows")
                .next("The new database was dropped again; what was there before was never touched.")
                .build();
    }

    private static RowsCompared compared(Manifest manifest, End end) {
        List<RowsCompared.Table> tables = new ArrayList<>();
        for (TableRows table : manifest.tables()) {
            boolean cut = end == End.DIFFERENT && table.table().equals("attendance");
            boolean gone = end == End.DIFFERENT && table.table().equals("events");
            long now = gone ? -1 : cut ? table.rows() - 83 : table.rows();
            tables.add(new RowsCompared.Table(table.name(), table.rows(), now));
        }
        return new RowsCompared(tables);
    }

    /** One destination keeps up, and one is slower. */
    private static void parts(Work work) {
        work.part(Part.runs("here", 412 * MEGA, 650 * MEGA, Work.Unit.BYTES));
        work.part(Part.runs("disk", 361 * MEGA, 650 * MEGA, Work.Unit.BYTES));
    }

    private End untilEnd(Work work, long megabytes, Runnable parts) {
        try (Work.Handle handle = work.onCancel(this::cancel)) {
            work.progress(329 * MEGA, megabytes * MEGA, Work.Unit.BYTES);
            told.release();
            seen.acquire();
            clock.pass(Duration.ofSeconds(1));
            parts.run();
            work.progress(412 * MEGA, megabytes * MEGA, Work.Unit.BYTES);
            told.release();
            return ends.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.CANCELLED;
        }
    }

    private void cancel() {
        seen.release();
        ends.add(End.CANCELLED);
    }
}
