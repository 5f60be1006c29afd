package dev.handrail.cli;

import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.words.OperationFailed;
import java.util.function.Consumer;

/** Shows an operation from its plan to its end, to a person or to a script. */
interface Watcher extends Consumer<Event> {
    /** What will be done, before it is. */
    void planned(Operation operation, Plan plan);

    /** The end; nothing comes after it. */
    void ended(Event.Ended end);

    /** It did not even begin. */
    void notBegun(OperationFailed failure);
}
