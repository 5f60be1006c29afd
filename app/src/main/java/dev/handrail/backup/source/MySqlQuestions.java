package dev.handrail.backup.source;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the client of MariaDB or MySQL is sent to read tables one by one in one moment. It tells of an error by the line it
 * read: so each line is remembered with the table that it is about.
 */
final class MySqlQuestions {
    static final String OPEN = "open";

    /** Who limits how long a statement may take has an application in mind, not the count of a large table. */
    private static final String BEGINNING = """
            SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;
            SET SESSION lock_wait_timeout = 60, time_zone = '+00:00', sql_mode = ''\
             /*M!100101 , max_statement_time = 0 */ /*!50708 , max_execution_time = 0 */;
            START TRANSACTION WITH CONSISTENT SNAPSHOT;
            SELECT 'open';
            """;

    private static final Pattern AT_LINE = Pattern.compile("ERROR (\\d+) .*?at line (\\d+): ");
    private static final String NO_SUCH_TABLE = "1146";

    private final StringBuilder text = new StringBuilder(BEGINNING);
    private final NavigableMap<Integer, String> tables = new TreeMap<>();

    /** @param queries of {@link MySqlColumns#queries} */
    MySqlQuestions(Map<String, String> queries) {
        int line = 1 + lines(BEGINNING);
        for (Map.Entry<String, String> query : queries.entrySet()) {
            // What is read holds no lock any longer than it is read: nobody who alters a table has to wait for all.
            String one = "SAVEPOINT before_it;\n" + query.getValue() + ";\nROLLBACK TO SAVEPOINT before_it;\n";
            tables.put(line, query.getKey());
            text.append(one);
            line += lines(one);
        }
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    String text() {
        return text.toString();
    }

    /** The table that an error is about, if it is about one. */
    Optional<String> table(String error) {
        Matcher told = AT_LINE.matcher(error);
        return told.lookingAt()
                ? Optional.ofNullable(tables.floorEntry(Integer.parseInt(told.group(2))))
                        .map(Map.Entry::getValue)
                : Optional.empty();
    }

    /** Whether it says that the table is not there any more. */
    static boolean gone(String error) {
        Matcher told = AT_LINE.matcher(error);
        return told.lookingAt() && told.group(1).equals(NO_SUCH_TABLE);
    }
}
