package dev.handrail.backup.take;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.server.Access;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The room that a backup takes before a restore, once it is planned. It is known of folders on the server itself: what the
 * workstation or a bucket holds is no disk of the server, unless this computer is the server.
 */
public record BackupAhead(Means means, BackupRun backup) implements Ahead {
    @Override
    public long bytesBeside(String folder, @Nullable String user) throws OperationFailed {
        Storage other = on(folder, user);
        long bytes = 0;
        for (Target target : backup.targets()) {
            bytes += isBeside(target, other) ? backup.expected() : 0;
        }
        return bytes;
    }

    private boolean isBeside(Target target, Storage other) throws OperationFailed {
        return switch (target.kind()) {
            case SERVER_FOLDER -> share(target.storage(), other);
            // Asked as the server's own are: a disk has another name for each who tells it.
            case FOLDER ->
                backup.server().access() instanceof Access.ThisComputer
                        && share(on(target.storage().place(), null), other);
            case S3 -> false;
        };
    }

    private Storage on(String folder, @Nullable String user) {
        return means.places().on(backup.server(), folder, user);
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
