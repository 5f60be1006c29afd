package dev.handrail.sql;

import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of some programs a machine has, and where: on the path, or where Debian keeps those of PostgreSQL. */
public final class Programs {
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    /** One round trip, however many are asked for. */
    private static final String LOOK = "for p; do if command -v -- \"$p\" >/dev/null;"
            + " then printf '%s\\t' \"$p\"; command -v -- \"$p\";"
            + " else w=$(ls -1 /usr/lib/postgresql/*/bin/\"$p\" 2>/dev/null | tail -n 1);"
            + " [ -z \"$w\" ] || printf '%s\\t%s\\n' \"$p\" \"$w\"; fi; done; true";

    private Programs() {}

    /** The places of those that are there, by their names, in the order in which they were asked for. */
    public static Map<String, String> found(Shell shell, List<String> names) throws OperationFailed {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LOOK, "sh"));
        command.addAll(names);
        Result result = shell.run(Command.of(command).within(A_MOMENT));
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : result.lines()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                found.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return found;
    }
}
