package dev.handrail.operation;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Set;

/** An operation for tests that does what it is given to do. */
record Deed(String serverName, Effect effect, Set<String> exclusions, Body body) implements Operation {
    interface Body {
        void run(Work work) throws OperationFailed;
    }

    static Deed reads(Body body) {
        return new Deed("parish", Effect.READS, Set.of(), body);
    }

    static Deed changes(Body body) {
        return new Deed("parish", Effect.CHANGES, Set.of(), body);
    }

    @Override
    public String name() {
        return "backup run";
    }

    @Override
    public String title() {
        return "Back up members";
    }

    @Override
    public Server server() {
        return Server.of(serverName, Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    }

    @Override
    public Plan plan() {
        return new Plan(title(), effect, List.of(), List.of(), List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        body.run(work);
    }
}
