package dev.handrail.backup.verify;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts every copy of a backup to the test, up to a rung of the ladder. */
public final class Verify implements Operation {
    public static final String WORDS = "backup verify";

    private final Origin origin;
    private final Backup backup;
    private final List<Trial> trials;

    /**
     * @param named whether somebody named that rung, and is not content with a lower one
     * @param fresh how long ago it may have been verified so far to be left alone now
     */
    public Verify(Means means, Origin origin, Backup backup, Rung upTo, boolean named, Duration fresh) {
        this.origin = origin;
        this.backup = backup;
        Trial.Asked asked = new Trial.Asked(upTo, fresh, named, false);
        this.trials = backup.copies().stream()
                .map(copy -> new Trial(means, origin, backup, copy, asked, copy.destination()))
                .toList();
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.verify.title", backup.source());
    }

    @Override
    public Server server() {
        return origin.server();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    /** No copy of it is removed while it is read. */
    @Override
    public Set<String> exclusions() {
        return Set.of(BackupDelete.copies(backup));
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Trial trial : trials) {
            checks.add(Check.ok(Words.of(
                    "backup.verify.check",
                    trial.copy().located(),
                    Words.of(trial.copy().state().key()))));
            Optional<Trial.Lately> lately = trial.lately();
            if (lately.isPresent()) {
                checks.add(Check.ok(trial.skipped(lately.get())));
            } else {
                steps.addAll(trial.steps());
            }
            trial.shortOf(trial.last())
                    .ifPresent(told -> checks.add(Check.warning(told, Words.of("backup.verify.short.next"))));
        }
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    /** Every copy is tested, also when an earlier one has a fault: what matters then is which one is left. */
    @Override
    public void run(Work work) throws OperationFailed {
        Findings findings = new Findings();
        for (Trial trial : trials) {
            work.stopIfCancelled();
            Optional<Trial.Lately> lately = trial.lately(work);
            if (lately.isPresent()) {
                work.say(trial.skipped(lately.get()));
                findings.reached(trial, lately.get().reached());
            } else {
                findings.of(trial, work);
            }
        }
        findings.require(places -> Words.of("backup.verify.fault", backup.source(), places));
    }
}
