package dev.handrail.backup;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.TryIt;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.List;

/** Tries whether backups can be kept in a destination, with something small that does not stay. */
public final class DestinationTry implements Operation {
    public static final String WORDS = "destination try";

    private final Server server;
    private final Target target;
    private final Clock clock;

    public DestinationTry(Server server, Target target, Clock clock) {
        this.server = server;
        this.target = target;
        this.clock = clock;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("destination.try.title", target.name());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() {
        Step step = new Step(step(), target.kind().where(server.name()), null, Effect.READS);
        return new Plan(title(), effect(), List.of(), List.of(step), List.of());
    }

    private String step() {
        return Words.of("destination.try.step", target.storage().place());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(step());
        TryIt.on(target.storage());
        work.say(Words.of("destination.try.well", target.storage().place()));
        if (target.storage().keepsVersions()) {
            work.say(Words.of("backup.delete.versions", target.storage().place()));
        }
        tellOfRemnants(work);
    }

    /** A key may be good for backups and not permitted to list uploads: that is said, and is no reason to refuse it. */
    private void tellOfRemnants(Work work) throws OperationFailed {
        try {
            DestinationClean.hint(server, target, clock).ifPresent(work::say);
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            work.say(Words.of("destination.try.unlisted", e.getMessage()));
        }
    }
}
