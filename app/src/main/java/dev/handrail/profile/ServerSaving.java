package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what a person has just written about one server, unless somebody else has changed it since they began. */
public final class ServerSaving implements Operation {
    private final Servers book;
    private final Optional<String> before;
    private final Server after;

    /** @param before the stored profile that the person began with; empty where the server is added */
    public ServerSaving(Servers book, Optional<String> before, Server after) {
        this.book = book;
        this.before = before;
        this.after = after;
    }

    @Override
    public String name() {
        return "server save";
    }

    @Override
    public String title() {
        return before.isPresent()
                ? Words.of("profile.save.change", after.name())
                : Words.of("profile.save.add", after.name());
    }

    @Override
    public Server server() {
        return after;
    }

    @Override
    public Effect effect() {
        return before.isPresent() ? Effect.CHANGES : Effect.READS;
    }

    /** Fails where the book is no longer as it was, so that nothing else is done for it either. */
    @Override
    public Plan plan() throws OperationFailed {
        book.requireUnchanged(before, after);
        Plan.Step step = new Plan.Step(title(), Words.of("profile.here"), null, Effect.CHANGES);
        return new Plan(title(), effect(), Gaps.checks(after), List.of(step), List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        book.replace(Map.of(after, before));
        Gaps.say(after, work);
    }
}
