package dev.handrail.backup.restore;

import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final String UNLOCKING = "UNLOCK TABLES";

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

    /**
     * What is done in one moment. Triggers are dropped only once nobody is in any of the tables: else they would be gone as
     * long as somebody is waited for.
     */
    List<String> statements() {
        return triggers.isEmpty()
                ? List.of(renaming())
                : Stream.of(Stream.of(locking()), drops(), Stream.of(UNLOCKING, renaming()))
                        .flatMap(Function.identity())
                        .toList();
    }

    private String locking() {
        return "LOCK TABLES "
                + going.stream().map(table -> named(live, table) + " WRITE").collect(Collectors.joining(", "));
    }

    private Stream<String> drops() {
        return triggers.stream().map(trigger -> "DROP TRIGGER IF EXISTS " + named(live, trigger));
    }

    String shown() {
        return String.join(";\n", statements());
    }

    /** The same for a database of which a table is damaged: no server locks that, though it renames it. */
    List<String> unlocked() {
        return Stream.concat(drops(), Stream.of(renaming())).toList();
    }

    /**
     * MariaDB does all of it, once it has the tables, without waiting for us in between. Who asks later whether it was done waits for the lock, which
     * ends with this session; and the server ends that where nothing comes from it any more.
     *
     * @param waiting seconds to wait for whoever uses one of the tables in a transaction
     * @param locks whether the tables are locked first, where there are triggers
     */
    String script(boolean mariaDb, int waiting, boolean locks) {
        List<String> each = locks ? statements() : unlocked();
        return "SET SESSION lock_wait_timeout = " + waiting + ", wait_timeout = " + Sessions.SILENCE.toSeconds()
                + ";\nDO GET_LOCK(" + MySqlClient.literal(aside)
                + ", 10);\n" + (mariaDb && !triggers.isEmpty() ? atOnce(locks) : ended(each.stream()));
    }

    /** No UNLOCK is allowed there, and a transaction that begins ends the locks as well. */
    private String atOnce(boolean locks) {
        return (locks ? ended(Stream.of(locking())) : "") + "DELIMITER ;;\nBEGIN NOT ATOMIC\n"
                + ended(Stream.of(drops(), Stream.of("START TRANSACTION", renaming()))
                        .flatMap(Function.identity()))
                + "END;;\nDELIMITER ;\n";
    }

    private static String ended(Stream<String> statements) {
        return statements.map(statement -> statement + ";\n").collect(Collectors.joining());
    }

    String witness() {
        return "CREATE TABLE IF NOT EXISTS " + named(coming, MySqlKeptSchema.WITNESS) + " (nothing int PRIMARY KEY)";
    }
}
