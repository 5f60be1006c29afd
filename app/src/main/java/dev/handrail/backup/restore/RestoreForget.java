package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Drops a database that a restore put aside, once there is a newer backup that was proven. */
public final class RestoreForget implements Forgetting {
    public static final String WORDS = "restore forget";

    private final Means means;
    private final Server server;
    private final Place place;
    private final KeptDatabase kept;

    /** Where the database is that was put aside. */
    public interface Place {
        /** What is to be known before it is dropped; nothing where it is not there. */
        Optional<Found> find() throws OperationFailed;

        /** Drops it if it is there; the statement is told beforehand. */
        void drop(Consumer<String> telling) throws OperationFailed;
    }

    /**
     * A database that was put aside and is there.
     *
     * @param connected how many are connected to it
     * @param checks what is to be known besides
     * @param statement which drops it
     */
    public record Found(long connected, List<Check> checks, String statement) {
        public Found {
            checks = List.copyOf(checks);
        }
    }

    public RestoreForget(Means means, Server server, KeptDatabase kept, Place place) {
        this.means = means;
        this.server = server;
        this.kept = kept;
        this.place = place;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("restore.forget.title", kept.kept());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Looked look() throws OperationFailed {
        Backup by = null;
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Optional<Found> found = place.find();
        if (found.isPresent()) {
            ForgetRule.Said said = rule().say();
            by = said.by();
            checks.add(said.check());
            checks.add(use(found.get()));
            checks.addAll(found.get().checks());
            steps.add(new Step(title(), server.name(), found.get().statement(), Effect.DESTROYS));
        } else {
            checks.add(Check.warning(
                    Words.of("restore.undo.check.gone", kept.kept()), Words.of("restore.forget.gone.next")));
        }
        Plan plan = new Plan(title(), effect(), checks, steps, List.of(Words.of("restore.forget.cannotundo")));
        return new Looked(plan, by);
    }

    private Check use(Found found) {
        return found.connected() == 0
                ? Check.ok(Words.of("swap.check.nobody", kept.kept()))
                : Check.blocker(
                        Words.of("restore.forget.used", kept.kept(), found.connected()),
                        Words.of("restore.forget.used.next"));
    }

    private ForgetRule rule() {
        return new ForgetRule(means, server, Subject.database(kept.source()), kept.at());
    }

    /** The rule must hold still; a database that is gone is only forgotten, which no rule need allow. */
    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        Optional<Found> found = place.find();
        if (found.isPresent()) {
            rule().require(kept.kept());
            ForgetRule.require(use(found.get()), kept.kept(), server);
            place.drop(said -> work.command(server.name(), said));
        }
        means.kept().forget(kept.run());
    }
}
