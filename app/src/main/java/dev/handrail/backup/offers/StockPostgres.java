package dev.handrail.backup.offers;

import dev.handrail.backup.Besides;
import dev.handrail.backup.Manifest;
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
        return List.of(StockStep.of(Words.of("backup.commands.roles"), loading("psql", List.of("--dbname=postgres"))));
    }

    private List<StockStep> into(String name) {
        List<StockStep> steps = new ArrayList<>(List.of(StockStep.of(
                Words.of("backup.commands.create"),
                client().alone(program("createdb", alike(manifest.source(), name))))));
        List<String> whole = List.of("--exit-on-error", "--dbname=" + name);
        switch (manifest.artifact().form()) {
            case "plain" ->
                steps.add(StockStep.of(
                        Words.of("backup.commands.load"), loading("psql", List.of(STOP, "--dbname=" + name))));
            case "directory" -> steps.addAll(directory(whole));
            default -> steps.add(StockStep.of(Words.of("backup.commands.load"), loading("pg_restore", whole)));
        }
        steps.addAll(besides(name));
        return steps;
    }

    /** It goes on at what is refused: a role may not be there. */
    private List<StockStep> besides(String name) {
        String owner = manifest.source().owner();
        Besides all = manifest.source().besides();
        Besides besides = all == null ? null : all.withoutSecrets();
        List<String> options = new ArrayList<>(List.of("--no-psqlrc", "--quiet", "--dbname=postgres"));
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
    private List<StockStep> directory(List<String> options) {
        String folder = (client().elsewhere() ? "/var/tmp/dump-" : "dump-") + manifest.id();
        List<String> restore = new ArrayList<>(List.of("--format=directory"));
        restore.addAll(options);
        restore.add(folder);
        return List.of(
                new StockStep(
                        Words.of("backup.commands.load"),
                        List.of(
                                CommandText.of(client().beside(false, "mkdir", "-m", "700", folder)),
                                CommandText.of(Pipeline.of(unpack)
                                        .pipe(client().beside(true, "tar", "-xf", "-", "-C", folder))),
                                CommandText.of(client().alone(program("pg_restore", restore))))),
                StockStep.of(Words.of("backup.commands.folder"), client().beside(false, "rm", "-r", folder)));
    }

    private Pipeline loading(String program, List<String> more) {
        List<String> options = new ArrayList<>(program.equals("psql") ? List.of("--no-psqlrc", "--quiet") : List.of());
        options.addAll(more);
        return Pipeline.of(unpack).pipe(client().fed(program(program, options)));
    }

    private List<String> program(String program, List<String> more) {
        List<String> words = new ArrayList<>(List.of(program));
        if (database != null) {
            words.addAll(PostgresTools.way(database));
        }
        words.addAll(more);
        return words;
    }
}
