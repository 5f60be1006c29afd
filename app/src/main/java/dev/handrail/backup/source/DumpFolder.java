package dev.handrail.backup.source;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder on a server that a dump is written into, and its removal if the dump does not come to its end. */
public final class DumpFolder implements Cleaner {
    /** Where there is room that is not memory. */
    static final String PARENT = "/var/tmp";
    /** What a plan calls one that is not made yet. */
    static final String ANY = PARENT + "/handrail-RUN";

    private static final String KIND = "dump folder";
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Shells shells;
    private final Servers servers;

    public DumpFolder(Shells shells, Servers servers) {
        this.shells = shells;
        this.servers = servers;
    }

    /** What tells pg_dump where to write; it makes that folder itself. */
    static List<String> into(String folder) {
        return List.of("--file=" + folder + "/dump");
    }

    static Command tar(String folder) {
        return Command.of("tar", "-cf", "-", "-C", folder + "/dump", ".");
    }

    /** For one run, one of each name. */
    static String named(String run, String source) {
        return PARENT + "/handrail-" + run + "-" + Integer.toHexString(source.hashCode());
    }

    static Leftover leftover(Server server, String folder, @Nullable String user) {
        return new Leftover(
                KIND,
                server.name(),
                Map.of("folder", folder, "as", user == null ? "" : user),
                Words.of("backup.leftover.folder", folder));
    }

    static void make(Shell shell, String folder, @Nullable String user) throws OperationFailed {
        Result made =
                shell.run(Command.of("mkdir", "-m", "700", folder).as(user).within(A_WHILE));
        if (!made.good()) {
            throw OperationFailed.failed(Words.of("backup.failed.folder", folder))
                    .on(shell.where())
                    .cameBack(made.exit().errorText())
                    .next(Words.of("backup.failed.folder.next"))
                    .build();
        }
    }

    static void remove(Shell shell, String folder, @Nullable String user) throws OperationFailed {
        Result removed = shell.run(Command.of("rm", "-rf", folder).as(user).within(A_WHILE));
        if (!removed.good()) {
            throw OperationFailed.failed(Words.of("backup.failed.folder.drop", folder))
                    .on(shell.where())
                    .cameBack(removed.exit().errorText())
                    .next(Words.of("backup.failed.folder.drop.next"))
                    .build();
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        String folder = leftover.details().getOrDefault("folder", "");
        String user = leftover.details().getOrDefault("as", "");
        Server server = servers.named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.failed.folder.drop", folder))
                        .cameBack(Words.of("backup.removed", leftover.server()))
                        .next(Words.of("backup.failed.folder.drop.next"))
                        .build());
        try (Shell shell = shells.on(server)) {
            remove(shell, folder, user.isEmpty() ? null : user);
        }
    }
}
