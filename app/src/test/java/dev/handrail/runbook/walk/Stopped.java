package dev.handrail.runbook.walk;

import dev.handrail.operation.Leftover;
import dev.handrail.operation.Part;
import dev.handrail.operation.Saying;
import dev.handrail.operation.Work;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;

/** Work that somebody can stop. */
final class Stopped implements Work {
    private final Saying saying = new Saying();
    private volatile Runnable onCancel = () -> {};
    private volatile boolean cancelled;

    void stop() {
        cancelled = true;
        onCancel.run();
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void stopIfCancelled() throws OperationFailed {
        if (cancelled) {
            throw OperationFailed.cancelled();
        }
    }

    @Override
    public Handle onCancel(Runnable stop) {
        onCancel = stop;
        return () -> {};
    }

    @Override
    public void say(String line) {
        saying.say(line);
    }

    @Override
    public String run() {
        return "run";
    }

    @Override
    public void step(String words) {}

    @Override
    public void progress(long done, long total, Unit unit) {}

    @Override
    public void part(Part part) {}

    @Override
    public void command(String where, String command) {}

    @Override
    public void made(String what, String id) {}

    @Override
    public void shows(Evidence evidence) {}

    @Override
    public Handle leaves(Leftover leftover) {
        return () -> {};
    }
}
