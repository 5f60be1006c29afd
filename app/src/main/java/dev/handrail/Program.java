package dev.handrail;

import dev.handrail.cli.Backstage;
import dev.handrail.cli.Display;
import dev.handrail.cli.Errand;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.Consumer;

/** The composition root: here the program is put together, by hand, and nothing is opened before it is needed. */
public final class Program implements Backstage {
    @Override
    public List<Offer> offers() {
        return List.of();
    }

    @Override
    public List<Errand> errands() {
        return List.of(new Errand("", "", List.of(), arguments -> desktop()));
    }

    @Override
    public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed {
        throw new IllegalStateException(operation.name());
    }

    @Override
    public void close() {}

    private static int desktop() throws OperationFailed {
        Display.require(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform", ""));
        return 0;
    }
}
