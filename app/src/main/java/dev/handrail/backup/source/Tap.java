package dev.handrail.backup.source;

import dev.handrail.backup.Subject;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** A source that was looked at, and can now be read. */
public interface Tap extends AutoCloseable {
    /** Its name in the profile. */
    String name();

    /** What a backup of it is one of. */
    default Subject subject() {
        return Subject.database(name());
    }

    /** The machine that it is read on. */
    Shell shell();

    /** What was found by looking. */
    List<Check> checks();

    /** What reading it is called: dump it, archive it. */
    String reading();

    /** The commands that will read it, as far as they can be told before. */
    Pipeline shown();

    /** What is done before it is read, such as to stop an application. */
    default List<Step> before() {
        return List.of();
    }

    /** What is done after it was read, whatever became of it. */
    default List<Step> after() {
        return List.of();
    }

    /** Whether an application is stopped while it is read, so that nobody may take his time. */
    default boolean stops() {
        return false;
    }

    /** About how many bytes will come out of it. */
    long expectedBytes();

    /** What the file's name ends in, before any compression: .dump, .sql, .tar. */
    String ending();

    /** Whether its bytes are compressed already: twice makes them no smaller. */
    default boolean packed() {
        return false;
    }

    /** Whether compression can be counted on to make much less of it, as of a database's rows; pictures stay what they are. */
    default boolean squeezes() {
        return false;
    }

    /**
     * Does what must be done before one can tell what will come out of it, such as to run the team's own script. What it
     * answers reads through the same shell, and is closed with this.
     */
    default Tap ready(Work work) throws OperationFailed {
        return this;
    }

    /** Begins to read it. */
    Flow open(Work work) throws OperationFailed;

    @Override
    void close();
}
