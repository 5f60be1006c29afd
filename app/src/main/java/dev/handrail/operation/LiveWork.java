package dev.handrail.operation;

import dev.handrail.journal.OpenRun;
import dev.handrail.waiting.Stop;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;

/** The work that the runner hands to an operation. */
final class LiveWork implements Work {
    private final OpenRun run;
    private final Telling telling;
    private final Stop stop;
    private final Leftovers leftovers;

    LiveWork(OpenRun run, Telling telling, Stop stop, Leftovers leftovers) {
        this.run = run;
        this.telling = telling;
        this.stop = stop;
        this.leftovers = leftovers;
    }

    @Override
    public String run() {
        return run.id();
    }

    @Override
    public void step(String words) {
        telling.step(words);
    }

    @Override
    public void progress(long done, long total, Unit unit) {
        telling.progress(done, total, unit);
    }

    @Override
    public void part(Part part) {
        telling.part(part);
    }

    @Override
    public void say(String line) {
        telling.line(null, line);
    }

    @Override
    public void sayOnce(String line, String secret) {
        telling.once(line, secret);
    }

    @Override
    public void command(String where, String command) {
        telling.line(where, command);
    }

    @Override
    public void made(String what, String id) {
        run.made(what, id);
    }

    @Override
    public void shows(Evidence evidence) {
        telling.shows(evidence);
    }

    @Override
    public boolean cancelled() {
        return stop.asked();
    }

    @Override
    public void stopIfCancelled() throws OperationFailed {
        if (stop.asked()) {
            throw OperationFailed.cancelled();
        }
    }

    @Override
    public Handle onCancel(Runnable action) {
        return stop.stopping(action)::close;
    }

    @Override
    public Handle leaves(Leftover leftover) {
        return leftovers.add(leftover, telling.clean(leftover.words()));
    }
}
