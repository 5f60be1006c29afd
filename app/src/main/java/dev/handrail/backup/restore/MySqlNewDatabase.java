package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.OwnDatabases;
import dev.handrail.backup.source.MySqlRights;
import dev.handrail.operation.Plan.Check;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database of MariaDB or MySQL that is made to restore into. Until the restore is proven it holds a table that says so,
 * and only a database that holds it is ever dropped.
 */
final class MySqlNewDatabase {
    /** Databases carry no comment on every version, tables do. */
    static final String MARK = OwnDatabases.UNFINISHED;

    private static final String THERE_ALREADY = "ERROR 1007";
    /** The database is made by the first line. */
    private static final Pattern MADE_UNMARKED = Pattern.compile("ERROR \\d+ \\(\\w+\\) at line [23]:");

    private final MySqlClient client;
    private final String name;

    /** @param client whose database is this one, which need not be there yet */
    MySqlNewDatabase(MySqlClient client) {
        this.client = client;
        this.name = client.name();
    }

    /** What is known before: whether the name is free, what we lack to fill it, whom the server knows us as. */
    record Prospect(boolean taken, String version, String user, List<String> lacking, String folder) {}

    Prospect prospect(Manifest manifest) throws OperationFailed {
        String wanted = MySqlClient.literal(name);
        List<String> row = client.askServer(
                        "SELECT VERSION(), CURRENT_USER(), COUNT(*), @@datadir FROM information_schema.SCHEMATA"
                                + " WHERE BINARY SCHEMA_NAME = BINARY " + wanted
                                + " OR @@lower_case_table_names > 0 AND LOWER(SCHEMA_NAME) = LOWER(" + wanted + ")")
                .getFirst();
        MySqlRights rights = MySqlRights.on(client, row.get(1));
        return new Prospect(
                !row.get(2).equals("0"),
                row.get(0),
                rights.grantee(),
                rights.lackingFor(manifest.objects()),
                row.get(3));
    }

    /** Says which grant would do. */
    static Check rightsCheck(String name, String user, List<String> missing) {
        if (missing.isEmpty()) {
            return Check.ok(Words.of("restore.check.allowed"));
        }
        String lacking = String.join(", ", missing);
        String pattern = MySqlClient.quoted(name.replace("_", "\\_").replace("%", "\\%"));
        return Check.blocker(
                Words.of("restore.mysql.lacking", user, name, lacking),
                Words.of("restore.mysql.lacking.next", "GRANT " + lacking + " ON " + pattern + ".* TO " + user + ";"));
    }

    /** The statement that makes it, as alike to the source as a new database can be. */
    static String statement(String name, Manifest.Source source) {
        String create = "CREATE DATABASE " + MySqlClient.quoted(name);
        return source.encoding().isEmpty()
                ? create
                : create + " CHARACTER SET " + source.encoding() + " COLLATE " + source.collate();
    }

    /** @param refused told that nothing of it is there */
    void create(Manifest.Source source, String mark, Runnable refused) throws OperationFailed {
        String table = MySqlClient.quoted(name) + "." + MySqlClient.quoted(MARK);
        try {
            client.askServer(statement(name, source) + ";\nCREATE TABLE " + table
                    + " (id int PRIMARY KEY, run varchar(500));\nINSERT INTO " + table + " VALUES (1, "
                    + MySqlClient.literal(mark) + ");");
        } catch (OperationFailed e) {
            if (e.getMessage().contains(THERE_ALREADY)) {
                refused.run();
            } else if (MADE_UNMARKED.matcher(e.getMessage()).find()) {
                dropUnmarked(refused);
            }
            throw e;
        }
    }

    /** It is ours, though nothing in it says so: this run has made it a moment ago. */
    private void dropUnmarked(Runnable gone) {
        try {
            if (mark().filter(String::isEmpty).isPresent()) {
                client.askServer("DROP DATABASE " + MySqlClient.quoted(name));
                gone.run();
            }
        } catch (OperationFailed e) {
            // What failed before tells why; it stays registered as left behind.
        }
    }

    /** The restore is proven: the mark goes. */
    void keep() throws OperationFailed {
        client.askServer("DROP TABLE " + MySqlClient.quoted(name) + "." + MySqlClient.quoted(MARK));
    }

    /** Drops it if it still carries the mark, whoever still sends something into it; leaves alone what carries none. */
    void dropIfMarked(String mark) throws OperationFailed {
        Optional<String> found = mark();
        if (found.isPresent() && found.get().equals(mark)) {
            endSessions();
            client.askServer("SET SESSION lock_wait_timeout = 60; DROP DATABASE " + MySqlClient.quoted(name));
        } else if (found.isPresent() && found.get().isEmpty()) {
            throw unmarked();
        }
    }

    /** What stands in the mark; nothing in it where an empty database has none, and no answer where there is nothing to do. */
    private Optional<String> mark() throws OperationFailed {
        String is = " = BINARY " + MySqlClient.literal(name);
        List<String> counts = client.askServer("SELECT (SELECT COUNT(*) FROM information_schema.SCHEMATA"
                        + " WHERE BINARY SCHEMA_NAME" + is + "), (SELECT COUNT(*) FROM information_schema.TABLES"
                        + " WHERE BINARY TABLE_SCHEMA" + is + " AND TABLE_NAME = '" + MARK + "'),"
                        + " (SELECT COUNT(*) FROM information_schema.TABLES WHERE BINARY TABLE_SCHEMA" + is + ")")
                .getFirst();
        if (counts.get(0).equals("0")) {
            return Optional.empty();
        }
        if (counts.get(1).equals("0")) {
            return counts.get(2).equals("0") ? Optional.of("") : Optional.empty();
        }
        List<List<String>> marks = client.ask("SELECT run FROM " + MySqlClient.quoted(MARK));
        return Optional.of(marks.isEmpty() ? "" : marks.getFirst().getFirst());
    }

    /** A client whose line was cut may still hold the lock of a table, for which a DROP would wait. */
    private void endSessions() throws OperationFailed {
        List<String> kills = new ArrayList<>();
        for (List<String> row :
                client.askServer("SELECT ID FROM information_schema.PROCESSLIST WHERE BINARY DB = BINARY "
                        + MySqlClient.literal(name) + " AND ID <> CONNECTION_ID()")) {
            kills.add("KILL " + row.getFirst());
        }
        for (String kill : kills) {
            try {
                client.askServer(kill);
            } catch (OperationFailed e) {
                // It has ended by itself meanwhile; one that has not is found by the DROP.
            }
        }
    }

    private OperationFailed unmarked() {
        return OperationFailed.refused(Words.of("restore.failed.drop", name))
                .on(client.shell().where())
                .cameBack(Words.of("restore.unmarked", name))
                .next(Words.of("restore.mysql.unmarked.next", "DROP DATABASE " + MySqlClient.quoted(name)))
                .build();
    }
}
