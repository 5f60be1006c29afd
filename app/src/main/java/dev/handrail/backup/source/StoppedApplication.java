package dev.handrail.backup.source;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;

/** Starts what a backup has stopped, where it did not come to it and the server has not done it of itself. */
public final class StoppedApplication implements Cleaner {
    private static final String KIND = "stopped application";

    private final Shells shells;
    private final Servers servers;

    public StoppedApplication(Shells shells, Servers servers) {
        this.shells = shells;
        this.servers = servers;
    }

    static Leftover leftover(Server server, ColdPlace place) {
        FileSet.Cold cold = place.cold();
        return new Leftover(
                KIND,
                server.name(),
                Map.of(
                        "name", place.name(),
                        "place", place.directory(),
                        "start", String.join("\0", cold.start()),
                        "in", cold.in() == null ? "" : cold.in()),
                Words.of("backup.cold.leftover", place.name()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        Map<String, String> details = leftover.details();
        String name = details.getOrDefault("name", "");
        Server server = servers.named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.cold.start", name))
                        .cameBack(Words.of("backup.removed", leftover.server()))
                        .next(Words.of("backup.cold.removed.next"))
                        .build());
        List<String> start = List.of(details.getOrDefault("start", "").split("\0"));
        String in = details.getOrDefault("in", "");
        FileSet.Cold cold = new FileSet.Cold(start, start, in.isEmpty() ? null : in);
        try (Shell shell = shells.on(server)) {
            OperationFailed trouble = new ColdPlace(shell, name, cold, details.getOrDefault("place", ""))
                    .release(true)
                    .trouble();
            if (trouble != null) {
                throw trouble;
            }
        }
    }
}
