package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.backup.keep.Pinning;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.operation.Wrapped;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Backs up what is live before something takes its place, and pins that backup, so that no rule removes it. Where none comes
 * of it, the rest is not even begun.
 */
public final class BackupFirst extends Wrapped {
    public static final String FLAG = "--backup-first";

    private final Means means;
    private final BackupRun backup;
    private final Subject of;
    private final String live;
    private final String reason;

    /**
     * @param backup of what is live, and of nothing else
     * @param of what that is
     * @param live what takes that place calls it
     * @param reason why it is pinned
     */
    public BackupFirst(Means means, Operation what, BackupRun backup, Subject of, String live, String reason) {
        super(what);
        this.means = means;
        this.backup = backup;
        this.of = of;
        this.live = live;
        this.reason = reason;
    }

    @Override
    public String title() {
        return Words.of("first.title", super.title());
    }

    @Override
    public Set<String> exclusions() {
        Set<String> both = new HashSet<>(super.exclusions());
        both.addAll(backup.exclusions());
        return both;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Optional<OperationFailed> unseen = look(checks, steps);
        // What the backup takes of the same disk, the rest reckons with.
        Plan rest = super.plan();
        if (unseen.isPresent()) {
            checks.add(Check.blocker(
                    Words.of("first.check.none", live, unseen.get().getMessage()),
                    Words.of("first.check.none.next", FLAG)));
        } else {
            checks.addAll(duration());
            checks.add(Check.ok(Words.of("first.check.pinned")));
            steps.add(new Step(Words.of("first.step.pin", reason), Words.of("storage.here"), null, backup.effect()));
        }
        int before = steps.size();
        checks.addAll(rest.checks());
        steps.addAll(rest.steps());
        return new Plan(title(), effect(), checks, steps, rest.cannotUndo(), before + rest.beside());
    }

    /** What cannot be backed up can still be restored, without this. */
    private Optional<OperationFailed> look(List<Check> checks, List<Step> steps) throws OperationFailed {
        try {
            Plan first = backup.plan();
            checks.addAll(first.checks());
            steps.addAll(first.steps());
            return Optional.empty();
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** By the last one, where there is any. */
    private List<Check> duration() throws OperationFailed {
        return means.catalogue().newest(server().name(), of).stream()
                .map(last -> Check.ok(Words.of(
                        "first.check.duration",
                        live,
                        Amounts.duration(Duration.ofMillis(last.manifest().millis())),
                        last.id())))
                .toList();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        try {
            backup.run(work);
            for (String id : backup.made()) {
                Backup taken = means.catalogue().require(id);
                Pinning.pin(means, server(), taken, reason).run(work);
            }
            work.stopIfCancelled();
        } catch (OperationFailed e) {
            throw notBegun(e, work);
        }
        super.run(work);
    }

    private OperationFailed notBegun(OperationFailed why, Work work) {
        if (why.kind() == OperationFailed.Kind.CANCELLED) {
            work.say(Words.of("first.cancelled", live));
            return why;
        }
        String tried = Words.of("first.failed", live);
        OperationFailed.Telling told = switch (why.kind()) {
            case UNREACHABLE -> OperationFailed.unreachable(tried);
            case REFUSED -> OperationFailed.refused(tried);
            default -> OperationFailed.failed(tried);
        };
        return told.cameBack(why.getMessage())
                .next(Words.of("first.failed.next", FLAG))
                .showing(why.evidence())
                .because(why);
    }

    @Override
    protected Operation around(Operation other) {
        return new BackupFirst(means, other, backup, of, live, reason);
    }
}
