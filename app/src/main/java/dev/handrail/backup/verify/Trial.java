package dev.handrail.backup.verify;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One copy of a backup that is to be put to the test.
 *
 * @param name what a person knows the copy by
 */
record Trial(Means means, Origin origin, Backup backup, Copy copy, Asked asked, String name) {
    /**
     * What somebody wants to know.
     *
     * @param upTo the rung up to which it is tested
     * @param fresh how long ago it may have been verified so far to be left alone now
     * @param named whether somebody named that rung, and is not content with a lower one
     * @param emptied whether a folder that has no copy at all is taken for emptied, and not for one whose disk is away
     */
    record Asked(Rung upTo, Duration fresh, boolean named, boolean emptied) {
        Asked(Rung upTo, Duration fresh) {
            this(upTo, fresh, false, false);
        }
    }

    private static final List<Rung> ALL = List.of(Rung.COMPLETE, Rung.READ_BACK, Rung.DECODED, Rung.INVENTORY);

    private interface Certain {
        String find() throws OperationFailed, Fault;
    }

    private interface Test {
        Optional<String> find() throws OperationFailed, Fault;
    }

    /** That it was verified so far, not longer ago than asked: when, and how far one came. */
    record Lately(Instant at, Rung reached) {}

    /** A copy that is not good is always tested. */
    Optional<Lately> lately() {
        if (copy.state() != Copy.State.GOOD
                || backup.failed(Rung.DECODED, copy)
                || backup.failed(Rung.INVENTORY, copy)) {
            return Optional.empty();
        }
        List<Optional<Instant>> all = rungs().stream()
                .filter(rung -> rung.compareTo(last()) <= 0)
                .map(rung -> backup.newest(rung, copy).filter(Proof::passed).map(Proof::at))
                .toList();
        return all.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : all.stream()
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder())
                        .filter(at -> at.isAfter(means.clock().instant().minus(asked.fresh())))
                        .map(at -> new Lately(at, last()));
    }

    /** The same, also of what no program knows: to see that takes no more than its first bytes. */
    Optional<Lately> lately(Work work) {
        Optional<Lately> lately = lately();
        boolean further =
                asked.upTo().compareTo(Rung.READ_BACK) > 0 && asked.fresh().isPositive();
        if (lately.isPresent() || !further) {
            return lately;
        }
        Asked less = new Asked(Rung.READ_BACK, asked.fresh(), asked.named(), asked.emptied());
        return new Trial(means, origin, backup, copy, less, name).lately().filter(read -> nothingToDecode(work));
    }

    /** Where that cannot be seen now, the test will say why. */
    private boolean nothingToDecode(Work work) {
        try {
            return backup.manifest().artifact().compression() == Compression.NONE
                    && new CopyTest(means, origin, backup.manifest(), copy, work)
                            .decoding()
                            .isEmpty();
        } catch (OperationFailed | Fault e) {
            return false;
        }
    }

    String skipped(Lately lately) {
        return Words.of(
                "backup.verify.skipped",
                name,
                Amounts.moment(lately.at(), means.clock().getZone()));
    }

    /** The highest there is of it: what lists nothing has none above the one at which it is decoded. */
    Rung last() {
        boolean lists = Listing.of(backup.manifest()).isPresent();
        return asked.upTo() == Rung.INVENTORY && !lists ? Rung.DECODED : asked.upTo();
    }

    /**
     * A copy that had a fault counts as good again only when it passed the very test that found it, and at least every byte
     * was read: its size alone clears nothing.
     */
    private List<Rung> rungs() {
        boolean suspect = copy.state() != Copy.State.GOOD;
        Rung last = ALL.stream()
                .filter(rung -> backup.failed(rung, copy) || suspect && rung == Rung.READ_BACK)
                .reduce(asked.upTo(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        return ALL.stream().filter(rung -> rung.compareTo(last) <= 0).toList();
    }

    /** Where it lies, for a plan. */
    String where() {
        return copy.kind().where(origin.server().name());
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        rungs().forEach(rung -> steps.add(new Step(step(rung), where(), null, Effect.READS)));
        if (!backup.manifest().foreign()) {
            steps.add(new Step(manifestStep(), where(), null, Effect.READS));
        }
        return steps;
    }

    private String step(Rung rung) {
        return switch (rung) {
            case COMPLETE -> Words.of("backup.verify.step.complete", name);
            case READ_BACK -> Words.of("backup.verify.step.readback", name);
            case DECODED -> Words.of("backup.verify.step.decode", name);
            default -> Words.of("backup.verify.step.inventory", name);
        };
    }

    private String manifestStep() {
        return Words.of("backup.verify.step.manifest", name);
    }

    /** What was found is in the catalogue when this returns, and also when it throws; says how far it came. */
    Rung run(Work work) throws OperationFailed, Fault {
        return judge(() -> test(work), work);
    }

    /** What is to be told of one that has no such rung as was asked by its number, and reached only a lower one. */
    Optional<String> shortOf(Rung reached) {
        return asked.named() && reached.compareTo(asked.upTo()) < 0
                ? Optional.of(Words.of(
                        "backup.verify.short",
                        name,
                        reached.number(),
                        Words.of(reached.key()),
                        asked.upTo().number(),
                        Words.of(asked.upTo() == Rung.INVENTORY ? "backup.found.noinventory" : "backup.found.unknown")))
                : Optional.empty();
    }

    /** Only that every byte is the one that was written. */
    void readBack(Work work) throws OperationFailed, Fault {
        CopyTest test = new CopyTest(means, origin, backup.manifest(), copy, work);
        judge(
                () -> {
                    enter(Rung.READ_BACK, work, test::readBack);
                    return Rung.READ_BACK;
                },
                work);
    }

    private interface Judging {
        Rung judge() throws OperationFailed, Fault;
    }

    private Rung judge(Judging judging, Work work) throws OperationFailed, Fault {
        try {
            return judging.judge();
        } catch (Fault fault) {
            is(fault.state());
            work.say(fault.getMessage());
            throw fault;
        }
    }

    /** What was to be removed and is still there stays that, however whole it is; so does what never was stored. */
    private void is(Copy.State found) {
        boolean never = copy.state() == Copy.State.FAILED && found == Copy.State.MISSING;
        if (copy.state() != Copy.State.DELETING_FAILED && !never) {
            means.catalogue().copyIs(backup.id(), copy, found);
        }
    }

    private Rung test(Work work) throws OperationFailed, Fault {
        CopyTest test = new CopyTest(means, origin, backup.manifest(), copy, work);
        Rung reached = Rung.COMPLETE;
        for (Rung rung : rungs()) {
            work.step(step(rung));
            if (passes(rung, test, work)) {
                reached = rung;
            }
        }
        is(Copy.State.GOOD);
        if (!backup.manifest().foreign()) {
            work.step(manifestStep());
            enter(Rung.COMPLETE, work, test::manifest);
        }
        return reached;
    }

    /** Whether there was something to pass. */
    private boolean passes(Rung rung, CopyTest test, Work work) throws OperationFailed, Fault {
        return switch (rung) {
            case COMPLETE -> enter(rung, work, () -> test.complete(asked.emptied()));
            case READ_BACK -> enter(rung, work, test::readBack);
            case DECODED -> enterOr(Words.of("backup.found.unknown"), rung, work, test::decoded);
            default -> enterOr(Words.of("backup.found.noinventory"), rung, work, test::inventoried);
        };
    }

    /** What a test has nothing to say of passes no more than what it passed before. */
    private boolean enterOr(String silence, Rung rung, Work work, Test test) throws OperationFailed, Fault {
        return enterIf(rung, work, () -> {
            Optional<String> found = test.find();
            if (found.isEmpty()) {
                work.say(silence);
            }
            return found;
        });
    }

    private boolean enter(Rung rung, Work work, Certain test) throws OperationFailed, Fault {
        return enterIf(rung, work, () -> Optional.of(test.find()));
    }

    private boolean enterIf(Rung rung, Work work, Test test) throws OperationFailed, Fault {
        work.stopIfCancelled();
        Instant began = means.clock().instant();
        try {
            Optional<String> found = test.find();
            if (found.isPresent()) {
                work.say(found.get());
                enter(rung, began, true, found.get());
            }
            return found.isPresent();
        } catch (Fault fault) {
            enter(rung, began, false, fault.getMessage());
            throw fault;
        }
    }

    private void enter(Rung rung, Instant began, boolean passed, String detail) {
        Instant now = means.clock().instant();
        long millis = Duration.between(began, now).toMillis();
        means.catalogue().proven(backup.id(), new Proof(rung, now, millis, passed, detail, copy.destination()));
    }
}
