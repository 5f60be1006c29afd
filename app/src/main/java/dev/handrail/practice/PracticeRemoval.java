package dev.handrail.practice;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stops the practice server, and removes its folder and its profile; the backups that were made of it stay. */
record PracticeRemoval(Practising practising, Server server) implements Operation {
    static final String WORDS = "practice remove";

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("practice.remove");
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Plan.Check> checks = new ArrayList<>();
        Optional<String> elsewhere = practising.heldElsewhere();
        elsewhere.ifPresent(who -> checks.add(Plan.Check.blocker(who, Words.of("practice.remove.held.next"))));
        practising
                .entry()
                .namesake()
                .ifPresent(name -> checks.add(Plan.Check.ok(Words.of("practice.remove.namesake", name))));
        checks.add(Plan.Check.ok(Words.of("practice.remove.stays")));
        return new Plan(title(), effect(), checks, steps(), List.of(Words.of("practice.remove.cannot-undo")));
    }

    private List<Plan.Step> steps() {
        String here = PracticeStart.here();
        return List.of(
                new Plan.Step(Words.of("practice.remove.stop"), here, null, Effect.CHANGES),
                new Plan.Step(Words.of("practice.remove.folder", practising.folder()), here, null, Effect.DESTROYS),
                new Plan.Step(Words.of("practice.remove.profile", server.name()), here, null, Effect.CHANGES));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("practice.remove.folder", practising.folder()));
        practising.remove();
        work.say(Words.of("practice.remove.stays"));
    }
}
