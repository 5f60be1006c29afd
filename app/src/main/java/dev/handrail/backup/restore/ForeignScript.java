package dev.handrail.backup.restore;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Elsewhere;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.GuardedInput;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.LentInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.archive.Archive;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
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

    private final Manifest manifest;
    private final Optional<Elsewhere> elsewhere;

    ForeignScript(Manifest manifest) {
        this.manifest = manifest;
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

    /** Returns only if it is what was adopted, and leads nowhere else; where another program did not make it, at once. */
    void examine(GoodCopy copy, Server server, Work work) throws OperationFailed {
        if (elsewhere.isEmpty()) {
            return;
        }
        work.step(Words.of("restore.step.examine"));
        try (HashedInput stored = new HashedInput(copy.read())) {
            IOException trouble = trouble(copy, server, stored, work);
            String sha256 = stored.sha256();
            if (!copy.isWhole(sha256)) {
                throw copy.overwritten(sha256);
            }
            if (trouble != null) {
                throw unfit(copy, trouble);
            }
        } catch (IOException e) {
            throw copy.unread(e);
        }
    }

    /** Why it cannot be sent. */
    private @Nullable IOException trouble(GoodCopy copy, Server server, HashedInput stored, Work work)
            throws OperationFailed {
        byte[] chunk = new byte[CHUNK];
        long read = 0;
        try (InputStream opened = copy.opened(server, new LentInput(stored));
                InputStream sent = sent(opened)) {
            for (int n = sent.read(chunk); n >= 0; n = sent.read(chunk)) {
                work.stopIfCancelled();
                read += n;
                work.progress(read, size(), Work.Unit.BYTES);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /** What the client is to get of it. */
    InputStream sent(InputStream opened) throws IOException {
        return elsewhere.isEmpty()
                ? opened
                : new GuardedInput(Archive.unpacked(manifest.artifact(), opened), elsewhere.get());
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
