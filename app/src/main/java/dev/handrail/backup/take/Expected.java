package dev.handrail.backup.take;

import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Compression;
import dev.handrail.backup.source.Tap;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;

/** About how many bytes will be stored: by the last backup of the same source that was packed so, or by its size. */
final class Expected {
    private static final int USUAL_RATIO = 4;

    private Expected() {}

    static long stored(Catalogue catalogue, Server server, Tap tap, Compression compression) throws OperationFailed {
        long plain = tap.expectedBytes();
        return catalogue
                .newest(server.name(), tap.subject())
                .map(backup -> backup.manifest().artifact())
                .filter(artifact -> artifact.bytes() > 0 && artifact.compression() == compression)
                .map(artifact -> Math.max(
                        artifact.storedBytes(), (long) ((double) plain / artifact.bytes() * artifact.storedBytes())))
                .orElse(squeezed(tap, compression) ? plain / USUAL_RATIO : plain);
    }

    /** By the program behind it, or already by itself. */
    private static boolean squeezed(Tap tap, Compression compression) {
        return tap.squeezes() && (tap.packed() || compression != Compression.NONE);
    }
}
