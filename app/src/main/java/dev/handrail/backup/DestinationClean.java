package dev.handrail.backup;

import dev.handrail.journal.Journal;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.Unfinished;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes from a destination what was never finished and nobody is at any more. Only what was shown is removed. */
public final class DestinationClean implements Operation {
    public static final String WORDS = "destination clean";

    /** How old something must be of which nothing else is known. */
    public static final Duration USUAL = Duration.ofDays(Remnant.USUAL_DAYS);

    private final Server server;
    private final Target target;
    private final Remnants remnants;
    private final Clock clock;
    private final List<Remnant> shown;

    /** @param old how old something must be, to go, of which nothing else is known */
    public DestinationClean(Server server, Target target, Journal journal, Duration old, Clock clock)
            throws OperationFailed {
        this.server = server;
        this.target = target;
        this.remnants = new Remnants(target.storage(), journal, old);
        this.clock = clock;
        this.shown = remnants.judged(clock.instant());
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("destination.clean.title", target.name());
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
    public Plan plan() {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Remnant one : shown) {
            if (one.goes()) {
                steps.add(new Step(step(one), target.kind().where(server.name()), null, Effect.DESTROYS));
            } else {
                checks.add(Check.ok(told(one)));
            }
        }
        if (shown.isEmpty()) {
            checks.add(Check.ok(Words.of(
                    target.kind() == Copy.Kind.S3 ? "destination.clean.none.s3" : "destination.clean.none",
                    target.storage().place())));
        }
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private String step(Remnant one) {
        return Words.of("destination.clean.step", told(one));
    }

    private String told(Remnant one) {
        return one.told(clock.instant(), clock.getZone());
    }

    /** What somebody began to write again since it was shown stays; what cannot be removed keeps no other. */
    @Override
    public void run(Work work) throws OperationFailed {
        Set<Unfinished> agreed =
                shown.stream().filter(Remnant::goes).map(Remnant::what).collect(Collectors.toSet());
        List<Remnant> going = remnants.judged(clock.instant()).stream()
                .filter(one -> one.goes() && agreed.contains(one.what()))
                .toList();
        List<OperationFailed> failures = new ArrayList<>();
        for (Remnant one : going) {
            work.stopIfCancelled();
            work.step(step(one));
            try {
                target.storage().discard(one.name());
            } catch (OperationFailed e) {
                work.stopIfCancelled();
                work.say(e.getMessage());
                failures.add(e);
            }
        }
        work.made("removed", String.valueOf(going.size() - failures.size()));
        work.say(Words.of("destination.clean.done", going.size() - failures.size(), shown.size()));
        if (!failures.isEmpty()) {
            throw incomplete(failures, going.size());
        }
    }

    private OperationFailed incomplete(List<OperationFailed> failures, int of) {
        OperationFailed first = failures.getFirst();
        return OperationFailed.failed(Words.of("destination.clean.incomplete", failures.size(), of))
                .on(target.storage().place())
                .cameBack(first.getMessage())
                .next(Words.of("destination.clean.incomplete.next", server.name(), target.name()))
                .because(first);
    }

    /** What lies there that is old enough to go, in words for who only looks by; empty where nothing does. */
    static Optional<String> hint(Server server, Target target, Clock clock) throws OperationFailed {
        List<Unfinished> old = Remnants.ours(target.storage()).stream()
                .filter(one -> one.since().isBefore(clock.instant().minus(USUAL)))
                .toList();
        return old.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.of(
                        "destination.clean.hint", old.size(), Amounts.duration(USUAL), server.name(), target.name()));
    }
}
