package dev.handrail.backup.source;

import dev.handrail.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stage of a pipeline that passes a dump in custom format on, and tells on stderr what the table of contents lists with
 * which it begins.
 */
final class ContentsStage {
    private static final String LABEL = "handrail-contents: ";
    private static final String ALL = LABEL + "ended 0";

    /**
     * Only the beginning is looked at, of which dd never takes a byte too many: what follows goes by untouched. The list is
     * believed only when pg_restore ended well, and written line by line, since others write there too. It need not be the dump's user who reads it.
     */
    private static final String SCRIPT = """
            exec 3>&1
            dd bs=65536 count=1024 2>/dev/null | tee /dev/fd/3 | { "$@" 2>/dev/null 3>&-; s=$?; cat >/dev/null; echo "ended $s"; } |
              awk '/^[0-9]+; / || /^ended / { print "handrail-contents: " $0; fflush() }' >&2
            exec cat 3>&-
            """;

    private final Contents contents = new Contents();
    private boolean whole;

    /** @param list what prints the list of the dump that it reads from its stdin */
    static Command command(Command list) {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        arguments.addAll(list.arguments());
        return Command.of(arguments).with("LC_ALL", "C");
    }

    synchronized boolean hears(String line) {
        if (!line.startsWith(LABEL)) {
            return false;
        }
        whole |= line.equals(ALL);
        contents.add(line.substring(LABEL.length()));
        return true;
    }

    /** Empty where the list could not be had. */
    synchronized Optional<Contents> contents() {
        return whole ? Optional.of(contents) : Optional.empty();
    }
}
