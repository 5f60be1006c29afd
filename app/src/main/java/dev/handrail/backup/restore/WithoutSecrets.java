package dev.handrail.backup.restore;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a program says line by line, without the passwords that stand in a statement it repeats: by them a subscription or a
 * foreign server is reached. Older programs cut a statement in the middle of one.
 */
final class WithoutSecrets {
    private static final Pattern BEGINS = Pattern.compile("CREATE (?:SUBSCRIPTION|USER MAPPING|SERVER) ");
    private static final Pattern ENDS = Pattern.compile("^(?:pg_restore|psql)(?::|\\.exe:).*");
    private static final Pattern REST_OF_LITERAL = Pattern.compile("^(?:[^']|'')*+('|$)");
    /** Names in quotes may hold an apostrophe. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*+(?:\"|$)|'(?:[^']|'')*+('|$)");

    private boolean within;
    private boolean inLiteral;

    /** All of what was said. */
    static String of(String said) {
        WithoutSecrets lines = new WithoutSecrets();
        return said.lines().map(lines::line).collect(Collectors.joining("\n"));
    }

    /** The next line. */
    synchronized String line(String line) {
        if (ENDS.matcher(line).matches()) {
            within = false;
            inLiteral = false;
        }
        if (within) {
            return masked(line);
        }
        Matcher begin = BEGINS.matcher(line);
        if (!begin.find()) {
            return line;
        }
        within = true;
        return line.substring(0, begin.end()) + masked(line.substring(begin.end()));
    }

    private String masked(String line) {
        return inLiteral ? restOfLiteral(line) : literals(line);
    }

    private String restOfLiteral(String line) {
        Matcher rest = REST_OF_LITERAL.matcher(line);
        inLiteral = !rest.find() || rest.group(1).isEmpty();
        return inLiteral ? "…" : "…'" + literals(line.substring(rest.end()));
    }

    private String literals(String line) {
        return QUOTED.matcher(line).replaceAll(found -> {
            if (found.group(1) == null) {
                return Matcher.quoteReplacement(found.group());
            }
            inLiteral = found.group(1).isEmpty();
            return "'…'";
        });
    }
}
