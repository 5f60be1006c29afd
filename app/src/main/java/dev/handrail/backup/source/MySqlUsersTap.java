package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * How the users of a MariaDB or MySQL server are going to be dumped.
 *
 * @param user whom the server knows us as
 * @param all whether this user may read what the others are; else only his own account can be told, without its password
 * @param ignored accounts of named hosts, of which a server that resolves no names wants to know nothing itself
 */
record MySqlUsersTap(
        MySqlUsers source, MySqlClient client, String version, String user, boolean all, List<String> ignored)
        implements Tap {
    /** What their file is called in a manifest. */
    static final String FORM = "users";

    private static final String ORIGIN = "users";
    private static final long ABOUT = 10_000;

    /** The server is asked what to ask it, and what it answers then are the statements. */
    private static final String MYSQL = """
            SELECT CONCAT('SHOW CREATE USER ', QUOTE(user), '@', QUOTE(host), ';') FROM (
              SELECT user, host FROM mysql.user WHERE user NOT LIKE 'mysql.%' ORDER BY account_locked DESC LIMIT 1000000) a
            UNION ALL
            SELECT CONCAT('SHOW GRANTS FOR ', QUOTE(user), '@', QUOTE(host), ';') FROM mysql.user
             WHERE user NOT LIKE 'mysql.%'""";

    private static final String MARIADB = """
            SELECT CONCAT('SELECT ', QUOTE(CONCAT('CREATE ROLE IF NOT EXISTS `', REPLACE(user, '`', '``'), '`')), ';')
              FROM mysql.user WHERE is_role = 'Y' AND user <> 'PUBLIC'
            UNION ALL
            SELECT CONCAT('SHOW CREATE USER ', QUOTE(user), '@', QUOTE(host), ';')
              FROM mysql.user WHERE is_role = 'N' AND user <> 'mariadb.sys' AND NOT (%1$s)
            UNION ALL
            SELECT CONCAT('SHOW GRANTS FOR ', IF(user = 'PUBLIC', user, CONCAT('`', REPLACE(user, '`', '``'), '`')), ';')
              FROM mysql.user WHERE is_role = 'Y'
            UNION ALL
            SELECT CONCAT('SHOW GRANTS FOR ', QUOTE(user), '@', QUOTE(host), ';')
              FROM mysql.user WHERE is_role = 'N' AND user <> 'mariadb.sys' AND NOT (%1$s)""".formatted(MySqlUsers.IGNORED);

    private static final List<String> AS_STATEMENTS =
            statements("s/^CREATE USER /CREATE USER IF NOT EXISTS /", "s/$/;/");

    /** MariaDB tells with his rights how he signs in. */
    private static final List<String> WITHOUT_PASSWORD =
            statements("/ WITH GRANT OPTION$/s/ IDENTIFIED .*/ WITH GRANT OPTION/", "s/ IDENTIFIED [BV].*//", "s/$/;/");

    /** With the last line that tells a dump is complete. */
    private static List<String> statements(String... edits) {
        List<String> sed = new ArrayList<>(List.of("sed"));
        for (String edit : edits) {
            sed.addAll(List.of("-e", edit));
        }
        sed.addAll(List.of("-e", "$a\\\n-- Dump completed"));
        return List.copyOf(sed);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Shell shell() {
        return client.shell();
    }

    @Override
    public List<Check> checks() {
        Check reached = Check.ok(Words.of(
                "backup.mysql.users",
                name(),
                version,
                client.tools().clientName(),
                client.tools().version()));
        List<Check> checks = new ArrayList<>(List.of(reached));
        if (!all) {
            checks.add(Check.warning(own(), grant()));
        }
        if (!ignored.isEmpty()) {
            checks.add(Check.warning(without(), Words.of("backup.mysql.users.ignored.next")));
        }
        return checks;
    }

    private String own() {
        return Words.of("backup.mysql.users.own", user);
    }

    private String without() {
        return Words.of("backup.mysql.users.ignored", Listed.of(ignored));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!all) {
            notes.add(own());
        }
        if (!ignored.isEmpty()) {
            notes.add(without());
        }
        return notes;
    }

    private String grant() {
        return Words.of("backup.mysql.users.own.next", "GRANT SELECT ON mysql.* TO " + user + ";");
    }

    @Override
    public String reading() {
        return Words.of("backup.run.step.dump", name());
    }

    @Override
    public Pipeline shown() {
        if (!all) {
            return Pipeline.of(client.command(List.of("--raw", "--execute=SHOW GRANTS")))
                    .pipe(Command.of(WITHOUT_PASSWORD));
        }
        List<String> plainly = version.contains("MariaDB")
                ? List.of("--raw")
                : List.of("--raw", "--init-command=SET print_identified_with_as_hex = ON");
        return Pipeline.of(client.command(List.of("--raw", "--execute=" + accounts())))
                .pipe(client.command(plainly))
                .pipe(Command.of(AS_STATEMENTS));
    }

    private String accounts() {
        return version.contains("MariaDB") ? MARIADB : MYSQL;
    }

    @Override
    public long expectedBytes() {
        return ABOUT;
    }

    @Override
    public boolean squeezes() {
        return true;
    }

    @Override
    public String ending() {
        return ".sql";
    }

    @Override
    public Flow open(Work work) {
        return new PlainFlow(shown(), content());
    }

    private Content content() {
        String kind = source.entry().engine().word();
        return new Content(
                new Manifest.Source(kind, name(), ORIGIN, version, "", "", "", user),
                client.tools().clientName() + " " + client.tools().version(),
                FORM,
                List.of(),
                List.of(),
                notes());
    }

    @Override
    public void close() {
        client.close();
    }
}
