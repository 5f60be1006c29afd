package dev.handrail.backup.source;

import dev.handrail.shell.Command;
import dev.handrail.shell.ReadAlong;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stage of a pipeline that passes a dump in custom format on, and tells on stderr what the table of contents lists with
 * which it begins.
 */
final class ContentsStage {
    private static final String LABEL = "handrail-contents: ";
    private static final String ALL = LABEL + "ended 0";

    /**
     * The list is believed only when pg_restore ended well, and written line by line, since others write there too. It need
     * not be the dump's user who reads it.
     */
    private static final String SCRIPT = """
            { "$@" 2>/dev/null; s=$?; cat >/dev/null; echo "ended $s"; } |
              awk '/^[0-9]+; / || /^ended / { print "handrail-contents: " $0; fflush() }'""";

    private final Contents contents = new Contents();
    private boolean whole;

    /** @param list what prints the list of the dump that it reads from its stdin */
    static Command command(Command list) {
        return ReadAlong.beginning(
                SCRIPT,
                Stream.concat(Stream.of("sh"), list.arguments().stream()).toList());
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
