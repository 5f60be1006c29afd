package dev.handrail.backup.source;

import dev.handrail.server.FileSet;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place on a server where it is arranged that what is stopped is started again. */
record ColdPlace(Shell shell, String name, FileSet.Cold cold, String directory) {
    /** How long a stop or a start may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** After how long without a sign of us the server starts it of itself. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    /** How much longer than its time a command may take that keeps an eye on the time itself. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String NEW =
            "umask 077; mkdir -- \"$2\" || exit 1; cat >\"$2/cold.sh\" && exec sh \"$2/cold.sh\" \"$@\"";
    /** Where it is gone, as after the machine was switched off, it is made anew; where it is another's, it is not touched. */
    private static final String THERE_OR_NEW = "umask 077; mkdir -- \"$2\" 2>/dev/null || [ -O \"$2\" ] || exit 1;"
            + " cat >\"$2/cold.sh\" && exec sh \"$2/cold.sh\" \"$@\"";

    /** @param early whether it was started before we asked for it, or nobody can tell */
    record Started(boolean early, @Nullable OperationFailed trouble) {}

    static String directory(String id) {
        return "/tmp/handrail-cold-" + id;
    }

    static Command stop(FileSet.Cold cold) {
        return Command.of(cold.stop()).in(cold.in());
    }

    static Command start(FileSet.Cold cold) {
        return Command.of(cold.start()).in(cold.in());
    }

    /** Asks until it says that it is healthy, or the time is over. */
    Command ask(FileSet.Healthy healthy) {
        List<String> words =
                new ArrayList<>(List.of(String.valueOf(healthy.within().toSeconds())));
        words.addAll(healthy.command());
        return ScriptText.command(ColdPlace.class, "healthy.sh", words)
                .in(cold.in())
                .within(healthy.within().plus(GRACE));
    }

    static Command asked(FileSet.Cold cold, FileSet.Healthy healthy) {
        return Command.of(healthy.command()).in(cold.in());
    }

    /** From now on it is started whatever happens. */
    void arrange() throws OperationFailed {
        Result result = run(NEW, "arrange", String.valueOf(LEASE.toSeconds()));
        if (!result.good()) {
            throw OperationFailed.failed(Words.of("backup.cold.arrange", name))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("backup.cold.arrange.next"))
                    .build();
        }
    }

    /** As long as it runs and is fed with lines, the application may stay stopped. */
    Command hold() {
        return Command.of("sh", directory + "/cold.sh", "hold", directory);
    }

    /** Stops it so that whoever starts it waits for the end of this. */
    Command stop() {
        List<String> words = new ArrayList<>(List.of("sh", directory + "/cold.sh", "stop", directory));
        words.addAll(cold.stop());
        return Command.of(words).in(cold.in()).within(PATIENCE);
    }

    /** Is done only while it is stopped, and whoever starts it waits for the end of this. */
    Command meanwhile(Command command) {
        List<String> words = new ArrayList<>(List.of("sh", directory + "/cold.sh", "meanwhile", directory));
        words.addAll(command.arguments());
        return command.running(words);
    }

    /** Has it started now, unless it was; tells how that ended. */
    Started release(boolean again) throws OperationFailed {
        String seconds = String.valueOf(PATIENCE.toSeconds());
        Result result = run(THERE_OR_NEW, "release", seconds, again ? "again" : "once");
        List<String> told = RawText.decode(result.output()).lines().toList();
        String first = told.isEmpty() ? "" : told.getFirst();
        boolean early = told.isEmpty() || first.endsWith("early");
        return switch (first.split(" ")[0]) {
            case "0" -> new Started(early, null);
            case "running" -> new Started(early, notStarted(Words.of("backup.cold.running")));
            default -> {
                List<String> said = told.isEmpty() ? result.exit().errors() : told.subList(1, told.size());
                String why = String.join("\n", said);
                yield new Started(early, notStarted(why.isBlank() ? Words.of("backup.cold.silent", first) : why));
            }
        };
    }

    /** What is arranged there is given up. */
    void remove() throws OperationFailed {
        TemporaryFolder.remove(shell, directory, null);
    }

    OperationFailed notStarted(String why) {
        return OperationFailed.failed(Words.of("backup.cold.start", name))
                .on(shell.where())
                .cameBack(why)
                .next(Words.of("backup.cold.start.next", CommandText.of(start(cold))))
                .build();
    }

    private Result run(String how, String what, String... arguments) throws OperationFailed {
        List<String> words = new ArrayList<>(List.of("sh", "-c", how, "sh", what, directory));
        words.addAll(List.of(arguments));
        words.add(cold.in() == null ? "" : cold.in());
        words.addAll(cold.start());
        return shell.run(Command.of(words), RawText.encode(ScriptText.read(ColdPlace.class, "cold.sh")));
    }
}
