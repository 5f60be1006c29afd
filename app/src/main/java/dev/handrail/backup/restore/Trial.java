package dev.handrail.backup.restore;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** A database that a backup is restored into to see that it can be done. */
public interface Trial extends Asked {
    /** What is seen beforehand, and what will be done. */
    record Prospect(List<Check> checks, List<Step> steps) {
        public Prospect {
            checks = List.copyOf(checks);
            steps = List.copyOf(steps);
        }
    }

    Prospect prospect() throws OperationFailed;

    /** The statement that drops it. */
    String dropping();

    /** Makes it and loads it, and answers only if it is what was backed up. */
    Staged fill(Work work) throws OperationFailed;

    /** Nothing is done where none was made. */
    void drop(Work work) throws OperationFailed;
}
