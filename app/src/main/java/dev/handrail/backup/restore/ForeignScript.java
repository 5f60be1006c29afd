package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Elsewhere;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.GuardedInput;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.LastBytes;
import dev.handrail.backup.LentInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.ShortenedInput;
import dev.handrail.backup.archive.Archive;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dump in plain statements that another program made, and may have made anew under the same name: a client obeys whatever
 * stands in it. So it is read whole before anything is made for it, and once more along the way to the client, which gets no
 * byte of a line that leads elsewhere.
 */
final class ForeignScript {
    private static final int CHUNK = 1 << 18;
    /** The length of what was not cut. */
    private static final long ALL = Long.MAX_VALUE;

    private final Manifest manifest;
    private final long length;
    private final Optional<Elsewhere> elsewhere;

    ForeignScript(Manifest manifest) {
        this(manifest, ALL);
    }

    /** @param length how much of it is sent */
    private ForeignScript(Manifest manifest, long length) {
        this.manifest = manifest;
        this.length = length;
        this.elsewhere = manifest.foreign() ? Elsewhere.in(manifest.artifact()) : Optional.empty();
    }

    /** As what it is sent: it can be read along only where it is not packed. */
    Compression packing() {
        return elsewhere.isPresent() ? Compression.NONE : manifest.artifact().compression();
    }

    /** How much is sent; 0 where nobody knows. */
    long size() {
        return elsewhere.isPresent()
                ? manifest.artifact().bytes()
                : manifest.artifact().storedBytes();
    }

    List<Step> steps() {
        return elsewhere.isPresent()
                ? List.of(new Step(Words.of("restore.step.examine"), Words.of("storage.here"), null, Effect.READS))
                : List.of();
    }

    /** What is known of it beforehand: one that was cut may be looked at, and may not take the place of what is live. */
    static List<Check> checks(GoodCopy copy, boolean replaces) {
        Backup backup = copy.backup();
        boolean cut = backup.manifest().foreign()
                && Elsewhere.in(backup.manifest().artifact()).isPresent()
                && backup.failed(Proof.Rung.DECODED, copy.copy());
        if (!cut) {
            return List.of();
        }
        String told = Words.of("restore.foreign.cut", copy.copy().located());
        return List.of(
                replaces
                        ? Check.blocker(told, Words.of("restore.foreign.cut.next", backup.id()))
                        : Check.warning(told, Words.of("restore.foreign.cut.asitis")));
    }

    /** Returns only if it is what was adopted, leads nowhere else and ends as a dump does that was written to its end. */
    void require(GoodCopy copy, Server server, Work work) throws OperationFailed {
        if (examine(copy, server, work) != ALL) {
            throw OperationFailed.refused(
                            Words.of("restore.foreign.cut", copy.copy().located()))
                    .next(Words.of("restore.foreign.cut.next", copy.backup().id()))
                    .showing(Flaw.everywhere())
                    .build();
        }
    }

    /**
     * The same of what goes into something new, where half of it is better than nothing: answers what sends no more of it than
     * its whole statements and rows, as a client stops at the beginning of one.
     */
    ForeignScript asItIs(GoodCopy copy, Server server, Work work) throws OperationFailed {
        long whole = examine(copy, server, work);
        if (whole != ALL) {
            work.say(Words.of("restore.foreign.cut", copy.copy().located()));
            work.say(Words.of("restore.foreign.cut.asitis"));
        }
        return new ForeignScript(manifest, whole);
    }

    /** Whether all of it is sent. */
    boolean whole() {
        return length == ALL;
    }

    /** Answers how much of it are whole statements and rows; all of what ends as it should, or another program did not make. */
    private long examine(GoodCopy copy, Server server, Work work) throws OperationFailed {
        if (elsewhere.isEmpty()) {
            return ALL;
        }
        work.step(Words.of("restore.step.examine"));
        LastBytes last = new LastBytes();
        try (HashedInput stored = new HashedInput(copy.read())) {
            Examined examined = examined(elsewhere.get(), copy, server, stored, last, work);
            String sha256 = stored.sha256();
            if (!copy.isWhole(sha256)) {
                throw copy.overwritten(sha256);
            }
            if (examined.trouble() != null) {
                throw unfit(copy, examined.trouble());
            }
            if (last.end(manifest.artifact())) {
                return ALL;
            }
            enter(copy);
            return examined.whole();
        } catch (IOException e) {
            throw copy.unread(e);
        }
    }

    private static void enter(GoodCopy copy) throws OperationFailed {
        Instant now = copy.means().clock().instant();
        Proof cut = new Proof(Proof.Rung.DECODED, now, 0, false, Words.of("backup.fault.noend"));
        copy.means().catalogue().proven(copy.backup().id(), cut);
    }

    /**
     * @param trouble why it cannot be sent
     * @param whole how much of it are whole statements and rows
     */
    private record Examined(@Nullable IOException trouble, long whole) {}

    private Examined examined(
            Elsewhere leading, GoodCopy copy, Server server, HashedInput stored, LastBytes last, Work work)
            throws OperationFailed {
        byte[] chunk = new byte[CHUNK];
        long read = 0;
        try (InputStream opened = copy.opened(server, new LentInput(stored));
                GuardedInput sent = guarded(opened, leading)) {
            for (int n = sent.read(chunk); n >= 0; n = sent.read(chunk)) {
                work.stopIfCancelled();
                last.add(chunk, n);
                read += n;
                work.progress(read, size(), Work.Unit.BYTES);
            }
            return new Examined(null, sent.resting());
        } catch (IOException e) {
            return new Examined(e, 0);
        }
    }

    private GuardedInput guarded(InputStream opened, Elsewhere leading) throws IOException {
        return new GuardedInput(Archive.unpacked(manifest.artifact(), opened), leading);
    }

    /** What the client is to get of it. */
    InputStream sent(InputStream opened) throws IOException {
        return elsewhere.isEmpty() ? opened : new ShortenedInput(guarded(opened, elsewhere.get()), length);
    }

    /** What is to be told where it led elsewhere on the way, and had not before. */
    OperationFailed stopped(GoodCopy copy, GoesElsewhere why, HashedInput stored) throws IOException {
        String sha256 = stored.sha256();
        return copy.isWhole(sha256) ? unfit(copy, why) : copy.overwritten(sha256);
    }

    private static OperationFailed unfit(GoodCopy copy, IOException why) {
        String located = copy.copy().located();
        return why instanceof GoesElsewhere leads
                ? OperationFailed.refused(Words.of("restore.foreign.elsewhere", located))
                        .cameBack(Words.of("restore.foreign.line", leads.line(), leads.says()))
                        .next(Words.of("restore.foreign.elsewhere.next"))
                        .showing(Flaw.everywhere())
                        .build()
                : OperationFailed.refused(Words.of("restore.foreign.unpack", located))
                        .cameBack(String.valueOf(why.getMessage()))
                        .next(Words.of("backup.verify.fault.next"))
                        .showing(Flaw.everywhere())
                        .build();
    }
}
