package dev.handrail.backup.source;

import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.shell.Command;
import dev.handrail.shell.ReadAlong;
import dev.handrail.sql.MySqlClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a dump, told by a stage that reads it on its way: which objects it makes, how many rows it puts into each
 * table, and whether its last line is the one that the dumper writes when all is well.
 */
final class MySqlDumped {
    private static final String LABEL = "handrail-dump";

    /**
     * Everything goes on as it came; awk reads a copy. A name with a line break is known by its first line. A row stands on
     * a line of its own where the dumper writes them so, else the rows are not counted here; nothing of a row is ever told.
     * Of what stands between two delimiters only the first line is looked at: the others are somebody's own.
     */
    private static final String PROGRAM = """
            function say(kind, text) { print "handrail-dump: " kind " " substr(text, 1, 600); fflush() }
            function name(text) { return match(text, /^`([^`]|``)*` /) ? substr(text, 1, RLENGTH - 1) : text }
            function rows() { if (into != "") say("rows " (packed ? "-" : count), into); into = "" }
            { last = $0 }
            inside && /^\\(/ { count++; if (/;$/) inside = 0; next }
            /^DELIMITER / { body = $2 == ";" ? "" : $2; head = 1; next }
            body != "" {
              first = head
              head = substr($0, length($0) - length(body) + 1) == body
              if (!first || /^INSERT/) next
            }
            /^-- Handrail: definitions/ { early = 1 }
            /^-- Handrail: all else/ { early = 0 }
            !begun && !early && /^(INSERT INTO|CREATE|-- Table structure|-- Temporary)/ {
              begun = 1; say("begun", "now")
            }
            /^INSERT INTO `/ {
              table = name(substr($0, 13, 600))
              if (table != into) { rows(); into = table; count = 0; packed = 0 }
              inside = 1
              if (/ VALUES \\(/) { packed = 1; inside = 0 }
              next
            }
            /^CREATE TABLE `/ { rows(); say("TABLE", substr($0, 14)) }
            /^CREATE SEQUENCE `/ { say("SEQUENCE", substr($0, 17)) }
            /^\\/\\*!50001 VIEW `/ { say("VIEW", substr($0, 15)) }
            /^\\/\\*!50003 CREATE\\*\\// && match($0, /\\/\\*!50003 [Tt][Rr][Ii][Gg][Gg][Ee][Rr][ \\t]*/) {
              say("TRIGGER", substr($0, RSTART + RLENGTH))
            }
            /^\\/\\*!50106 CREATE\\*\\/.* EVENT `/ { t = $0; sub(/^.*\\/\\*!50106 EVENT /, "", t); say("EVENT", t) }
            /^CREATE .*DEFINER=.* PROCEDURE `/ { t = $0; sub(/^.* PROCEDURE `/, "`", t); say("PROCEDURE", t) }
            /^CREATE .*DEFINER=.* FUNCTION `/ { t = $0; sub(/ RETURNS .*$/, "", t); sub(/^.* FUNCTION `/, "`", t); say("FUNCTION", t) }
            /^CREATE .*DEFINER=.* PACKAGE .*`/ { t = $0; sub(/^.* PACKAGE (BODY )?`/, "`", t); say("PACKAGE", t) }
            END { rows(); say("last", last) }""";

    /** Stands before what says nothing yet of the moment that is dumped, and behind it. */
    static final String EARLY = "-- Handrail: definitions of tables whose rows are left out";

    static final String ELSE = "-- Handrail: all else";

    private static final String SCRIPT = "awk '" + PROGRAM + "'";

    private static final Pattern TOLD =
            Pattern.compile(LABEL + ": (?:rows (\\d+|-)|([A-Z]+|last|begun)) (.*)", Pattern.DOTALL);
    private static final Pattern TRIGGER = Pattern.compile(
            "(?:IF NOT EXISTS +)?(?:(?:`(?:[^`]|``)*`|\"[^\"]*\"|[^\\s.`\"]+)\\s*\\.\\s*)?(`(?:[^`]|``)*`?|\"[^\"]*\"|\\S+).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Map<Kind, List<String>> made = new EnumMap<>(Kind.class);
    /** The same, to be found by how they begin: there may be ten thousand of them, and each is asked for. */
    private final Map<Kind, NavigableSet<String>> sorted = new EnumMap<>(Kind.class);

    private final NavigableMap<String, String> rows = new TreeMap<>();
    private String last = "";
    private final Runnable whenBegun;

    /** @param whenBegun told when the dumper has come so far that its snapshot stands */
    MySqlDumped(Runnable whenBegun) {
        this.whenBegun = whenBegun;
    }

    static Command command() {
        return ReadAlong.all(SCRIPT, List.of("sh"));
    }

    /** A script that prints what it finds, and needs to be told where awk is. */
    static String listing() {
        return "LC_ALL=C exec \"$0\" '" + PROGRAM + "'";
    }

    synchronized int count(Kind kind) {
        return made.getOrDefault(kind, List.of()).size();
    }

    /** Looks at a line of stderr; says whether it was meant for this. */
    synchronized boolean hears(String line) {
        Matcher told = TOLD.matcher(line);
        if (!told.matches()) {
            return line.startsWith(LABEL);
        }
        if (told.group(1) != null) {
            rows.put(told.group(3), told.group(1));
        } else if (told.group(2).equals("begun")) {
            whenBegun.run();
        } else if (told.group(2).equals("last")) {
            last = told.group(3);
        } else {
            Kind kind = Kind.valueOf(told.group(2));
            made.computeIfAbsent(kind, k -> new ArrayList<>()).add(told.group(3));
            sorted.computeIfAbsent(kind, k -> new TreeSet<>()).add(told.group(3));
        }
        return true;
    }

    synchronized boolean complete() {
        return last.startsWith("-- Dump completed");
    }

    synchronized boolean has(Item item) {
        if (item.kind() == Kind.TRIGGER) {
            return made.getOrDefault(Kind.TRIGGER, List.of()).stream().anyMatch(line -> names(line, item.name()));
        }
        String begins = firstLine(item.name());
        NavigableSet<String> lines = sorted.get(item.kind());
        String next = lines == null ? null : lines.ceiling(begins);
        return next != null && tells(next, item.name());
    }

    /** A trigger stands there as somebody once wrote it. */
    private static boolean names(String line, String name) {
        Matcher trigger = TRIGGER.matcher(line);
        if (!trigger.matches()) {
            return line.isBlank(); // its name stands on the next line
        }
        String written = trigger.group(1);
        return written.equals(firstLine(name))
                || written.equals("\"" + name + "\"")
                || written.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    /** How many rows of a table are in the dump, where it tells them apart. */
    synchronized OptionalLong rows(String table) {
        Map.Entry<String, String> entry = rows.ceilingEntry(firstLine(table));
        if (entry == null || !tells(entry.getKey(), table)) {
            return OptionalLong.of(0);
        }
        return entry.getValue().equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(entry.getValue()));
    }

    /** Whether a line is about what has that name, and not about what is called so and then some. */
    private static boolean tells(String line, String name) {
        String begins = firstLine(name);
        boolean broken = begins.length() < MySqlClient.quoted(name).length();
        return broken ? line.equals(begins) : line.startsWith(begins) && !line.startsWith("`", begins.length());
    }

    private static String firstLine(String name) {
        String quoted = MySqlClient.quoted(name);
        int end = quoted.indexOf('\n');
        return end < 0 ? quoted : quoted.substring(0, end);
    }
}
