package dev.handrail.backup.files;

import dev.handrail.shell.Command;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds what has to change places in a directory so that some paths in it are restored. */
final class Items {
    /** What fits on a command line. */
    private static final int MOST = 5000;

    private static final int LONGEST = 1_000_000;

    private Items() {}

    static List<String> of(Shell shell, Ground ground, String live, List<String> roots) throws OperationFailed {
        int length = roots.stream().mapToInt(String::length).sum();
        if (roots.size() > MOST || length > LONGEST) {
            throw OperationFailed.refused(Words.of("files.toomany", roots.size()))
                    .next(Words.of("files.toomany.next"))
                    .build();
        }
        List<String> arguments = new ArrayList<>(List.of(live, ground.parent()));
        arguments.addAll(roots);
        Command look =
                ScriptText.command(Items.class, "look-at-items.sh", arguments).as(ground.user());
        Result result = shell.run(look);
        if (!result.good() || result.output().length == 0) {
            throw OperationFailed.refused(Words.of("files.items", live))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("files.items.next"))
                    .build();
        }
        String told = RawText.decode(result.output());
        List<String> items = List.of(told.substring(0, told.length() - 1).split("\0", -1));
        return List.copyOf(new LinkedHashSet<>(items));
    }
}
