package dev.handrail.backup.verify;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.Folder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts every copy of a backup to the test, up to a rung of the ladder. */
public final class Verify implements Operation {
    public static final String WORDS = "backup verify";

    private final Means means;
    private final Server server;
    private final Backup backup;
    private final Rung upTo;

    public Verify(Means means, Server server, Backup backup, Rung upTo) {
        this.means = means;
        this.server = server;
        this.backup = backup;
        this.upTo = upTo;
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
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Copy copy : backup.copies()) {
            String place = new Folder(Path.of(copy.place())).locate(copy.file());
            checks.add(Check.ok(
                    Words.of("backup.verify.check", place, Words.of(copy.state().key()))));
            for (Rung rung : rungs()) {
                steps.add(new Step(step(rung, copy), Words.of("storage.here"), null, Effect.READS));
            }
        }
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private List<Rung> rungs() {
        return List.of(Rung.COMPLETE, Rung.READ_BACK, Rung.DECODED).stream()
                .filter(rung -> rung.compareTo(upTo) <= 0)
                .toList();
    }

    private static String step(Rung rung, Copy copy) {
        return switch (rung) {
            case COMPLETE -> Words.of("backup.verify.step.complete", copy.destination());
            case READ_BACK -> Words.of("backup.verify.step.readback", copy.destination());
            default -> Words.of("backup.verify.step.decode", copy.destination());
        };
    }

    @Override
    public void run(Work work) throws OperationFailed {
        for (Copy copy : backup.copies()) {
            for (Rung rung : rungs()) {
                work.stopIfCancelled();
                work.step(step(rung, copy));
                test(rung, copy, work);
            }
            means.catalogue().copyIs(backup.id(), copy, Copy.State.GOOD);
        }
    }

    private void test(Rung rung, Copy copy, Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        CopyTest test = new CopyTest(means, server, backup.manifest(), copy, work);
        try {
            String found = switch (rung) {
                case COMPLETE -> test.complete();
                case READ_BACK -> test.readBack();
                default -> test.decoded();
            };
            work.say(found);
            enter(rung, began, true, found);
        } catch (Fault fault) {
            enter(rung, began, false, fault.getMessage());
            means.catalogue().copyIs(backup.id(), copy, fault.state());
            throw OperationFailed.refused(Words.of("backup.verify.fault", backup.source(), copy.destination()))
                    .on(copy.place())
                    .cameBack(fault.getMessage())
                    .next(Words.of("backup.verify.fault.next"))
                    .build();
        }
    }

    private void enter(Rung rung, Instant began, boolean passed, String detail) {
        Instant now = means.clock().instant();
        means.catalogue()
                .proven(
                        backup.id(),
                        new Proof(rung, now, Duration.between(began, now).toMillis(), passed, detail));
    }
}
