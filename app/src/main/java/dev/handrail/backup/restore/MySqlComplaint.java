package dev.handrail.backup.restore;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the client of MariaDB or MySQL can complain of, and what is to be done about it. All of it but the last is the trouble
 * of the place that was to take the backup, and none of the backup.
 */
public enum MySqlComplaint {
    DEFINER("restore.mysql.definer.next", "1227"),
    RIGHTS("restore.mysql.rights.next", "1044", "1045", "1142", "1143", "1290", "1370", "1418", "1419", "1698", "1836"),
    DISK("restore.complaint.disk.next", "20", "1021", "1114"),
    LINE(
            "restore.complaint.line.next",
            "1040",
            "1053",
            "1129",
            "1130",
            "1135",
            "1203",
            "1205",
            "1226",
            "1317",
            "1615",
            "1927",
            "1969",
            "2002",
            "2003",
            "2005",
            "2006",
            "2013",
            "2026",
            "2055",
            "3024",
            "4031"),
    MEMORY("restore.complaint.memory.next", "5", "23", "1037", "1038", "1041", "1153"),
    /** An engine, a plugin, a character set, a collation or a variable that this server does not have. */
    LACKING("restore.mysql.other.next", "1115", "1193", "1231", "1273", "1286", "1298", "1524"),
    /** This server makes no table without a primary key. */
    KEYLESS("restore.mysql.keyless.next", "1173", "3750"),
    UNKNOWN("restore.failed.load.next");

    private static final Pattern NUMBER = Pattern.compile("ERROR (\\d+)");
    /** The server ended the session, or nobody is there any more. */
    private static final Set<String> GONE = Set.of("1053", "1927", "2002", "2003", "2006", "2013", "2055", "4031");
    /** Somebody, or a limit of time, ended the statement. */
    private static final Set<String> INTERRUPTED = Set.of("1317", "1969", "3024");
    /** Errors that hand on what the operating system told the server, by its own number, each language in its own way. */
    private static final String OF_FILES = "\\d{1,2}|10(?!30)[0-3]\\d";
    /** Those hand on numbers of a storage engine too: of what begins at 120 nobody can tell whose it is. */
    private static final String OF_ENGINES = "1030|118[0-3]";

    private static final String OF_THE_SYSTEM = "[Ee]rr(?:code|no): (?:%1$s)\\b|ERROR (?:%2$s)"
            + " \\(\\w+\\)(?: at line \\d+)?: .*?(?<![\\w.'`\"/-])(?:%1$s)(?![\\w.'`\"/-])";

    /** Too many open files, and memory that there is not. */
    private static final Pattern USED_UP =
            Pattern.compile(OF_THE_SYSTEM.formatted("12|23|24", OF_FILES + "|" + OF_ENGINES));

    /** A disk that is full, and a quota that is used up. */
    private static final Pattern FULL = Pattern.compile("No space left on device|"
            + OF_THE_SYSTEM.formatted("28", OF_FILES + "|" + OF_ENGINES)
            + "|"
            + OF_THE_SYSTEM.formatted("122", OF_FILES));

    private final String key;
    private final List<String> numbers;

    MySqlComplaint(String key, String... numbers) {
        this.key = key;
        this.numbers = List.of(numbers);
    }

    static MySqlComplaint of(String said) {
        if (FULL.matcher(said).find()) {
            return DISK;
        }
        if (USED_UP.matcher(said).find()) {
            return MEMORY;
        }
        String number = number(said);
        return Arrays.stream(values())
                .filter(complaint -> complaint.numbers.contains(number))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String number(String said) {
        Matcher found = NUMBER.matcher(said);
        return found.find() ? found.group(1) : "";
    }

    /** Whether it tells only that there was nobody to answer any more. */
    static boolean isGone(String said) {
        return GONE.contains(number(said));
    }

    /** The same, or that somebody ended what was done: it says nothing of how far that was. */
    static boolean isEnded(String said) {
        return isGone(said) || INTERRUPTED.contains(number(said));
    }

    /** Whether it is an error that a server or its client tells, and not a program that could not be run or heard. */
    static boolean isAnswer(String said) {
        return NUMBER.matcher(said).find();
    }

    /** Whether the server itself says that it does not do it. */
    public static boolean isRefusal(String said) {
        return number(said).startsWith("1") && !isEnded(said);
    }

    /** Whether no damage to the backup can make the client say so. */
    boolean certain() {
        return this == DISK || this == LINE;
    }

    /** What to do. */
    String key() {
        return key;
    }
}
