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

/**
 * What of a live directory its backups leave out: once others have taken its place, that lies nowhere but in the folder that
 * was put aside.
 *
 * @param patterns of what is left out, in the words of tar
 */
record LeftOutFiles(Shell shell, Ground ground, List<String> patterns) {
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    /**
     * @param items what changes places, by names within the directory
     * @param aside the folder that it is put into
     */
    List<Check> checks(Manifest manifest, List<String> items, String aside) throws OperationFailed {
        List<String> told = new ArrayList<>();
        manifest.leftOut().forEach(what -> told.add(Words.of("restore.leftout", what)));
        if (!patterns.isEmpty() && !ground.live().isEmpty()) {
            told.addAll(lying(items));
        }
        return told.stream()
                .map(text -> Check.warning(text, Words.of("restore.leftout.next", aside)))
                .toList();
    }

    /** The first line says how many there are, the others are the first of them. */
    private List<String> lying(List<String> items) throws OperationFailed {
        Result result = shell.run(ScriptText.command(LeftOutFiles.class, "look-at-left-out.sh", arguments(items))
                .as(ground.user())
                .within(A_WHILE));
        List<String> lines = RawText.decode(result.output()).lines().toList();
        if (!result.good() || lines.isEmpty()) {
            return List.of(Words.of(
                    "restore.leftout.unseen", ground.live(), result.exit().errorText()));
        }
        long all = Long.parseLong(lines.getFirst());
        return all == 0
                ? List.of()
                : List.of(
                        Words.of("files.leftout", ground.live(), all, Listed.of(lines.subList(1, lines.size()), all)));
    }

    private List<String> arguments(List<String> items) {
        int slash = ground.live().lastIndexOf('/');
        String name = ground.live().substring(slash + 1);
        List<String> arguments =
                new ArrayList<>(List.of(slash <= 0 ? "/" : ground.live().substring(0, slash)));
        patterns.forEach(pattern -> arguments.add("--exclude=" + pattern));
        arguments.add("--");
        items.forEach(item -> arguments.add(item.isEmpty() ? name : name + "/" + item));
        return arguments;
    }
}
