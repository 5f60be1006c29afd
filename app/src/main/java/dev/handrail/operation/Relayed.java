package dev.handrail.operation;

import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;

/** Work that passes on to another what it is told, but for what whoever extends it sees to. */
public abstract class Relayed implements Work {
    private final Work work;

    protected Relayed(Work work) {
        this.work = work;
    }

    @Override
    public String run() {
        return work.run();
    }

    @Override
    public void step(String words) {
        work.step(words);
    }

    @Override
    public void progress(long done, long total, Unit unit) {
        work.progress(done, total, unit);
    }

    @Override
    public void part(Part part) {
        work.part(part);
    }

    @Override
    public void say(String line) {
        work.say(line);
    }

    @Override
    public void sayOnce(String line, String secret) {
        work.sayOnce(line, secret);
    }

    @Override
    public void command(String where, String command) {
        work.command(where, command);
    }

    @Override
    public void made(String what, String id) {
        work.made(what, id);
    }

    @Override
    public void shows(Evidence evidence) {
        work.shows(evidence);
    }

    @Override
    public void exchanges() throws OperationFailed {
        work.exchanges();
    }

    @Override
    public boolean cancelled() {
        return work.cancelled();
    }

    @Override
    public void stopIfCancelled() throws OperationFailed {
        work.stopIfCancelled();
    }

    @Override
    public Handle onCancel(Runnable stop) {
        return work.onCancel(stop);
    }

    @Override
    public Handle leaves(Leftover leftover) {
        return work.leaves(leftover);
    }
}
