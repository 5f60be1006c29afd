package dev.handrail.backup.source;

import dev.handrail.backup.Subject;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.Supplier;

/** How a source is going to be read for which an application is stopped. */
record ColdTap(Tap tap, Server server, FileSet.Cold cold, Supplier<String> ids) implements Tap {
    @Override
    public String name() {
        return tap.name();
    }

    @Override
    public Subject subject() {
        return tap.subject();
    }

    @Override
    public Shell shell() {
        return tap.shell();
    }

    @Override
    public List<Check> checks() {
        return tap.checks();
    }

    @Override
    public String reading() {
        return tap.reading();
    }

    @Override
    public Pipeline shown() {
        return tap.shown();
    }

    @Override
    public List<Step> before() {
        return Stopped.before(cold, name(), shell().where());
    }

    @Override
    public List<Step> after() {
        return Stopped.after(cold, name(), shell().where());
    }

    @Override
    public boolean stops() {
        return true;
    }

    @Override
    public long expectedBytes() {
        return tap.expectedBytes();
    }

    @Override
    public String ending() {
        return tap.ending();
    }

    @Override
    public boolean packed() {
        return tap.packed();
    }

    @Override
    public Flow open(Work work) throws OperationFailed {
        Stopped stopped = Stopped.begin(shell(), server, name(), cold, ids.get(), work);
        try {
            stopped.stop();
            return new ColdFlow(tap.open(work), stopped);
        } catch (OperationFailed e) {
            throw stopped.startedAfter(e);
        }
    }

    @Override
    public void close() {
        tap.close();
    }
}
