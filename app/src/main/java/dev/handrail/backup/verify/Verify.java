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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            for (Rung rung : rungs(copy)) {
                steps.add(new Step(step(rung, copy), Words.of("storage.here"), null, Effect.READS));
            }
            steps.add(new Step(manifestStep(copy), Words.of("storage.here"), null, Effect.READS));
        }
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    /** A copy that had a fault counts as good again only when every byte was read: its size alone clears nothing. */
    private List<Rung> rungs(Copy copy) {
        boolean suspect = copy.state() != Copy.State.GOOD && upTo == Rung.COMPLETE;
        Rung last = suspect ? Rung.READ_BACK : upTo;
        return List.of(Rung.COMPLETE, Rung.READ_BACK, Rung.DECODED).stream()
                .filter(rung -> rung.compareTo(last) <= 0)
                .toList();
    }

    private static String step(Rung rung, Copy copy) {
        return switch (rung) {
            case COMPLETE -> Words.of("backup.verify.step.complete", copy.destination());
            case READ_BACK -> Words.of("backup.verify.step.readback", copy.destination());
            default -> Words.of("backup.verify.step.decode", copy.destination());
        };
    }

    private static String manifestStep(Copy copy) {
        return Words.of("backup.verify.step.manifest", copy.destination());
    }

    /** Every copy is tested, also when an earlier one has a fault: what matters then is which one is left. */
    @Override
    public void run(Work work) throws OperationFailed {
        Map<Copy, Fault> faults = new LinkedHashMap<>();
        for (Copy copy : backup.copies()) {
            try {
                test(copy, work);
            } catch (Fault fault) {
                means.catalogue().copyIs(backup.id(), copy, fault.state());
                work.say(fault.getMessage());
                faults.put(copy, fault);
            }
        }
        if (!faults.isEmpty()) {
            throw found(faults);
        }
    }

    private void test(Copy copy, Work work) throws OperationFailed, Fault {
        CopyTest test = new CopyTest(means, server, backup.manifest(), copy, work);
        for (Rung rung : rungs(copy)) {
            work.step(step(rung, copy));
            switch (rung) {
                case COMPLETE -> enter(rung, work, test::complete);
                case READ_BACK -> enter(rung, work, test::readBack);
                default -> enter(rung, work, test::decoded);
            }
        }
        means.catalogue().copyIs(backup.id(), copy, Copy.State.GOOD);
        work.step(manifestStep(copy));
        enter(Rung.COMPLETE, work, test::manifest);
    }

    private OperationFailed found(Map<Copy, Fault> faults) {
        List<String> names = faults.keySet().stream().map(Copy::destination).toList();
        List<String> places = faults.keySet().stream().map(Copy::place).toList();
        List<String> messages = faults.values().stream().map(Fault::getMessage).toList();
        boolean usable = faults.values().stream().allMatch(fault -> fault.state() == Copy.State.GOOD);
        return OperationFailed.refused(Words.of("backup.verify.fault", backup.source(), String.join(", ", names)))
                .on(String.join(", ", places))
                .cameBack(String.join("; ", messages))
                .next(usable ? Words.of("backup.fault.manifest.next") : Words.of("backup.verify.fault.next"))
                .build();
    }

    private interface Test {
        String find() throws OperationFailed, Fault;
    }

    private void enter(Rung rung, Work work, Test test) throws OperationFailed, Fault {
        work.stopIfCancelled();
        Instant began = means.clock().instant();
        try {
            String found = test.find();
            work.say(found);
            enter(rung, began, true, found);
        } catch (Fault fault) {
            enter(rung, began, false, fault.getMessage());
            throw fault;
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
