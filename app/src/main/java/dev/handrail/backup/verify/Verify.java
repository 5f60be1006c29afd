package dev.handrail.backup.verify;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Proof;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts every copy of a backup to the test, up to a rung of the ladder. */
public final class Verify implements Operation {
    public static final String WORDS = "backup verify";

    private final Means means;
    private final Origin origin;
    private final Backup backup;
    private final Rung upTo;
    private final Duration fresh;

    /** @param fresh how long ago it may have been verified so far to be left alone now */
    public Verify(Means means, Origin origin, Backup backup, Rung upTo, Duration fresh) {
        this.means = means;
        this.origin = origin;
        this.backup = backup;
        this.upTo = upTo;
        this.fresh = fresh;
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

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Copy copy : backup.copies()) {
            String place = copy.located();
            checks.add(Check.ok(
                    Words.of("backup.verify.check", place, Words.of(copy.state().key()))));
            Optional<Instant> lately = lately(copy);
            if (lately.isPresent()) {
                checks.add(Check.ok(skipped(copy, lately.get())));
                continue;
            }
            for (Rung rung : rungs(copy)) {
                steps.add(new Step(
                        step(rung, copy), copy.kind().where(origin.server().name()), null, Effect.READS));
            }
            if (!backup.manifest().foreign()) {
                steps.add(new Step(
                        manifestStep(copy), copy.kind().where(origin.server().name()), null, Effect.READS));
            }
        }
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    /** When it was verified so far, if that is not longer ago than asked; a copy that is not good is always tested. */
    private Optional<Instant> lately(Copy copy) {
        return backup.newest(upTo)
                .filter(proof -> proof.passed() && copy.state() == Copy.State.GOOD)
                .map(Proof::at)
                .filter(at -> at.isAfter(means.clock().instant().minus(fresh)));
    }

    private static String skipped(Copy copy, Instant at) {
        return Words.of("backup.verify.skipped", copy.destination(), Amounts.moment(at, ZoneId.systemDefault()));
    }

    /** A copy that had a fault counts as good again only when every byte was read: its size alone clears nothing. */
    private List<Rung> rungs(Copy copy) {
        boolean suspect = copy.state() != Copy.State.GOOD && upTo == Rung.COMPLETE;
        Rung last = suspect ? Rung.READ_BACK : upTo;
        return List.of(Rung.COMPLETE, Rung.READ_BACK, Rung.DECODED, Rung.INVENTORY).stream()
                .filter(rung -> rung.compareTo(last) <= 0)
                .toList();
    }

    private static String step(Rung rung, Copy copy) {
        return switch (rung) {
            case COMPLETE -> Words.of("backup.verify.step.complete", copy.destination());
            case READ_BACK -> Words.of("backup.verify.step.readback", copy.destination());
            case DECODED -> Words.of("backup.verify.step.decode", copy.destination());
            default -> Words.of("backup.verify.step.inventory", copy.destination());
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
            Optional<Instant> lately = lately(copy);
            if (lately.isPresent()) {
                work.say(skipped(copy, lately.get()));
                continue;
            }
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
        CopyTest test = new CopyTest(means, origin, backup.manifest(), copy, work);
        for (Rung rung : rungs(copy)) {
            work.step(step(rung, copy));
            switch (rung) {
                case COMPLETE -> enter(rung, work, test::complete);
                case READ_BACK -> enter(rung, work, test::readBack);
                case DECODED -> enterOr(Words.of("backup.found.unknown"), rung, work, test::decoded);
                default -> enterOr(Words.of("backup.found.noinventory"), rung, work, test::inventoried);
            }
        }
        means.catalogue().copyIs(backup.id(), copy, Copy.State.GOOD);
        if (!backup.manifest().foreign()) {
            work.step(manifestStep(copy));
            enter(Rung.COMPLETE, work, test::manifest);
        }
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

    private interface Certain {
        String find() throws OperationFailed, Fault;
    }

    private interface Test {
        Optional<String> find() throws OperationFailed, Fault;
    }

    /** What a test has nothing to say of passes no more than what it passed before. */
    private void enterOr(String silence, Rung rung, Work work, Test test) throws OperationFailed, Fault {
        enterIf(rung, work, () -> {
            Optional<String> found = test.find();
            if (found.isEmpty()) {
                work.say(silence);
            }
            return found;
        });
    }

    private void enter(Rung rung, Work work, Certain test) throws OperationFailed, Fault {
        enterIf(rung, work, () -> Optional.of(test.find()));
    }

    private void enterIf(Rung rung, Work work, Test test) throws OperationFailed, Fault {
        work.stopIfCancelled();
        Instant began = means.clock().instant();
        try {
            Optional<String> found = test.find();
            if (found.isPresent()) {
                work.say(found.get());
                enter(rung, began, true, found.get());
            }
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
