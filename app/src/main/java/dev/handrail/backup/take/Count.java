package dev.handrail.backup.take;

import dev.handrail.shell.Command;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stage of a pipeline that passes everything on and says on stderr how many bytes went by. */
final class Count {
    /**
     * dd tells on stderr how much it copied; sed puts the label before it, so that two counters can be told apart. That dd failed
     * is written past sed, whose status alone the shell would end with.
     */
    private static final String SCRIPT = """
            exec 3>&1
            failed=$({ { dd bs=65536 2>&1 >&3 3>&- 5>&- || echo dd >&5; } |
              sed -n "s/^\\([0-9][0-9]*\\) bytes.*/$0: \\1 bytes/p" >&2 3>&- 5>&-; } 5>&1) && [ -z "$failed" ]""";

    private final String label;
    private final Pattern told;
    private OptionalLong bytes = OptionalLong.empty();

    Count(String label) {
        this.label = label;
        this.told = Pattern.compile(Pattern.quote(label) + ": (\\d+) bytes");
    }

    Command command() {
        return Command.of("sh", "-c", SCRIPT, label).with("LC_ALL", "C");
    }

    /** Looks at a line of stderr; says whether it was this counter's. */
    synchronized boolean hears(String line) {
        Matcher matcher = told.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        bytes = OptionalLong.of(Long.parseLong(matcher.group(1)));
        return true;
    }

    synchronized OptionalLong bytes() {
        return bytes;
    }
}
