package dev.handrail.backup.files;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.Listed;
import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a directory its backups leave out: once others have taken its place, that lies nowhere but in the folder that was put
 * aside.
 *
 * @param user as whom it is looked at; null as who signed in
 * @param directory empty where there is none
 * @param name what its backups call it, which the patterns go by
 * @param patterns of what is left out, in the words of tar
 */
record LeftOutFiles(Shell shell, @Nullable String user, String directory, String name, List<String> patterns) {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    /** How a look ends that could not see all of it. */
    private static final int IN_PART = 3;

    /** Of one that is where it was backed up. */
    LeftOutFiles(Shell shell, @Nullable String user, String directory, List<String> patterns) {
        this(shell, user, directory, last(directory), patterns);
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * @param items what changes places, by names within the directory
     * @param aside the folder that it is put into
     */
    List<Check> checks(Manifest manifest, List<String> items, String aside) throws OperationFailed {
        List<String> told = new ArrayList<>();
        manifest.leftOut().forEach(what -> told.add(Words.of("restore.leftout", what)));
        if (!patterns.isEmpty() && !directory.isEmpty()) {
            told.addAll(lying(items));
        }
        String advice = directory.isEmpty()
                ? Words.of("files.leftout.gone.next")
                : Words.of("files.leftout.next", aside, bringing(aside));
        return told.stream().map(text -> Check.warning(text, advice)).toList();
    }

    /** Said when it is done, where something may be left out. */
    Optional<String> left(Manifest manifest, String aside) {
        return patterns.isEmpty() && manifest.leftOut().isEmpty()
                ? Optional.empty()
                : Optional.of(Words.of("files.leftout.left", aside, bringing(aside)));
    }

    /** For a person to write a path into. */
    private String bringing(String aside) {
        return CommandText.of(Command.of("cp", "-a", "-T", "--", aside + "/PATH", directory + "/PATH")
                .as(user));
    }

    /** The first of them, and what could not be looked at. Nothing where there are none for sure. */
    List<String> lying(List<String> items) throws OperationFailed {
        Result result;
        try {
            result = shell.run(ScriptText.command(LeftOutFiles.class, "look-at-left-out.sh", arguments(items))
                    .as(user)
                    .within(A_WHILE));
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return unseen(e.getMessage());
        }
        List<String> lines = RawText.decode(result.output()).lines().toList();
        Exit exit = result.exit();
        return !lines.isEmpty() && (exit.good() || exit.status() == IN_PART)
                ? told(lines, exit)
                : unseen(Words.of("backup.failed.stage.status", exit.status(), exit.errorText()));
    }

    private List<String> told(List<String> lines, Exit exit) {
        List<String> told = new ArrayList<>();
        long all = Long.parseLong(lines.getFirst());
        if (all > 0) {
            told.add(Words.of("files.leftout", directory, all, Listed.of(lines.subList(1, lines.size()), all)));
        }
        if (!exit.good()) {
            List<String> why = exit.errors().stream().distinct().toList();
            told.add(Words.of("files.leftout.part", directory, String.join("\n", why)));
        }
        return told;
    }

    private List<String> unseen(String why) {
        return List.of(Words.of("restore.leftout.unseen", directory, why));
    }

    private List<String> arguments(List<String> items) {
        List<String> arguments = new ArrayList<>(List.of(directory, name, String.valueOf(items.size())));
        arguments.addAll(items);
        patterns.forEach(pattern -> arguments.add("--exclude=" + pattern));
        return arguments;
    }
}
