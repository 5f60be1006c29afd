package dev.handrail.backup.take;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.storage.Folder;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The room that a backup takes before a restore, once it is planned. It is known of folders on the server itself: what the
 * workstation or a bucket holds is no disk of the server, unless this computer is the server.
 */
public record BackupAhead(Means means, BackupRun backup) implements Ahead {
    @Override
    public long bytesBeside(String folder) throws OperationFailed {
        long bytes = 0;
        for (Target target : backup.targets()) {
            bytes += isBeside(target, folder) ? backup.expected() : 0;
        }
        return bytes;
    }

    private boolean isBeside(Target target, String folder) throws OperationFailed {
        return switch (target.kind()) {
            case SERVER_FOLDER ->
                share(
                        target.storage(),
                        means.places().of(backup.server(), new Destination.ServerFolder(target.name(), folder)));
            case FOLDER ->
                backup.server().access() instanceof Access.ThisComputer
                        && share(target.storage(), new Folder(Path.of(folder)));
            case S3 -> false;
        };
    }

    /** What cannot be asked now is no reason to plan nothing: to ask it for its room will say why. */
    private static boolean share(Storage one, Storage other) throws OperationFailed {
        try {
            Optional<String> disk = one.disk();
            return disk.isPresent() && disk.equals(other.disk());
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return false;
        }
    }
}
