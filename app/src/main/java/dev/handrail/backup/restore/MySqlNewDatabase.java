package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.OwnDatabases;
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

    /** Who makes it still. */
    private static final String MAKERS = """
            SELECT 'maker', ID FROM information_schema.PROCESSLIST
             WHERE LOCATE(%1$s, INFO) = 1 AND (LOCATE(%2$s, INFO) > 0 OR LOCATE('MariaDB', VERSION()) = 0);
            """;

    /** What is there, what it says of itself, and who is in it. */
    private static final String SEEN = """
            SELECT 'says', /*M!100500 SCHEMA_COMMENT, */ ''
              FROM information_schema.SCHEMATA WHERE BINARY SCHEMA_NAME = BINARY %1$s;
            SELECT 'there', SCHEMA_NAME FROM information_schema.SCHEMATA WHERE BINARY SCHEMA_NAME = BINARY %1$s;
            SELECT 'holds', TABLE_NAME FROM information_schema.TABLES WHERE BINARY TABLE_SCHEMA = BINARY %1$s LIMIT 1;
            SELECT 'session', ID FROM information_schema.PROCESSLIST
             WHERE BINARY DB = BINARY %1$s AND ID <> CONNECTION_ID();
            """;

    private final MySqlClient client;
    private final String name;

    /** @param client whose database is this one, which need not be there yet */
    MySqlNewDatabase(MySqlClient client) {
        this.client = client;
        this.name = client.name();
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
        return source.encoding().isEmpty()
                ? making(name)
                : making(name) + " CHARACTER SET " + source.encoding() + " COLLATE " + source.collate();
    }

    private static String making(String name) {
        return "CREATE DATABASE " + MySqlClient.quoted(name);
    }

    /** The same with a mark from the first moment on, in which it holds no table yet: of a server that knows how. */
    static String markedStatement(String name, Manifest.Source source, String mark) {
        return statement(name, source) + commented(name, " COMMENT '" + mark.replace("'", "''") + "'");
    }

    /** All that makes it, marked by its comment until the table with the mark holds it. */
    static String script(String name, Manifest.Source source, String mark) {
        String table = marked(name);
        return markedStatement(name, source, mark) + ";\nCREATE TABLE " + table
                + " (id int PRIMARY KEY, run varchar(500));\nINSERT INTO " + table + " VALUES (1, "
                + MySqlClient.literal(mark) + ");\n"
                + commented(name, " ALTER DATABASE " + MySqlClient.quoted(name) + " COMMENT ''") + ";\n";
    }

    /** MariaDB 10.5 obeys it, and all others pass it over, up to its end: which they would find in such a name. */
    private static String commented(String name, String clause) {
        return name.contains("*/") ? "" : "/*M!100500" + clause + " */";
    }

    /**
     * Answers how the server has it with the tables that are to come into it.
     *
     * @param refused told that nothing of it is there
     */
    PrimaryKeys create(Manifest.Source source, String mark, Runnable refused) throws OperationFailed {
        try {
            List<List<String>> rows = client.askServerUntilStopped(script(name, source, mark) + PrimaryKeys.QUERY);
            return PrimaryKeys.in(rows, client);
        } catch (OperationFailed e) {
            if (e.getMessage().contains(THERE_ALREADY)) {
                refused.run();
            } else if (MADE_UNMARKED.matcher(e.getMessage()).find()) {
                dropUnmarked(mark, refused);
            }
            throw e;
        }
    }

    /** It is ours, though nothing in it says so: this run has made it a moment ago. */
    private void dropUnmarked(String mark, Runnable gone) {
        try {
            if (mark(seen(mark), mark)
                    .filter(says -> says.isEmpty() || says.equals(mark))
                    .isPresent()) {
                client.askServer("DROP DATABASE " + MySqlClient.quoted(name));
                gone.run();
            }
        } catch (OperationFailed e) {
            // What failed before tells why; it stays registered as left behind.
        }
    }

    /** The restore is proven: the mark goes. */
    void keep() throws OperationFailed {
        client.askServer("DROP TABLE " + marked());
    }

    /** Drops it if it still carries the mark, whoever still sends something into it; leaves alone what carries none. */
    void dropIfMarked(String mark) throws OperationFailed {
        List<List<String>> seen = settled(mark);
        Optional<String> found = mark(seen, mark);
        if (found.isPresent() && found.get().equals(mark)) {
            MySqlClient.labelled("session", seen).forEach(this::end);
            client.askServer("SET SESSION lock_wait_timeout = 60; DROP DATABASE " + MySqlClient.quoted(name));
        } else if (found.isPresent() && found.get().isEmpty()) {
            throw unmarked();
        }
    }

    /** What is there once nobody makes it any more. */
    private List<List<String>> settled(String mark) throws OperationFailed {
        List<List<String>> seen = new ArrayList<>();
        StillMaking.end(
                () -> {
                    seen.clear();
                    seen.addAll(seen(mark));
                    return nobodyMakesIt(seen);
                },
                name,
                client.shell().where());
        return seen;
    }

    /** Ends the statement of a client that is gone; MySQL is told nothing by which it would be known from another's. */
    private boolean nobodyMakesIt(List<List<String>> seen) {
        List<String> makers = MySqlClient.labelled("maker", seen);
        makers.forEach(this::end);
        return makers.isEmpty();
    }

    /** Who makes it comes first: what is there when nobody does stays as it is. */
    private List<List<String>> seen(String mark) throws OperationFailed {
        String marked = "SELECT 'mark', COALESCE(MAX(run), '') FROM " + marked();
        return client.askServer(MAKERS.formatted(MySqlClient.literal(making(name)), MySqlClient.literal(mark))
                + MySqlClient.ifThere(name, MARK, marked)
                + SEEN.formatted(MySqlClient.literal(name)));
    }

    /**
     * What it is marked with; nothing in it where an empty database has no mark, and no answer where there is nothing to do.
     * One whose comment is the mark is ours whatever it holds by now.
     */
    private static Optional<String> mark(List<List<String>> seen, String ours) {
        List<String> says = MySqlClient.labelled("says", seen);
        boolean marked = !ours.isEmpty() && says.contains(ours);
        boolean empty = !MySqlClient.labelled("there", seen).isEmpty()
                && MySqlClient.labelled("holds", seen).isEmpty();
        List<String> marks = empty || marked ? says : MySqlClient.labelled("mark", seen);
        return marks.stream().findFirst();
    }

    /** A client whose line was cut may still hold the lock of a table, for which a DROP would wait. */
    private void end(String session) {
        try {
            client.askServer("KILL " + session);
        } catch (OperationFailed e) {
            // It has ended by itself meanwhile; one that has not is found by the DROP.
        }
    }

    private String marked() {
        return marked(name);
    }

    private static String marked(String name) {
        return MySqlClient.quoted(name) + "." + MySqlClient.quoted(MARK);
    }

    private OperationFailed unmarked() {
        return OperationFailed.refused(Words.of("restore.failed.drop", name))
                .on(client.shell().where())
                .cameBack(Words.of("restore.unmarked", name))
                .next(Words.of("restore.mysql.unmarked.next", "DROP DATABASE " + MySqlClient.quoted(name)))
                .build();
    }
}
