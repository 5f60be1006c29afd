package dev.handrail.backup.restore;

import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do when it is known what a drill says of a backup: what was made goes, and the report is written. Where
 * that does not work, it takes nothing back of what was found.
 *
 * @param made what was made for the drill
 * @param report where to write how it went, null for nowhere
 */
public record DrillEnding(String made, @Nullable Path report, Work work) {
    /** Has what was made go. */
    @FunctionalInterface
    public interface Removal {
        void remove() throws OperationFailed;
    }

    /**
     * The backup is proven, and that is entered.
     *
     * @param written the report of it, with why what was made did not go, or null where it did
     */
    public void proven(Removal removal, Function<@Nullable OperationFailed, DrillReport> written)
            throws OperationFailed {
        OperationFailed left = left(
                removal,
                () -> OperationFailed.failed(Words.of("drill.left", made)).next(Words.of("drill.left.next", made)));
        OperationFailed unwritten = write(written.apply(left));
        if (left == null && unwritten != null) {
            throw unwritten;
        }
        if (unwritten != null) {
            work.say(unwritten.getMessage());
        }
        if (left != null) {
            throw left;
        }
    }

    /** Answers why it did not go. */
    private @Nullable OperationFailed left(Removal removal, Supplier<OperationFailed.Telling> told)
            throws OperationFailed {
        try {
            removal.remove();
            return null;
        } catch (OperationFailed e) {
            if (work.cancelled()) {
                throw e;
            }
            return told.get().cameBack(Verdict.said(e)).because(e);
        }
    }

    /**
     * It is not proven: that is what is told, whatever becomes of the report and of what was made.
     *
     * @param written the report of it, with why what was made did not go, or null where nothing of it is there
     */
    public void judged(Removal removal, Function<@Nullable OperationFailed, DrillReport> written)
            throws OperationFailed {
        OperationFailed left = left(
                removal, () -> OperationFailed.failed(Words.of("drill.stays")).next(Words.of("drill.stays.next")));
        if (left != null) {
            work.say(left.getMessage());
        }
        OperationFailed unwritten = write(written.apply(left));
        if (unwritten != null) {
            work.say(unwritten.getMessage());
        }
    }

    /** Answers what kept it from being written. */
    private @Nullable OperationFailed write(DrillReport written) {
        if (report == null) {
            return null;
        }
        try {
            written.write(report);
        } catch (OperationFailed e) {
            return OperationFailed.failed(Words.of("drill.unwritten"))
                    .cameBack(Verdict.said(e))
                    .next(Words.of("drill.unwritten.next", written.backup().id()))
                    .because(e);
        }
        work.say(Words.of("drill.report.written", report));
        work.made("report", report.toString());
        return null;
    }
}
