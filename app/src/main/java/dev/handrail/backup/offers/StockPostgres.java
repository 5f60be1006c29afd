package dev.handrail.backup.offers;

import dev.handrail.backup.Besides;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.NewerSetting;
import dev.handrail.backup.Sorting;
import dev.handrail.server.Database;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What restores a PostgreSQL dump with PostgreSQL's own programs.
 *
 * @param database how it is reached, where the profile still says so
 * @param unpack what writes the artifact to its stdout, without its compression
 */
record StockPostgres(Manifest manifest, @Nullable Database database, Command unpack) {
    private static final String STOP = "--set=ON_ERROR_STOP=1";
    /** Nothing where there are no subscriptions. */
    private static final String SLOTS = "SELECT format($$ALTER SUBSCRIPTION %I SET (slot_name = NONE)$$, s.subname)"
            + " FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid"
            + " WHERE d.datname = current_database() \\gexec";

    List<StockStep> steps() {
        List<StockStep> steps = new ArrayList<>(client().password());
        steps.addAll(
                manifest.artifact().form().equals("roles")
                        ? roles()
                        : into(manifest.source().origin() + "_restored"));
        return steps;
    }

    private StockClient client() {
        return new StockClient(database, "PGPASSWORD");
    }

    /** Roles that are there already are no error that anything else depends on. */
    private List<StockStep> roles() {
        return List.of(StockStep.of(
                Words.of("backup.commands.roles"),
                Pipeline.of(unpack).pipe(client().fed(program("psql", List.of("--dbname=postgres"))))));
    }

    private List<StockStep> into(String name) {
        List<StockStep> steps = new ArrayList<>(List.of(StockStep.of(
                Words.of("backup.commands.create"),
                client().alone(program("createdb", alike(manifest.source(), name))))));
        switch (manifest.artifact().form()) {
            case "plain" ->
                steps.add(StockStep.of(
                        Words.of("backup.commands.load.plain", manifest.tools().dump()),
                        obeyed(Pipeline.of(unpack), name)));
            case "directory" -> steps.addAll(directory(name));
            default -> steps.add(StockStep.of(Words.of("backup.commands.load"), archive(name)));
        }
        steps.add(StockStep.of(
                Words.of("backup.commands.slots"),
                Pipeline.of(Command.of("echo", SLOTS)).pipe(psql(name))));
        steps.addAll(besides(name));
        return steps;
    }

    private Pipeline archive(String name) {
        Pipeline unpacked = Pipeline.of(unpack);
        return NewerSetting.comesWith(manifest)
                ? obeyed(unpacked.pipe(client().beside(true, script())), name)
                : unpacked.pipe(client().fed(program("pg_restore", whole(name))));
    }

    private static List<String> whole(String name) {
        return List.of("--exit-on-error", "--dbname=" + name);
    }

    /** An older server too gets nothing that it does not know. */
    private Pipeline obeyed(Pipeline statements, String name) {
        return (NewerSetting.comesWith(manifest) ? statements.pipe(NewerSetting.emptied()) : statements)
                .pipe(psql(name));
    }

    private Command psql(String name) {
        return client().fed(program("psql", List.of("--output=/dev/null", STOP, "--dbname=" + name)));
    }

    /** It goes on at what is refused: a role may not be there. */
    private List<StockStep> besides(String name) {
        String owner = manifest.source().owner();
        Besides all = manifest.source().besides();
        Besides besides = all == null ? null : all.withoutSecrets();
        List<String> options = new ArrayList<>(List.of("--dbname=postgres"));
        if (!owner.isEmpty()) {
            options.add("--command=ALTER DATABASE " + SqlNames.quoted(name) + " OWNER TO " + SqlNames.quoted(owner));
        }
        if (besides != null) {
            besides.statements(name, owner).forEach(each -> options.add("--command=" + each.sql()));
        }
        List<StockStep> steps = new ArrayList<>();
        if (!owner.isEmpty() || besides != null) {
            steps.add(StockStep.of(Words.of("backup.commands.besides"), client().alone(program("psql", options))));
        }
        List<String> unsaid = besides == null ? List.of() : besides.unsaid(name);
        if (!unsaid.isEmpty()) {
            // It is a remark, which a line break in a name must not end.
            String statements = String.join("; ", unsaid).replaceAll("\\p{Cntrl}", " ");
            steps.add(new StockStep(Words.of("backup.commands.unsaid", statements), List.of()));
        }
        return steps;
    }

    private static List<String> alike(Manifest.Source source, String name) {
        List<String> options = new ArrayList<>(List.of(
                "--template=template0",
                "--encoding=" + source.encoding(),
                "--lc-collate=" + source.collate(),
                "--lc-ctype=" + source.characterType()));
        Sorting sorting = source.sorting();
        if (sorting != null) {
            options.add("--locale-provider=" + sorting.provider());
            if (sorting.locale() != null) {
                options.add("--" + sorting.provider() + "-locale=" + sorting.locale());
            }
            if (sorting.rules() != null) {
                options.add("--icu-rules=" + sorting.rules());
            }
        }
        options.add(name);
        return options;
    }

    /** Unpacked into a folder, which must be one that who restores it may read, and where he sees it. */
    private List<StockStep> directory(String name) {
        String folder = (client().elsewhere() ? "/var/tmp/dump-" : "dump-") + manifest.id();
        return List.of(
                new StockStep(
                        Words.of("backup.commands.load"),
                        List.of(
                                CommandText.of(client().beside(false, "mkdir", "-m", "700", folder)),
                                CommandText.of(Pipeline.of(unpack)
                                        .pipe(client().beside(true, "tar", "-xf", "-", "-C", folder))),
                                CommandText.of(folder(folder, name)))),
                StockStep.of(Words.of("backup.commands.folder"), client().beside(false, "rm", "-r", folder)));
    }

    private Pipeline folder(String folder, String name) {
        if (NewerSetting.comesWith(manifest)) {
            return obeyed(Pipeline.of(client().beside(false, script("--format=directory", folder))), name);
        }
        List<String> options = new ArrayList<>(List.of("--format=directory"));
        options.addAll(whole(name));
        options.add(folder);
        return Pipeline.of(client().alone(program("pg_restore", options)));
    }

    /** It connects to nothing; but told of no host, Debian's is not the newest installed: it is as old as the server on its port. */
    private List<String> script(String... more) {
        List<String> options = new ArrayList<>(List.of("--file=-"));
        options.addAll(List.of(more));
        return program("pg_restore", options);
    }

    private List<String> program(String program, List<String> more) {
        List<String> words = new ArrayList<>(List.of(program));
        if (database != null) {
            words.addAll(PostgresTools.way(database));
        }
        words.addAll(program.equals("psql") ? List.of("--no-psqlrc", "--quiet") : List.of());
        words.addAll(more);
        return words;
    }
}
