package dev.handrail.backup;

import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.storage.Folder;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** A destination of a profile, ready to be written to. */
public record Target(String name, Copy.Kind kind, Storage storage) {
    /** What the folder is called that is used where a profile names no destination. */
    private static final String OWN = "handrail";

    /** The destinations a person asked for, or all that the profile names. */
    public static List<Target> of(Means means, Server server, List<String> asked) throws OperationFailed {
        List<Target> targets = new ArrayList<>();
        for (String name :
                asked.isEmpty() ? names(server) : asked.stream().distinct().toList()) {
            targets.add(named(means, server, name));
        }
        if (targets.isEmpty()) {
            Folder own = new Folder(means.folder().resolve(FileNames.safe(server.name())));
            targets.add(new Target(OWN, Copy.Kind.FOLDER, own));
        }
        return targets;
    }

    /** The destination of that name, or words on which there are. */
    public static Target named(Means means, Server server, String name) throws OperationFailed {
        Destination destination = server.destination(name).orElseThrow(() -> unknown(server, name));
        return of(destination, means.places().of(server, destination));
    }

    /** A destination that may stand in no profile yet, with its storage. */
    public static Target of(Destination destination, Storage storage) {
        Copy.Kind kind = switch (destination) {
            case Destination.Folder folder -> Copy.Kind.FOLDER;
            case Destination.ServerFolder folder -> Copy.Kind.SERVER_FOLDER;
            case Destination.S3 bucket -> Copy.Kind.S3;
        };
        return new Target(destination.name(), kind, storage);
    }

    /** Where a copy lies, whatever the profile says now of its destination. */
    public static Target of(Places places, String server, Copy copy) throws OperationFailed {
        return new Target(copy.destination(), copy.kind(), places.of(server, copy));
    }

    /**
     * Whether both are one place, whatever they are called and whichever way leads there. What cannot be looked at is taken for
     * a place of its own: to read or to write there will say why.
     */
    public boolean same(Target other) {
        return identity().equals(other.identity());
    }

    String identity() {
        try {
            return storage.identity().orElse(storage.place());
        } catch (OperationFailed e) {
            return storage.place();
        }
    }

    /** The copy that lies there under that name. */
    public Copy copy(String file, Copy.State state) {
        return new Copy(name, kind, storage.place(), file, state);
    }

    private static List<String> names(Server server) {
        return server.destinations().stream().map(Destination::name).toList();
    }

    private static OperationFailed unknown(Server server, String name) {
        String known = String.join(", ", names(server));
        return OperationFailed.usage(Words.of("backup.destination.unknown", server.name(), name))
                .next(
                        known.isEmpty()
                                ? Words.of("backup.destination.none.next")
                                : Words.of("backup.destination.unknown.next", known))
                .build();
    }
}
