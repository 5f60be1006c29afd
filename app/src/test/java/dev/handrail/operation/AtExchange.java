package dev.handrail.operation;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.Set;

/** An operation with something of a test's own in the moment when it is ready to touch what is live. */
public record AtExchange(Operation what, Moment moment) implements Operation {
    /** What happens then; where it fails, that is what the operation meets. */
    @FunctionalInterface
    public interface Moment {
        void come() throws OperationFailed;
    }

    @Override
    public String name() {
        return what.name();
    }

    @Override
    public String title() {
        return what.title();
    }

    @Override
    public Server server() {
        return what.server();
    }

    @Override
    public Effect effect() {
        return what.effect();
    }

    @Override
    public Set<String> exclusions() {
        return what.exclusions();
    }

    @Override
    public Plan plan() throws OperationFailed {
        return what.plan();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        what.run(new Relayed(work) {
            @Override
            public void exchanges() throws OperationFailed {
                moment.come();
            }
        });
    }
}
