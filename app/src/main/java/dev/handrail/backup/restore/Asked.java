package dev.handrail.backup.restore;

import dev.handrail.words.OperationFailed;

/** A database that was restored and is asked what an application would ask of it. */
public interface Asked {
    /** What it is called. */
    String staged();

    /** Asks it what an application would; what it cannot answer is no failure here. */
    DrillChecks.Result ask(String sql) throws OperationFailed;
}
