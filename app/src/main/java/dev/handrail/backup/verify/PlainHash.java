package dev.handrail.backup.verify;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Feed;
import dev.handrail.backup.Fingerprint;
import dev.handrail.backup.Manifest;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.Programs;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash of what an artifact unpacks to, put beside that of what was read from the source.
 *
 * @param expected what it must be; null where nobody made one
 * @param program what hashes between unpacking and decoding; empty where what is sent is already the plain bytes, or
 *     the machine has nothing that hashes
 */
record PlainHash(@Nullable String expected, boolean packed, List<String> program, Fingerprint print) {
    static PlainHash on(Shell shell, Manifest.Artifact artifact) throws OperationFailed {
        String expected = artifact.plainSha256();
        boolean packed = artifact.compression() != Compression.NONE;
        List<String> program = expected == null || !packed
                ? List.of()
                : Fingerprint.hashing(
                        Programs.found(shell, Fingerprint.programs()).keySet());
        return new PlainHash(expected, packed, program, new Fingerprint("handrail-unpacked"));
    }

    Pipeline behind(Command unpack) {
        Pipeline unpacking = Pipeline.of(unpack);
        return program.isEmpty() ? unpacking : unpacking.pipe(print.command(program));
    }

    boolean hears(String line) {
        return print.hears(line);
    }

    /** That they are the same, where both are known. */
    void require(Feed.Fed fed) throws Fault {
        String found = packed ? print.hex() : fed.sha256();
        if (expected != null && found != null && !expected.equals(found)) {
            throw new Fault(Copy.State.DAMAGED, Words.of("backup.fault.plain", found, expected));
        }
    }

    /** What was found, with that it is what was read. */
    String told(String found) {
        return compared() ? Words.of("backup.found.plain", found) : found;
    }

    /** Whether both were known. */
    boolean compared() {
        return expected != null && (!packed || print.hex() != null);
    }
}
