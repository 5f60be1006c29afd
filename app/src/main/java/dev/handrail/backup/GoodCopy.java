package dev.handrail.backup;

import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.seal.BrokenSeal;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.Storage;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a backup that a restore reads: the first that is good and can be reached.
 *
 * @param passedOver the copies before it, each with why it is not read
 */
public record GoodCopy(Means means, Backup backup, Copy copy, List<String> passedOver) {
    private static final int CHUNK = 1 << 18;

    public GoodCopy {
        passedOver = List.copyOf(passedOver);
    }

    public static GoodCopy of(Means means, Backup backup) throws OperationFailed {
        List<Copy> good = backup.goodCopies();
        if (good.isEmpty()) {
            throw OperationFailed.refused(Words.of("restore.nocopy", backup.id()))
                    .next(Words.of("backup.verify.fault.next"))
                    .build();
        }
        List<String> passedOver = new ArrayList<>(knownBefore(backup, good.getFirst()));
        // The last one is taken as it is: what is wrong with it, the reading tells.
        for (Copy copy : good.subList(0, good.size() - 1)) {
            Optional<String> trouble = trouble(means, backup, copy);
            if (trouble.isEmpty()) {
                return new GoodCopy(means, backup, copy, passedOver);
            }
            passedOver.add(Words.of("restore.copy.passed", copy.destination(), trouble.get()));
        }
        return new GoodCopy(means, backup, good.getLast(), passedOver);
    }

    /** Those that would have come first, had nobody found out before that they are no good. */
    private static List<String> knownBefore(Backup backup, Copy first) {
        return backup.copies().stream()
                .takeWhile(copy -> !copy.equals(first))
                .filter(copy -> !backup.sound(copy))
                .map(copy -> Words.of("restore.copy.passed", copy.destination(), known(copy)))
                .toList();
    }

    private static String known(Copy copy) {
        return copy.state() == Copy.State.GOOD
                ? Words.of("restore.copy.condemned")
                : Words.of("restore.copy.state", Words.of(copy.state().key()));
    }

    private static Optional<String> trouble(Means means, Backup backup, Copy copy) throws OperationFailed {
        try {
            OptionalLong size = means.places().of(backup.server(), copy).size(copy.file());
            long was = backup.manifest().artifact().storedBytes();
            if (size.isEmpty()) {
                return Optional.of(Words.of("backup.fault.missing", copy.located()));
            }
            return size.getAsLong() == was
                    ? Optional.empty()
                    : Optional.of(Words.of("backup.fault.size", size.getAsLong(), was));
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return Optional.of(e.cameBack() == null ? e.tried() : e.cameBack());
        }
    }

    /** What it is, of when, and why it is not another. */
    public List<Check> checks() {
        return Stream.concat(passedOverChecks().stream(), Stream.of(check(), takenCheck()))
                .toList();
    }

    /** Why it is not another. */
    public List<Check> passedOverChecks() {
        String next = Words.of("restore.copy.passed.next", copy.destination(), backup.id());
        return passedOver.stream().map(why -> Check.warning(why, next)).toList();
    }

    private Check check() {
        Manifest manifest = backup.manifest();
        String size = Amounts.bytes(manifest.artifact().storedBytes());
        int proven = backup.proof().number();
        String what = manifest.rowsUnknown()
                ? Words.of("restore.check.copy.unknown", copy.located(), size, proven)
                : Words.of(
                        "restore.check.copy",
                        copy.located(),
                        size,
                        manifest.tables().size(),
                        manifest.rows(),
                        proven);
        return backup.proof().compareTo(Proof.Rung.DECODED) >= 0
                ? Check.ok(what)
                : Check.warning(what, Words.of("restore.check.unproven.next", backup.id()));
    }

    public Check takenCheck() {
        return Check.ok(Words.of(
                "restore.check.taken.when",
                Amounts.moment(backup.taken(), means.clock().getZone()),
                Amounts.age(backup.taken(), means.clock().instant())));
    }

    /** Says in the record which one is read, where there was a choice. */
    public void tell(Work work) {
        passedOver.forEach(work::say);
        if (backup.copies().size() > 1) {
            work.say(Words.of("restore.copy.read", copy.destination(), copy.located()));
        }
    }

    public Storage storage() throws OperationFailed {
        return means.places().of(backup.server(), copy);
    }

    public String file() {
        return copy.file();
    }

    /** Its bytes as they lie there. What is not there any more is noted as missing: no other attempt need look for it. */
    public InputStream read() throws OperationFailed {
        Storage storage = storage();
        if (storage.size(file()).isEmpty()) {
            throw lost(Copy.State.MISSING, Words.of("storage.failed.read", copy.located()), Words.of("storage.gone"));
        }
        return storage.read(file());
    }

    /**
     * Its bytes as they were before they were encrypted.
     *
     * @param target where it is restored to
     */
    public InputStream opened(Server target, InputStream stored) throws OperationFailed {
        return means.opened(backup, target, file(), stored);
    }

    /** Whether they are those that were written. */
    public boolean isWhole(String sha256) {
        return sha256.equals(artifact().sha256());
    }

    /** What is to be told where they are not. */
    public OperationFailed damaged(String sha256) {
        return lost(
                Copy.State.DAMAGED,
                Words.of("restore.failed.hash", copy.located()),
                Words.of("backup.fault.hash", sha256, artifact().sha256()));
    }

    /** What is to be told of one that somebody else wrote over: it was not restored from, as it would have been obeyed. */
    public OperationFailed overwritten(String sha256) {
        return lost(
                Copy.State.DAMAGED,
                Words.of("restore.foreign.overwritten", copy.located()),
                Words.of("backup.fault.hash", sha256, artifact().sha256()),
                Words.of("restore.foreign.overwritten.next"));
    }

    private OperationFailed lost(Copy.State state, String tried, @Nullable String why) {
        return lost(state, tried, why, Words.of("backup.verify.fault.next"));
    }

    private OperationFailed lost(Copy.State state, String tried, @Nullable String why, String next) {
        means.catalogue().copyIs(backup.id(), copy, state);
        OperationFailed.Telling told =
                OperationFailed.refused(tried).cameBack(why).next(another().orElse(next));
        // One that is missing may be back tomorrow: a disk was not mounted.
        return (state == Copy.State.DAMAGED ? told.showing(Flaw.of(copy)) : told).build();
    }

    /** What to do instead, where there is another copy. */
    private Optional<String> another() {
        return backup.goodCopies().stream()
                .filter(one -> !one.equals(copy))
                .findFirst()
                .map(one -> Words.of("restore.copy.another", copy.destination(), one.destination(), backup.id()));
    }

    /**
     * Adds whose fault it is that a program could not restore what it was sent: that of this copy, if its bytes are not those
     * that were written, else that of the backup. What is left of it is read for that.
     */
    public OperationFailed.Telling blame(OperationFailed.Telling told, HashedInput stored, Work work)
            throws OperationFailed {
        Optional<String> sha256 = hash(stored, work);
        if (sha256.isEmpty()) {
            return told; // Nobody knows then.
        }
        if (isWhole(sha256.get())) {
            return told.showing(Flaw.everywhere());
        }
        means.catalogue().copyIs(backup.id(), copy, Copy.State.DAMAGED);
        another().ifPresent(told::next);
        return told.asRefusal().showing(Flaw.of(copy));
    }

    /**
     * What is to be told where the place seems to be at fault: bytes that are others can make a program say the same, as that
     * the dump is newer than it is.
     */
    public OperationFailed unlessDamaged(OperationFailed.Telling told, HashedInput stored, Work work)
            throws OperationFailed {
        Optional<String> sha256 = hash(stored, work);
        return sha256.isEmpty() || isWhole(sha256.get()) ? told.build() : damaged(sha256.get());
    }

    /** Of all of it, the rest of which is read for that; empty where it cannot be read. */
    private Optional<String> hash(HashedInput stored, Work work) throws OperationFailed {
        long total = artifact().storedBytes();
        if (stored.position() < total) {
            work.say(Words.of("restore.blame", copy.located(), Amounts.bytes(total - stored.position())));
        }
        try {
            byte[] chunk = new byte[CHUNK];
            while (stored.read(chunk) >= 0) {
                work.stopIfCancelled();
                work.progress(stored.position(), total, Work.Unit.BYTES);
            }
            return Optional.of(stored.sha256());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is to be told where the reading broke off: bytes that are others, or a place that does not give them. */
    public OperationFailed unread(IOException why) {
        return why instanceof BrokenSeal
                ? lost(Copy.State.DAMAGED, Words.of("restore.failed.hash", copy.located()), why.getMessage())
                : OperationFailed.failed(Words.of("storage.failed.read", copy.located()))
                        .next(Words.of("storage.failed.read.next"))
                        .because(why);
    }

    private Artifact artifact() {
        return backup.manifest().artifact();
    }
}
