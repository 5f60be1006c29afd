package dev.handrail.backup.restore;

import dev.handrail.sql.MySqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables that change places.
 *
 * @param live the database whose tables go, and to which others come
 * @param coming where those stand until then
 * @param aside where the old ones go
 * @param going the tables of the live one
 * @param triggers those of the live one, which no server renames along
 * @param arriving the tables that come
 */
record MySqlTrade(
        String live, String coming, String aside, List<String> going, List<String> triggers, List<String> arriving) {
    MySqlTrade {
        going = List.copyOf(going);
        triggers = List.copyOf(triggers);
        arriving = List.copyOf(arriving);
    }

    /** All or none: one statement. */
    String renaming() {
        List<String> pairs = new ArrayList<>();
        going.forEach(table -> pairs.add(pair(table, live, aside)));
        arriving.forEach(table -> pairs.add(pair(table, coming, live)));
        pairs.add(pair(MySqlKeptSchema.WITNESS, coming, aside));
        return "RENAME TABLE " + String.join(", ", pairs);
    }

    private static String pair(String table, String from, String to) {
        return named(from, table) + " TO " + named(to, table);
    }

    private static String named(String database, String table) {
        return MySqlClient.quoted(database) + "." + MySqlClient.quoted(table);
    }

    /** What is done in one moment. */
    List<String> statements() {
        return Stream.concat(
                        triggers.stream().map(trigger -> "DROP TRIGGER IF EXISTS " + named(live, trigger)),
                        Stream.of(renaming()))
                .toList();
    }

    String shown() {
        return String.join(";\n", statements());
    }

    /**
     * MariaDB does all of it without waiting for us in between. Who asks later whether it was done waits for the lock, which
     * ends with this session.
     *
     * @param waiting seconds to wait for whoever uses one of the tables in a transaction
     */
    String script(boolean mariaDb, int waiting) {
        String all = String.join(";\n", statements()) + ";\n";
        return "SET SESSION lock_wait_timeout = " + waiting + ";\nDO GET_LOCK(" + MySqlClient.literal(aside)
                + ", 10);\n" + (mariaDb ? "DELIMITER ;;\nBEGIN NOT ATOMIC\n" + all + "END;;\nDELIMITER ;\n" : all);
    }

    String witness() {
        return "CREATE TABLE IF NOT EXISTS " + named(coming, MySqlKeptSchema.WITNESS) + " (nothing int)";
    }
}
