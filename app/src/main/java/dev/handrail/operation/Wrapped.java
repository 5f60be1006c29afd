package dev.handrail.operation;

import dev.handrail.server.Server;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Set;

/** An operation that is another one, but for what whoever extends it sees to. */
public abstract class Wrapped implements Operation {
    private final Operation what;

    protected Wrapped(Operation what) {
        this.what = what;
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
    public List<Server> servers() {
        return what.servers();
    }

    @Override
    public Server mostCritical() {
        return what.mostCritical();
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
    public boolean tellsOfExchange() {
        return what.tellsOfExchange();
    }

    @Override
    public final Operation asking(Asker other) {
        return around(what.asking(other));
    }

    @Override
    public Plan plan() throws OperationFailed {
        return what.plan();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        what.run(work);
    }

    /** The same around another one. */
    protected abstract Operation around(Operation other);
}
