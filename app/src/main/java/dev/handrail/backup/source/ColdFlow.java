package dev.handrail.backup.source;

import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;

/** A source while it is read and an application is stopped for it, which is started as soon as all was read. */
final class ColdFlow implements Flow {
    private final Flow flow;
    private final Stopped stopped;

    ColdFlow(Flow flow, Stopped stopped) {
        this.flow = flow;
        this.stopped = stopped;
    }

    @Override
    public Pipeline pipeline() {
        return flow.pipeline();
    }

    @Override
    public Pipeline shown() {
        return flow.shown();
    }

    @Override
    public boolean hears(String line) {
        return flow.hears(line);
    }

    @Override
    public boolean endedWell(int stage, int status) {
        return flow.endedWell(stage, status);
    }

    /** What destinations still have to do with what was read is no reason to be down. */
    @Override
    public void read() {
        stopped.start();
    }

    @Override
    public Content finish() throws OperationFailed {
        Stopped.Ended ended = stopped.start();
        if (ended.early()) {
            throw stopped.early(ended);
        }
        OperationFailed trouble = ended.trouble() == null ? stopped.unwell() : ended.trouble();
        return flow.finish().stopped(ended.downMillis(), trouble);
    }

    /** Whatever happened, it is started; that it could not be was said, and stays among what is left behind. */
    @Override
    public void close() throws OperationFailed {
        stopped.start();
        flow.close();
    }
}
