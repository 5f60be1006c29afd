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
import java.util.stream.Collectors;

/** Which of some programs a machine has, and where: on the path, or where those of PostgreSQL are kept. */
public final class Programs {
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    /** Where PostgreSQL's programs are put beside the path: by Debian, Red Hat and Homebrew, and by hand. */
    private static final List<String> FOLDERS = List.of(
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql*/bin",
            "/usr/local/opt/postgresql*/bin",
            "/usr/local/pgsql/bin");

    /** One round trip, however many are asked for. */
    private static final String LOOK = "for p; do if command -v -- \"$p\" >/dev/null;"
            + " then printf '%s\\t' \"$p\"; command -v -- \"$p\";"
            + " else w=$(ls -1 " + besidePath("\"$p\"") + " 2>/dev/null | tail -n 1);"
            + " [ -z \"$w\" ] || printf '%s\\t%s\\n' \"$p\" \"$w\"; fi; done; true";

    private Programs() {}

    /** Where a program of PostgreSQL may lie beside the path, for a shell to look. */
    static String besidePath(String program) {
        return FOLDERS.stream().map(folder -> folder + "/" + program).collect(Collectors.joining(" "));
    }

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
