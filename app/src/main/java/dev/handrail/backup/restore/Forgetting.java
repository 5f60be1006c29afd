package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.words.OperationFailed;
import org.jspecify.annotations.Nullable;

/** Removes what a restore put aside, and tells by which backup it may. */
public interface Forgetting extends Operation {
    /** @param by the backup by which it goes; null where it stays, or where none is asked for */
    record Looked(Plan plan, @Nullable Backup by) {}

    Looked look() throws OperationFailed;

    @Override
    default Plan plan() throws OperationFailed {
        return look().plan();
    }
}
