package dev.handrail.backup;

import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.storage.Folder;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A destination of a profile, ready to be written to. */
public record Target(String name, Storage storage) {
    /** What the folder is called that is used where a profile names no destination. */
    private static final String OWN = "handrail";

    /** The destinations a person asked for, or all that the profile names. */
    public static List<Target> of(Server server, List<String> asked, Path own) throws OperationFailed {
        List<Target> targets = new ArrayList<>();
        for (String name : asked.isEmpty() ? names(server) : asked) {
            Destination destination = server.destination(name).orElseThrow(() -> unknown(server, name));
            targets.add(
                    switch (destination) {
                        case Destination.Folder folder -> new Target(name, Folder.named(folder.folder()));
                        case Destination.ServerFolder other -> throw notYet(name);
                        case Destination.S3 other -> throw notYet(name);
                    });
        }
        if (targets.isEmpty()) {
            targets.add(new Target(OWN, new Folder(own.resolve(FileNames.safe(server.name())))));
        }
        return targets;
    }

    /** Without being asked for, only what this version can write to; the plan says what it leaves out. */
    private static List<String> names(Server server) {
        return server.destinations().stream()
                .filter(Destination.Folder.class::isInstance)
                .map(Destination::name)
                .toList();
    }

    /** The destinations of a profile that this version does not write to yet. */
    public static List<String> leftOut(Server server) {
        return server.destinations().stream()
                .filter(d -> !(d instanceof Destination.Folder))
                .map(Destination::name)
                .toList();
    }

    private static OperationFailed unknown(Server server, String name) {
        String known = String.join(
                ", ", server.destinations().stream().map(Destination::name).toList());
        return OperationFailed.usage(Words.of("backup.destination.unknown", server.name(), name))
                .next(
                        known.isEmpty()
                                ? Words.of("backup.destination.none.next")
                                : Words.of("backup.destination.unknown.next", known))
                .build();
    }

    private static OperationFailed notYet(String name) {
        return OperationFailed.refused(Words.of("backup.destination.notyet", name))
                .next(Words.of("backup.destination.notyet.next"))
                .build();
    }
}
