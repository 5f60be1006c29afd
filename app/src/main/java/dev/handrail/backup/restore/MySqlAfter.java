package dev.handrail.backup.restore;

import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What becomes of a restored database that a dump brings along: events that would run twice, and owners that are not there. */
final class MySqlAfter {
    /** Each with what it was made under, which an ALTER would set to what is true of us. */
    private static final String EVENTS = """
            SELECT EVENT_NAME, DEFINER, SQL_MODE, TIME_ZONE, CHARACTER_SET_CLIENT, COLLATION_CONNECTION
              FROM information_schema.EVENTS
             WHERE BINARY EVENT_SCHEMA = BINARY DATABASE() AND STATUS = 'ENABLED' ORDER BY EVENT_NAME""";

    private static final String DEFINERS = """
            SELECT DISTINCT d.DEFINER FROM (
              SELECT BINARY DEFINER AS DEFINER FROM information_schema.VIEWS WHERE BINARY TABLE_SCHEMA = BINARY DATABASE()
              UNION SELECT BINARY DEFINER FROM information_schema.TRIGGERS WHERE BINARY TRIGGER_SCHEMA = BINARY DATABASE()
              UNION SELECT BINARY DEFINER FROM information_schema.ROUTINES WHERE BINARY ROUTINE_SCHEMA = BINARY DATABASE()
              UNION SELECT BINARY DEFINER FROM information_schema.EVENTS WHERE BINARY EVENT_SCHEMA = BINARY DATABASE()) d
             WHERE d.DEFINER NOT IN (SELECT BINARY CONCAT(user, '@', host) FROM mysql.user)
               AND d.DEFINER NOT IN (SELECT BINARY user FROM mysql.user)
             ORDER BY 1""";

    private static final Set<Kind> OWNERLESS = Set.of(Kind.TABLE, Kind.SEQUENCE);

    private final MySqlClient client;

    MySqlAfter(MySqlClient client) {
        this.client = client;
    }

    /**
     * An event of a copy must not run beside that of the original: they are loaded disabled, so this finds only what was made
     * to run in a way that nobody foresaw. One that was written in another character set than ours
     * is left as it is: an ALTER would read it in ours from then on.
     */
    void disableEvents(MySqlCatalogue there, Work work) throws OperationFailed {
        if (there.items().stream().noneMatch(MySqlCatalogue.Item::runs)) {
            return;
        }
        List<String> disabled = new ArrayList<>();
        List<String> running = new ArrayList<>();
        StringBuilder statements = new StringBuilder();
        for (List<String> event : client.ask(EVENTS)) {
            if (!event.get(4).startsWith("utf8")) {
                running.add(event.getFirst());
                continue;
            }
            statements.append(disabling(event));
            disabled.add(event.getFirst());
        }
        if (!running.isEmpty()) {
            work.say(Words.of("restore.mysql.events.running", String.join(", ", running)));
        }
        if (!disabled.isEmpty()) {
            client.ask(statements.toString());
            tellDisabled(disabled, work);
        }
    }

    void tellDisabled(List<String> events, Work work) {
        tell("restore.mysql.events", events, work);
    }

    /** Events that were to run in the live database again, and were not found in what was loaded. */
    void tellAsleep(List<String> events, Work work) {
        tell("restore.mysql.events.asleep", events, work);
    }

    private static void tell(String key, List<String> events, Work work) {
        if (!events.isEmpty()) {
            work.say(Words.of(
                    key,
                    String.join(", ", events),
                    "ALTER EVENT " + MySqlClient.quoted(events.getFirst()) + " ENABLE"));
        }
    }

    private static String disabling(List<String> event) {
        String definer = event.get(1);
        int at = definer.lastIndexOf('@');
        return "SET SESSION sql_mode = " + MySqlClient.literal(event.get(2)) + ", time_zone = "
                + MySqlClient.literal(event.get(3)) + ", collation_connection = " + MySqlClient.literal(event.get(5))
                + ";\nALTER DEFINER = " + MySqlClient.quoted(definer.substring(0, at)) + "@"
                + MySqlClient.quoted(definer.substring(at + 1)) + " EVENT " + MySqlClient.quoted(event.getFirst())
                + " DISABLE;\n";
    }

    /** Views and routines of somebody who is not there are made, and fail when they are used. */
    void tellDefiners(MySqlCatalogue there, Work work) {
        if (there.items().stream().allMatch(item -> OWNERLESS.contains(item.kind()))) {
            return;
        }
        try {
            List<String> unknown =
                    client.ask(DEFINERS).stream().map(List::getFirst).toList();
            if (!unknown.isEmpty()) {
                work.say(Words.of("restore.mysql.definers", String.join(", ", unknown)));
            }
        } catch (OperationFailed e) {
            work.say(Words.of("restore.mysql.definers.unknown"));
        }
    }
}
