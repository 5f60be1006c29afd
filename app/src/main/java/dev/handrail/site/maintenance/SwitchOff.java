package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the maintenance page down. */
final class SwitchOff implements Operation {
    static final String WORDS = "switch off";

    private final SwitchMeans means;
    private final Server server;
    private final @Nullable Notice due;

    SwitchOff(SwitchMeans means, Server server) {
        this(means, server, null);
    }

    private SwitchOff(SwitchMeans means, Server server, @Nullable Notice due) {
        this.means = means;
        this.server = server;
        this.due = due;
    }

    /** The page of that notice alone, whose end has come, and for which nobody has given the word. */
    static SwitchOff due(SwitchMeans means, Server server, Notice notice) {
        return new SwitchOff(means, server, notice);
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of(due == null ? "switching.off.title" : "switching.off.due", server.name());
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
    public Plan plan() throws OperationFailed {
        Situation situation = Situation.of(means, server);
        if (situation.unreached() != null) {
            throw OperationFailed.unreachable(Words.of("switching.off.unreached"))
                    .on(server.name())
                    .cameBack(situation.unreached().getMessage())
                    .next(ByHand.next(situation.lever(), situation.seen()))
                    .because(situation.unreached());
        }
        List<Step> steps = new ArrayList<>(List.of(
                situation.lever().turningOff(),
                new Step(Words.of("switching.step.gone"), Words.of("switching.outside"), null, Effect.READS)));
        situation.lever().settling().ifPresent(steps::add);
        return new Plan(title(), effect(), new Checks(means.clock()).beforeOff(situation), steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        if (due != null && !isStillDue(due)) {
            work.say(Words.of("switching.off.due.not", server.name()));
            return;
        }
        List<String> faults = new Turn(means, server).off(means.outside(server).lookAround(), work);
        if (!faults.isEmpty()) {
            throw OperationFailed.failed(Words.of("switching.off.not-open"))
                    .cameBack(String.join("; ", faults))
                    .next(Words.of("switching.off.not-open.next"))
                    .build();
        }
    }

    /** Whoever moves the end holds the server meanwhile, as this one does now. */
    private boolean isStillDue(Notice notice) {
        return means.windows()
                .open(server.name())
                .map(Window::notice)
                .filter(now -> now.id().equals(notice.id()) && Objects.equals(now.until(), notice.until()))
                .isPresent();
    }
}
