package dev.handrail.backup.rescue;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How chosen rows come back into a live table: all of them in one transaction, or none. */
interface RowsBack {
    /** What would be done, found out in a transaction that is taken back. */
    Prospect prospect() throws OperationFailed;

    /**
     * Does it, and answers how many rows it did it to.
     *
     * @param planned what the prospect said was gathered; refused where it is something else by now
     */
    long bring(@Nullable String planned, Work work) throws OperationFailed;

    static OperationFailed notSame(long rows) {
        return OperationFailed.failed(Words.of("rescue.rows.notsame", rows))
                .next(Words.of("rescue.rows.notsame.next"))
                .build();
    }

    /**
     * @param holding what keeps others from changing the rows meanwhile
     * @param statements what changes something, in its order
     * @param gathered tells whether the same is gathered again
     */
    record Prospect(List<Check> checks, String holding, List<String> statements, String gathered) {
        public Prospect {
            checks = List.copyOf(checks);
            statements = List.copyOf(statements);
        }
    }
}
