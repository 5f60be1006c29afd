package dev.handrail.backup;

import dev.handrail.operation.Lazy;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Placeholder;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shells;
import dev.handrail.storage.Buckets;
import dev.handrail.storage.Folder;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.storage.ServerFolder;
import dev.handrail.storage.Storage;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The way from what a profile names, or the catalogue remembers, to the storage itself. Nothing is asked of it yet. */
public final class Places {
    private final Shells shells;
    private final Servers servers;
    private final Lazy<Buckets> buckets;

    public Places(Shells shells, Servers servers, Lazy<Buckets> buckets) {
        this.shells = shells;
        this.servers = servers;
        this.buckets = buckets;
    }

    /** The storage of a destination that a server's profile names. */
    public Storage of(Server server, Destination destination) throws OperationFailed {
        return switch (destination) {
            case Destination.Folder folder -> Folder.named(filled(folder, folder.folder()));
            case Destination.ServerFolder folder -> on(server, filled(folder, folder.folder()), null);
            case Destination.S3 bucket -> buckets.get().open(server.name(), bucket);
        };
    }

    /** A folder of which the profile leaves open what it is called is made nowhere. */
    private static String filled(Destination destination, String folder) throws OperationFailed {
        if (Placeholder.isGap(folder)) {
            throw OperationFailed.refused(Words.of("backup.place.unfilled", destination.name(), folder))
                    .next(Words.of("backup.place.unfilled.next", destination.name()))
                    .build();
        }
        return folder;
    }

    /** The same with secrets that are found elsewhere. */
    public Storage of(Server server, Destination destination, Secrets secrets) throws OperationFailed {
        return destination instanceof Destination.S3 bucket
                ? buckets.get().open(server.name(), bucket, secrets)
                : of(server, destination);
    }

    /**
     * The storage where a copy lies, whatever the profile says now of its destination.
     *
     * @param server what the server of its backup is called now
     */
    public Storage of(String server, Copy copy) throws OperationFailed {
        Storage place = place(server, copy);
        return FoldersWhole.is(copy.file()) ? new FoldersWhole(place) : place;
    }

    private Storage place(String server, Copy copy) throws OperationFailed {
        return switch (copy.kind()) {
            case FOLDER -> new Folder(Path.of(copy.place()));
            case SERVER_FOLDER -> on(required(server, copy), ServerFolder.folder(copy.place()), null);
            case S3 -> bucket(required(server, copy), copy);
        };
    }

    /**
     * A folder on a server.
     *
     * @param user whose rights are needed to see it; null for those of who logs in
     */
    public Storage on(Server server, String folder, @Nullable String user) {
        String where = server.access() instanceof Access.Ssh ssh ? ssh.address() : Words.of("storage.here");
        return new ServerFolder(() -> shells.on(server), where, folder, user);
    }

    /** A bucket is opened by the keys of the destination that names it, whatever that is called by now. */
    private Storage bucket(Server server, Copy copy) throws OperationFailed {
        Predicate<Destination.S3> same = bucket -> Buckets.place(bucket).equals(copy.place());
        Destination.S3 destination = server.destinations().stream()
                .filter(Destination.S3.class::isInstance)
                .map(Destination.S3.class::cast)
                .filter(same)
                .min(Comparator.comparing(bucket -> !bucket.name().equals(copy.destination())))
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.place.nokeys", copy.place()))
                        .next(Words.of("backup.place.nokeys.next", server.name()))
                        .build());
        return buckets.get().open(server.name(), destination);
    }

    private Server required(String server, Copy copy) throws OperationFailed {
        return servers.named(server)
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.place.removed", copy.place(), server))
                        .next(Words.of("backup.place.removed.next", server))
                        .build());
    }
}
