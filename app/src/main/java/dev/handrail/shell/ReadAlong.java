package dev.handrail.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a pipeline that passes everything on, and lets others read along, whose output goes to stderr. It ends well only
 * when all was passed on: whatever becomes of the readers, no byte is lost without a word.
 */
public final class ReadAlong {
    /** What the shell itself ends with says nothing, only what was written of those that failed does. */
    private static final String SCRIPT = """
            exec 4>&1
            failed=$({ %s{ tee /dev/fd/3 3>&1 >&4 4>&- || echo tee >&5; } | {
            %s
            } >&2 4>&-; } 5>&1; true) && [ -z "$failed" ]""";

    /** Of which dd never takes a byte more: what follows goes by untouched. */
    private static final String BEGINNING = "{ dd bs=65536 count=1024 2>/dev/null 4>&- || echo dd >&5; } | ";

    private static final String REST = " && exec cat 4>&-";

    private ReadAlong() {}

    /**
     * @param reader a script that reads to the end
     * @param arguments what it knows as $0, $1 and so on
     */
    public static Command all(String reader, List<String> arguments) {
        return command(String.format(SCRIPT, "", reader), arguments);
    }

    /** The same, of the first 64 MiB at most. */
    public static Command beginning(String reader, List<String> arguments) {
        return command(String.format(SCRIPT, BEGINNING, reader) + REST, arguments);
    }

    private static Command command(String script, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", script));
        all.addAll(arguments);
        return Command.of(all).with("LC_ALL", "C");
    }
}
