package dev.handrail.operation;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Left;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** Cleans up what an earlier run left behind, last first; itself a run like any other. */
final class CleanUp implements Operation {
    private final Journal journal;
    private final Cleaners cleaners;
    private final Run run;
    private final Server server;

    CleanUp(Journal journal, Cleaners cleaners, Run run, Server server) {
        this.journal = journal;
        this.cleaners = cleaners;
        this.run = run;
        this.server = server;
    }

    @Override
    public String name() {
        return "journal clean";
    }

    @Override
    public String title() {
        return Words.of("operation.clean-up", run.id());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Plan plan() {
        List<Left> left = journal.left(run.id()).reversed();
        List<Plan.Step> steps = left.stream()
                .map(one -> new Plan.Step(one.words(), one.server(), null, Effect.CHANGES))
                .toList();
        return new Plan(title(), effect(), List.of(check(left)), steps, List.of());
    }

    private Plan.Check check(List<Left> left) {
        if (run.outcome() == null) {
            return Plan.Check.blocker(
                    Words.of("operation.still-runs", run.id()), Words.of("operation.still-runs.next"));
        }
        return left.isEmpty()
                ? Plan.Check.warning(
                        Words.of("operation.nothing-left", run.id()), Words.of("operation.nothing-left.next"))
                : Plan.Check.ok(Words.of("operation.is-left", left.size()));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        OperationFailed first = null;
        for (Left left : journal.left(run.id()).reversed()) {
            work.stopIfCancelled();
            work.step(Words.of("operation.cleaning", left.words()));
            try {
                cleaners.clean(left, told(work));
                journal.cleaned(left);
            } catch (OperationFailed e) {
                // The others are cleaned up all the same, and the first failure is told at the end.
                journal.notCleaned(left, e.getMessage());
                work.say(e.getMessage());
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private Cleaner.Told told(Work work) {
        return new Cleaner.Told() {
            @Override
            public void say(String line) {
                work.say(line);
            }

            @Override
            public void made(String what, String id) {
                journal.made(run.id(), what, id);
            }
        };
    }
}
