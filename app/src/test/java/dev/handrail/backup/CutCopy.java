package dev.handrail.backup;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first copy of a backup lacks its last third as long as this is open. */
final class CutCopy implements AutoCloseable {
    private final Rig rig;
    private final Backup backup;
    private final Path artifact;
    private final byte[] whole;

    CutCopy(Rig rig, Backup backup) throws IOException {
        this.rig = rig;
        this.backup = backup;
        this.artifact = rig.kept().resolve(backup.copies().getFirst().file());
        this.whole = Files.readAllBytes(artifact);
        Files.write(artifact, Arrays.copyOf(whole, whole.length - whole.length / 3));
    }

    @Override
    public void close() throws IOException, OperationFailed {
        Files.write(artifact, whole);
        rig.catalogue().copyIs(backup.id(), backup.copies().getFirst(), Copy.State.GOOD);
    }
}
