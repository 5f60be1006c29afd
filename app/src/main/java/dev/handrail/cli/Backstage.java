package dev.handrail.cli;

import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.Consumer;

/** What stands behind the command line: what there is to do and to ask, and what does it. */
public interface Backstage extends AutoCloseable {
    List<Offer> offers();

    List<Errand> errands();

    /** The plan of an operation that is to be started, as the runner asks for it. */
    Plan plan(Operation operation) throws OperationFailed;

    /** Starts an operation as the runner does; refused where the plan is blocked or the server is busy. */
    Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed;

    /** The text without the secrets that were handed out. */
    String clean(String text);

    @Override
    void close();

    /** Puts it together for the globals of one command line; nothing is opened before it is needed. */
    interface Opening {
        Backstage open(Globals globals, Terminal terminal) throws OperationFailed;
    }
}
