package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.backup.source.MySqlRights;
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

    /** @param arriving what is to come */
    List<Check> of(List<Manifest.Objects> arriving, Set<String> tables) throws OperationFailed {
        List<Check> checks = new ArrayList<>(rights(arriving));
        checks.addAll(foreignKeys());
        checks.addAll(views(tables));
        checks.addAll(broken());
        checks.addAll(moment());
        checks.add(connected());
        return checks;
    }

    private String database() {
        return live.name();
    }

    private List<Check> rights(List<Manifest.Objects> arriving) throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        String user = live.askServer("SELECT CURRENT_USER()").getFirst().getFirst();
        for (String name : List.of(database(), aside)) {
            MySqlRights rights = MySqlRights.on(live.to(name), user);
            List<String> lacking = rights.lackingToReplace(arriving);
            checks.add(
                    lacking.isEmpty()
                            ? Check.ok(Words.of("swap.mysql.allowed", name))
                            : MySqlNewDatabase.rightsCheck(name, rights.grantee(), lacking));
        }
        return checks;
    }

    /** They would follow the tables that go. */
    private List<Check> foreignKeys() throws OperationFailed {
        String is = " BINARY " + MySqlClient.literal(database());
        List<String> keys = live
                .askServer("SELECT CONCAT(CONSTRAINT_SCHEMA, '.', TABLE_NAME, ' (', CONSTRAINT_NAME, ')')"
                        + " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE BINARY UNIQUE_CONSTRAINT_SCHEMA ="
                        + is
                        + " AND BINARY CONSTRAINT_SCHEMA <>" + is + " ORDER BY 1")
                .stream()
                .map(List::getFirst)
                .toList();
        return keys.isEmpty()
                ? List.of()
                : List.of(Check.blocker(
                        Words.of("swap.mysql.foreign", database(), String.join(", ", keys)),
                        Words.of("swap.mysql.foreign.next")));
    }

    /** A view stands in the way of a table that is to have its name. */
    private List<Check> views(Set<String> tables) {
        Set<String> both = new TreeSet<>(tables);
        both.retainAll(
                there.of(Kind.VIEW).stream().map(MySqlCatalogue.Item::name).toList());
        return both.isEmpty()
                ? List.of()
                : List.of(Check.blocker(
                        Words.of("swap.mysql.view", database(), String.join(", ", both)),
                        Words.of("swap.mysql.view.next")));
    }

    private List<Check> broken() throws OperationFailed {
        List<String> broken = BrokenViews.of(live, there).names();
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

    private Check connected() throws OperationFailed {
        List<String> who = new ArrayList<>();
        long sessions = 0;
        for (List<String> row : live.askServer("SELECT USER, COUNT(*) FROM information_schema.PROCESSLIST"
                + " WHERE BINARY DB = BINARY " + MySqlClient.literal(database())
                + " AND ID <> CONNECTION_ID() GROUP BY USER ORDER BY 2 DESC, 1 LIMIT 20")) {
            who.add(Words.of("swap.check.connected.who", row.get(0), row.get(1)));
            sessions += Long.parseLong(row.get(1));
        }
        String user = live.askServer("SELECT CURRENT_USER()").getFirst().getFirst();
        if (!who.isEmpty()) {
            return Check.warning(
                    Words.of("swap.check.connected", database(), sessions, String.join(", ", who)),
                    Words.of("swap.mysql.connected.next"));
        }
        return MySqlRights.on(live, user).seesSessions()
                ? Check.ok(Words.of("swap.check.nobody", database()))
                : Check.warning(Words.of("swap.mysql.unseen", database()), Words.of("swap.mysql.connected.next"));
    }
}
