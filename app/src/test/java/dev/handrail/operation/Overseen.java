package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import java.util.function.UnaryOperator;

/** An operation with something of a test's own in the midst of its work. */
public final class Overseen extends Wrapped {
    private final UnaryOperator<Work> overseer;

    public Overseen(Operation what, UnaryOperator<Work> overseer) {
        super(what);
        this.overseer = overseer;
    }

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
    public void run(Work work) throws OperationFailed {
        super.run(overseer.apply(work));
    }

    @Override
    protected Operation around(Operation other) {
        return new Overseen(other, overseer);
    }
}
