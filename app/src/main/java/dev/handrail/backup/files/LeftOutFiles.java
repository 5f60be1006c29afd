package dev.handrail.backup.files;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.Listed;
import dev.handrail.operation.Plan.Check;
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

/**
 * What of a directory its backups leave out: once others have taken its place, that lies nowhere but in the folder that was put
 * aside.
 *
 * @param user as whom it is looked at; null as who signed in
 * @param directory empty where there is none
 * @param patterns of what is left out, in the words of tar
 */
record LeftOutFiles(Shell shell, @Nullable String user, String directory, List<String> patterns) {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

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
        return told.stream()
                .map(text -> Check.warning(text, Words.of("restore.leftout.next", aside)))
                .toList();
    }

    /** The first line says how many there are, the others are the first of them. Nothing where there are none. */
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
        if (!result.good() || lines.isEmpty()) {
            return unseen(result.exit().errorText());
        }
        long all = Long.parseLong(lines.getFirst());
        String first = Listed.of(lines.subList(1, lines.size()), all);
        return all == 0 ? List.of() : List.of(Words.of("files.leftout", directory, all, first));
    }

    private List<String> unseen(String why) {
        return List.of(Words.of("restore.leftout.unseen", directory, why));
    }

    private List<String> arguments(List<String> items) {
        int slash = directory.lastIndexOf('/');
        String name = directory.substring(slash + 1);
        List<String> arguments = new ArrayList<>(List.of(slash <= 0 ? "/" : directory.substring(0, slash)));
        patterns.forEach(pattern -> arguments.add("--exclude=" + pattern));
        arguments.add("--");
        items.forEach(item -> arguments.add(item.isEmpty() ? name : name + "/" + item));
        return arguments;
    }
}
