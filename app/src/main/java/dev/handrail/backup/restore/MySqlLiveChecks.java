package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.MySqlAccount;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.operation.Plan.Check;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at a live database of MariaDB or MySQL with whose tables others are to change places: may that be done, and who would
 * notice.
 *
 * @param there what stands in it
 * @param aside the database into which its tables go
 */
record MySqlLiveChecks(MySqlClient live, MySqlCatalogue there, String aside) {
    private static final int MARIADB_WHOLE = 10006;
    private static final int MYSQL_WHOLE = 8000;

    /** What the server shows of its others: keys that refer to its tables, and who is connected to it. */
    private static final String SEEN = """
            SELECT 'key', CONCAT(CONSTRAINT_SCHEMA, '.', TABLE_NAME, ' (', CONSTRAINT_NAME, ')')
              FROM information_schema.REFERENTIAL_CONSTRAINTS
             WHERE BINARY UNIQUE_CONSTRAINT_SCHEMA = BINARY %1$s AND BINARY CONSTRAINT_SCHEMA <> BINARY %1$s ORDER BY 2;
            SELECT 'session', USER, COUNT(*) FROM information_schema.PROCESSLIST
             WHERE BINARY DB = BINARY %1$s AND ID <> CONNECTION_ID() GROUP BY USER ORDER BY 3 DESC, 2 LIMIT 20;
            """ + MySqlAccount.QUERY;

    /** @param arriving what is to come */
    List<Check> of(List<Manifest.Objects> arriving, Set<String> tables) throws OperationFailed {
        List<List<String>> seen = live.ask(SEEN.formatted(MySqlClient.literal(database())) + BrokenViews.query(there));
        MySqlAccount account = MySqlAccount.in(seen);
        List<Check> checks = new ArrayList<>(rights(account, arriving));
        checks.addAll(foreignKeys(MySqlClient.labelled("key", seen)));
        checks.addAll(views(tables));
        checks.addAll(broken(seen));
        checks.addAll(moment());
        checks.add(connected(account, seen));
        return checks;
    }

    private String database() {
        return live.name();
    }

    private List<Check> rights(MySqlAccount account, List<Manifest.Objects> arriving) {
        List<Check> checks = new ArrayList<>();
        for (String name : List.of(database(), aside)) {
            List<String> lacking = account.rights(name).lackingToReplace(arriving);
            checks.add(
                    lacking.isEmpty()
                            ? Check.ok(Words.of("swap.mysql.allowed", name))
                            : MySqlNewDatabase.rightsCheck(name, account.grantee(), lacking));
        }
        return checks;
    }

    /** They would follow the tables that go. */
    private List<Check> foreignKeys(List<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : List.of(Check.blocker(
                        Words.of("swap.mysql.foreign", database(), String.join(", ", keys)),
                        Words.of("swap.mysql.foreign.next")));
    }

    /** A view stands in the way of a table that is to have its name. */
    private List<Check> views(Set<String> tables) {
        Set<String> both = new TreeSet<>(tables);
        both.retainAll(there.names(Kind.VIEW));
        return both.isEmpty()
                ? List.of()
                : List.of(Check.blocker(
                        Words.of("swap.mysql.view", database(), String.join(", ", both)),
                        Words.of("swap.mysql.view.next")));
    }

    private List<Check> broken(List<List<String>> seen) throws OperationFailed {
        List<String> broken = BrokenViews.in(live, there, seen).names();
        return broken.isEmpty()
                ? List.of()
                : List.of(Check.warning(
                        Words.of("swap.mysql.broken", database(), String.join(", ", broken)),
                        Words.of("swap.mysql.broken.next")));
    }

    /** What the moment of the exchange is not for everybody. */
    private List<Check> moment() {
        List<Check> checks = new ArrayList<>();
        if (!there.of(Kind.TRIGGER).isEmpty()) {
            checks.add(Check.warning(
                    Words.of("swap.mysql.triggers", there.of(Kind.TRIGGER).size(), database()),
                    Words.of("swap.mysql.triggers.next")));
        }
        List<String> simple = there.notTransactional(table -> true);
        if (!simple.isEmpty()) {
            checks.add(Check.warning(
                    Words.of("swap.mysql.engine", database(), String.join(", ", simple)),
                    Words.of("swap.mysql.engine.next")));
        }
        int whole = there.version().contains("MariaDB") ? MARIADB_WHOLE : MYSQL_WHOLE;
        if (MySqlVersions.number(there.version()) < whole) {
            checks.add(Check.warning(Words.of("swap.mysql.old", there.version()), Words.of("swap.mysql.old.next")));
        }
        return checks;
    }

    private Check connected(MySqlAccount account, List<List<String>> seen) {
        List<String> who = new ArrayList<>();
        long sessions = 0;
        for (List<String> row : seen) {
            if (row.getFirst().equals("session")) {
                who.add(Words.of("swap.check.connected.who", row.get(1), row.get(2)));
                sessions += Long.parseLong(row.get(2));
            }
        }
        if (!who.isEmpty()) {
            return Check.warning(
                    Words.of("swap.check.connected", database(), sessions, String.join(", ", who)),
                    Words.of("swap.mysql.connected.next"));
        }
        return account.rights(database()).seesSessions()
                ? Check.ok(Words.of("swap.check.nobody", database()))
                : Check.warning(Words.of("swap.mysql.unseen", database()), Words.of("swap.mysql.connected.next"));
    }
}
