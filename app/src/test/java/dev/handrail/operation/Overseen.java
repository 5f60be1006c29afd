package dev.handrail.operation;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An operation with something of a test's own in the midst of its work. */
public record Overseen(Operation what, UnaryOperator<Work> overseer) implements Operation {
    /** What happens then; where it fails, that is what the operation meets. */
    @FunctionalInterface
    public interface Moment {
        void come() throws OperationFailed;
    }

    /** When it is ready to touch what is live. */
    public static Overseen atExchange(Operation what, Moment moment) {
        return new Overseen(what, work -> new Relayed(work) {
            @Override
            public void exchanges() throws OperationFailed {
                moment.come();
            }
        });
    }

    /** Before it first strikes off what it would have left behind. */
    public static Overseen beforeStrikingOff(Operation what, Runnable moment) {
        return new Overseen(what, work -> new Relayed(work) {
            @Override
            public Handle leaves(Leftover leftover) {
                Handle handle = super.leaves(leftover);
                return () -> {
                    moment.run();
                    handle.close();
                };
            }
        });
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
        what.run(overseer.apply(work));
    }
}
