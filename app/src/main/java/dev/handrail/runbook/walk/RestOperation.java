package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Step;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs what a step does on every server that is left, in one plan and one after the other; where one fails, those behind it are left alone. */
final class RestOperation implements Operation {
    private final Step step;
    private final List<String> names = new ArrayList<>();
    private final List<StepOperation> each = new ArrayList<>();

    private RestOperation(Step step) {
        this.step = step;
    }

    /** @param number of the step; refused where nothing of it is left to be run */
    static RestOperation of(WalkMeans means, String id, String number) throws OperationFailed {
        Standing standing = means.standing(id);
        Step step = StepOperation.step(standing, number);
        RestOperation rest = new RestOperation(step);
        for (String server : new Turns(standing, step).left()) {
            boolean toRun = standing.state(step, server).isToRun() && standing.canRun(step, server);
            if (toRun) {
                rest.names.add(server);
                Optional<String> on = server.isEmpty() ? Optional.empty() : Optional.of(server);
                rest.each.add(StepOperation.of(means, id, number, on, false));
            }
        }
        if (rest.each.isEmpty()) {
            throw OperationFailed.refused(Words.of("runbook.walk.nothing", number))
                    .next(Words.of("runbook.walk.nothing.next", id, number))
                    .build();
        }
        return rest;
    }

    @Override
    public String name() {
        return each.getFirst().name();
    }

    @Override
    public String title() {
        return each.size() == 1
                ? each.getFirst().title()
                : Words.of("runbook.step.title.on", step.number(), step.title(), String.join(", ", names));
    }

    @Override
    public Server server() {
        return each.getFirst().server();
    }

    @Override
    public List<Server> servers() {
        Set<Server> all = new LinkedHashSet<>();
        each.forEach(one -> all.addAll(one.servers()));
        return List.copyOf(all);
    }

    @Override
    public Effect effect() {
        Effect worst = Effect.READS;
        for (StepOperation one : each) {
            worst = one.effect().compareTo(worst) > 0 ? one.effect() : worst;
        }
        return worst;
    }

    @Override
    public Set<String> exclusions() {
        Set<String> all = new TreeSet<>();
        each.forEach(one -> all.addAll(one.exclusions()));
        return all;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Set<Plan.Check> checks = new LinkedHashSet<>();
        List<Plan.Step> steps = new ArrayList<>();
        Set<String> cannotUndo = new LinkedHashSet<>();
        for (StepOperation one : each) {
            Plan plan = one.plan();
            checks.addAll(plan.checks());
            steps.addAll(plan.steps());
            cannotUndo.addAll(plan.cannotUndo());
        }
        return new Plan(title(), effect(), List.copyOf(checks), steps, List.copyOf(cannotUndo));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        for (StepOperation one : each) {
            work.stopIfCancelled();
            one.run(work);
        }
    }
}
