package dev.handrail.backup.source;

import dev.handrail.operation.Leftover;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.SystemError;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder on a machine that is there only while a source is read. */
public final class TemporaryFolder implements GitFlow.Closing {
    static final String KIND = "temporary folder";
    /** Where there is room that is not memory. */
    static final String PARENT = "/var/tmp";
    /** What a plan calls one that is not made yet. */
    static final String ANY = PARENT + "/handrail-RUN";

    private static final Duration A_WHILE = Duration.ofMinutes(10);
    /**
     * Notes of an exchange of files may lie there that has begun and not come to its end, and what was written to the live
     * places meanwhile: without the notes nobody could take it back, and the rest lies nowhere else.
     */
    private static final String REMOVAL = """
            if { [ -e "$1/began" ] && [ ! -e "$1/exchanged" ]; } ||
              [ -n "$(find "$1/since" ! -type d 2>/dev/null | head -n 1)" ] ||
              { [ -s "$1/running" ] && grep -qsF -e "$1" "/proc/$(cat "$1/running")/cmdline"; }; then
              echo "$2" >&2
              exit 3
            fi
            exec rm -rf -- "$1\"""";

    private final Shell shell;
    private final String path;
    private final @Nullable String user;
    private final Work.Handle leftover;

    private TemporaryFolder(Shell shell, String path, @Nullable String user, Work.Handle leftover) {
        this.shell = shell;
        this.path = path;
        this.user = user;
        this.leftover = leftover;
    }

    /** For one run, one of each name. */
    static String named(String run, String source) {
        return PARENT + "/handrail-" + run + "-" + Integer.toHexString(source.hashCode());
    }

    /** Makes one of that path for whoever reaches the machine. */
    public static TemporaryFolder make(Server server, Shell shell, String path, Work work) throws OperationFailed {
        return make(server, shell, path, null, work);
    }

    /**
     * Makes one of that path, which must not be there yet.
     *
     * @param user whose it is, where that is not who reaches the machine
     */
    public static TemporaryFolder make(Server server, Shell shell, String path, @Nullable String user, Work work)
            throws OperationFailed {
        Work.Handle leftover = work.leaves(new Leftover(
                KIND,
                server.name(),
                Map.of("path", path, "where", shell.where(), "as", user == null ? "" : user),
                Words.of("backup.temporary.leftover", path, shell.where())));
        done(shell, Command.of("mkdir", "-m", "700", "--", path).as(user), path);
        return new TemporaryFolder(shell, path, user, leftover);
    }

    public String path() {
        return path;
    }

    /** What cannot be removed now stays noted as left over. */
    @Override
    public void close() throws OperationFailed {
        remove(shell, path, user);
        leftover.close();
    }

    /** What to do about what a program says that wrote into one, unless it was something else that it lacked. */
    static String next(String said, String otherwise) {
        return SystemError.noRoomIn(said) ? Words.of("backup.temporary.full.next", PARENT) : otherwise;
    }

    static void remove(Shell shell, String path, @Nullable String user) throws OperationFailed {
        String held = Words.of("backup.temporary.held");
        done(shell, Command.of("sh", "-c", REMOVAL, "sh", path, held).as(user), path);
    }

    private static void done(Shell shell, Command command, String path) throws OperationFailed {
        Result result = shell.run(command.within(A_WHILE));
        if (!result.good()) {
            throw OperationFailed.failed(Words.of("backup.temporary.failed", path))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("backup.temporary.failed.next"))
                    .build();
        }
    }
}
