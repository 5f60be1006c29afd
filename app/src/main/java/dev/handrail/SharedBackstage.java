package dev.handrail;

import dev.handrail.cli.Backstage;
import dev.handrail.cli.Errand;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.Consumer;

/** The same backstage for one more line, which stays open behind it. */
record SharedBackstage(Backstage behind, List<Errand> errands) implements Backstage {
    @Override
    public List<Offer> offers() {
        return behind.offers();
    }

    @Override
    public Plan plan(Operation operation) throws OperationFailed {
        return behind.plan(operation);
    }

    @Override
    public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed {
        return behind.start(operation, plan, watcher);
    }

    @Override
    public String clean(String text) {
        return behind.clean(text);
    }

    @Override
    public void close() {
        // Whoever opened it closes it.
    }
}
