package dev.handrail.backup.source;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Database;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * How one MariaDB or MySQL database is going to be dumped, found out by looking.
 *
 * @param lacking the rights without which what is there may not even be seen
 */
record MySqlTap(
        MySqlSource source, MySqlClient client, MySqlCatalogue catalogue, MySqlChoice choice, List<String> lacking)
        implements Tap {
    /** Up to which size the content of a database is hashed, where the profile does not say. */
    private static final long PROVE_UP_TO = 2L << 30;

    /** The right on all of a MySQL server without which the text of others' routines is not to be had. */
    private static final String SHOW_ROUTINE = "SHOW_ROUTINE";

    static MySqlTap look(MySqlSource source, MySqlClient client) throws OperationFailed {
        List<List<String>> rows = client.ask(MySqlCatalogue.QUERY + MySqlAccount.QUERY);
        MySqlCatalogue catalogue = MySqlCatalogue.in(rows);
        MySqlChoice choice = new MySqlChoice(source.entry().dump());
        boolean views = !catalogue.of(MySqlCatalogue.Kind.VIEW).isEmpty();
        List<String> lacking = MySqlAccount.in(rows).grants(client.name()).missing(choice.chosen(), views);
        if (!catalogue.mariaDb() && !choice.chosen() && !catalogue.hidden().isEmpty()) {
            lacking.add(SHOW_ROUTINE);
        }
        return new MySqlTap(source, client, catalogue, choice, lacking);
    }

    @Override
    public String name() {
        return source.name();
    }

    Database entry() {
        return source.entry();
    }

    /** What it is called on its server, which is not what its backups are called where it is one of all. */
    String database() {
        return source.database();
    }

    MySqlTools tools() {
        return client.tools();
    }

    @Override
    public Shell shell() {
        return client.shell();
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok(Words.of(
                "backup.mysql.reached",
                name(),
                catalogue.version(),
                Amounts.bytes(catalogue.bytes()),
                tools().dumperName(),
                tools().version())));
        if (rows()) {
            checks.add(Check.ok(
                    Words.of(proves() ? "backup.mysql.hashed" : "backup.mysql.only", Amounts.bytes(proveUpTo()))));
        }
        choice.leftOut().forEach(note -> checks.add(Check.ok(note)));
        if (!lacking.isEmpty()) {
            checks.add(Check.blocker(blind(), grant()));
        }
        List<String> unknown = choice.unknown(catalogue);
        if (!unknown.isEmpty()) {
            checks.add(Check.blocker(unseen(unknown), Words.of("backup.mysql.unknown.next")));
        }
        if (!inconsistent().isEmpty()) {
            checks.add(Check.warning(inconsistentText(), Words.of("backup.mysql.engine.next")));
        }
        return checks;
    }

    private boolean rows() {
        return !entry().dump().schemaOnly();
    }

    /** Whether the content of its tables is hashed, beside that their rows are counted. */
    boolean proves() {
        return rows() && catalogue.bytes() <= proveUpTo();
    }

    private long proveUpTo() {
        ByteSize asked = source.server().packing().proveUpTo();
        return asked == null ? PROVE_UP_TO : asked.bytes();
    }

    private String blind() {
        return Words.of("backup.mysql.blind", catalogue.user(), database(), String.join(", ", lacking));
    }

    private String grant() {
        List<String> here =
                lacking.stream().filter(right -> !right.equals(SHOW_ROUTINE)).toList();
        List<String> grants = new ArrayList<>();
        if (!here.isEmpty()) {
            grants.add("GRANT " + String.join(", ", here) + " ON " + MySqlClient.quoted(database()) + ".* TO "
                    + catalogue.user() + ";");
        }
        if (lacking.contains(SHOW_ROUTINE)) {
            grants.add("GRANT " + SHOW_ROUTINE + " ON *.* TO " + catalogue.user() + ";");
        }
        return Words.of("backup.mysql.blind.next", String.join(" ", grants));
    }

    private String unseen(List<String> unknown) {
        return Words.of("backup.mysql.unknown", name(), String.join(", ", unknown));
    }

    /** Tables of the dump that are not as of the same moment as the others. */
    List<String> inconsistent() {
        return catalogue.notTransactional(choice::wantsRows);
    }

    String inconsistentText() {
        return Words.of("backup.mysql.engine", name(), String.join(", ", inconsistent()));
    }

    @Override
    public String reading() {
        return Words.of("backup.run.step.dump", name());
    }

    @Override
    public Pipeline shown() {
        List<String> before = choice.withoutRows(tools(), catalogue);
        return before.isEmpty()
                ? Pipeline.of(dump())
                : Pipeline.of(definitions(before)).pipe(behind(dump()));
    }

    @Override
    public long expectedBytes() {
        return catalogue.bytes();
    }

    @Override
    public boolean squeezes() {
        return true;
    }

    @Override
    public String ending() {
        return ".sql";
    }

    /** What a plan refused may have come about since. */
    @Override
    public Flow open(Work work) throws OperationFailed {
        if (!lacking.isEmpty()) {
            throw refused(blind(), grant());
        }
        List<String> unknown = choice.unknown(catalogue);
        if (!unknown.isEmpty()) {
            throw refused(unseen(unknown), Words.of("backup.mysql.unknown.next"));
        }
        return MySqlFlow.begin(this, work);
    }

    private OperationFailed refused(String why, String next) {
        return OperationFailed.refused(Words.of("backup.mysql.refused", name()))
                .on(shell().where())
                .cameBack(why)
                .next(next)
                .build();
    }

    Command dump() {
        return tools().connected(tools().dumper(), choice.arguments(tools(), database(), catalogue));
    }

    private Command definitions(List<String> tables) {
        return tools().connected(tools().dumper(), choice.definitions(tools(), database(), tables));
    }

    /** The same, behind what comes to it; views are made last, and want every table to be there. */
    private static Command behind(Command dump) {
        String script = "echo '" + MySqlDumped.EARLY + "' && cat && echo '" + MySqlDumped.ELSE + "' && exec \"$@\"";
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(dump.arguments());
        return dump.running(words);
    }

    @Override
    public void close() {
        client.close();
    }
}
