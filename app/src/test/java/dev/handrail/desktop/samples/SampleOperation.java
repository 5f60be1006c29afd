package dev.handrail.desktop.samples;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;

/** An operation that only says what it would do. */
record SampleOperation(String name, String title, Server server, Plan plan, Doing doing) implements Operation {
    /** What it does when it is run. */
    interface Doing {
        void with(Work work) throws OperationFailed;
    }

    @Override
    public Effect effect() {
        return plan.effect();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        doing.with(work);
    }
}
