package dev.handrail.backup.verify;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
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
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts every copy of every backup of a server to the test, the newest backup first, with one result each. */
public final class VerifyAll implements Operation {
    public static final String WORDS = "backup verify-all";

    private final Means means;
    private final Origin origin;
    private final List<Backup> backups;
    private final Trial.Asked asked;

    /**
     * @param backups all that there are of the server, newest first
     * @param fresh how long ago a copy may have been verified so far to be left alone now
     * @param emptied whether a folder that has no copy at all was emptied on purpose, so that its copies are missing
     */
    public VerifyAll(Means means, Origin origin, List<Backup> backups, Rung upTo, Duration fresh, boolean emptied) {
        this.means = means;
        this.origin = origin;
        this.backups = backups;
        this.asked = new Trial.Asked(upTo, fresh, false, emptied);
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.verifyall.title", origin.server().name());
    }

    @Override
    public Server server() {
        return origin.server();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    private List<Trial> trials(Backup backup) {
        return backup.copies().stream()
                .map(copy -> new Trial(means, origin, backup, copy, asked, name(backup, copy)))
                .toList();
    }

    private static String name(Backup backup, Copy copy) {
        return Words.of("backup.verifyall.copy", copy.destination(), backup.source(), backup.id());
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Step> steps = new ArrayList<>();
        List<Check> known = new ArrayList<>();
        int copies = 0;
        for (Trial trial : backups.stream().flatMap(b -> trials(b).stream()).toList()) {
            copies++;
            if (trial.lately().isEmpty()) {
                steps.add(new Step(step(trial), trial.where(), null, Effect.READS));
            }
            if (trial.copy().state() != Copy.State.GOOD) {
                String state = Words.of(trial.copy().state().key());
                known.add(Check.ok(Words.of("backup.verify.check", trial.copy().located(), state)));
            }
        }
        List<Check> checks = new ArrayList<>(
                List.of(Check.ok(Words.of("backup.verifyall.check", copies, backups.size(), copies - steps.size()))));
        checks.addAll(known);
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private String step(Trial trial) {
        return Words.of(
                "backup.verifyall.step", trial.name(), Words.of(asked.upTo().key()));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Findings findings = new Findings();
        int passed = 0;
        int skipped = 0;
        for (Backup planned : backups) {
            // One that was deleted while others were tested is no concern any more.
            Optional<Backup> backup = means.catalogue().find(planned.id());
            for (Trial trial : backup.map(this::trials).orElse(List.of())) {
                work.stopIfCancelled();
                Optional<Trial.Lately> lately = trial.lately(work);
                if (lately.isPresent()) {
                    work.say(trial.skipped(lately.get()));
                    skipped++;
                } else if (passes(trial, findings, work)) {
                    passed++;
                }
            }
        }
        told(work, passed, skipped, findings);
        int faulty = findings.faulty().size();
        findings.require(names -> Words.of("backup.verifyall.fault", faulty, names));
    }

    private boolean passes(Trial trial, Findings findings, Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        boolean passed = findings.of(trial, work);
        Duration took = Duration.between(began, means.clock().instant());
        work.say(Words.of(
                passed ? "backup.verifyall.passed" : "backup.verifyall.failed", trial.name(), Amounts.duration(took)));
        return passed;
    }

    private static void told(Work work, int passed, int skipped, Findings findings) {
        List<String> faulty = findings.faulty().stream()
                .map(trial -> trial.backup().id() + "@" + trial.copy().destination())
                .toList();
        work.made("verified", String.valueOf(passed));
        work.made("skipped", String.valueOf(skipped));
        if (!faulty.isEmpty()) {
            work.made("faulty", String.join(",", faulty));
        }
        work.say(Words.of("backup.verifyall.told", passed, skipped, faulty.size(), findings.untested()));
    }
}
