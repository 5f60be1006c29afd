package dev.handrail.backup.offers;

import dev.handrail.backup.Manifest;
import dev.handrail.server.Database;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
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
record PostgresCommands(Manifest manifest, @Nullable Database database, Command unpack) {
    private static final String STOP = "--set=ON_ERROR_STOP=1";

    List<String> lines() {
        return manifest.artifact().form().equals("roles")
                ? roles()
                : into(manifest.source().origin() + "_restored");
    }

    /** Roles that are there already are no error that anything else depends on. */
    private List<String> roles() {
        return List.of(
                Words.of("backup.commands.roles"),
                CommandText.of(Pipeline.of(unpack)
                        .pipe(connected("psql", List.of("--no-psqlrc", "--quiet", "--dbname=postgres")))));
    }

    private List<String> into(String name) {
        Manifest.Source source = manifest.source();
        List<String> lines = new ArrayList<>(List.of(
                Words.of("backup.commands.create"),
                CommandText.of(connected("createdb", alike(source, name))),
                Words.of("backup.commands.load")));
        switch (manifest.artifact().form()) {
            case "plain" ->
                lines.add(loading(connected("psql", List.of("--no-psqlrc", "--quiet", STOP, "--dbname=" + name))));
            case "directory" -> lines.addAll(directory(name));
            default -> lines.add(loading(connected("pg_restore", List.of("--exit-on-error", "--dbname=" + name))));
        }
        return lines;
    }

    private static List<String> alike(Manifest.Source source, String name) {
        List<String> options = new ArrayList<>(List.of(
                "--template=template0",
                "--encoding=" + source.encoding(),
                "--lc-collate=" + source.collate(),
                "--lc-ctype=" + source.characterType()));
        Manifest.Sorting sorting = source.sorting();
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

    /** Unpacked into a folder, which one removes when one is content. */
    private List<String> directory(String name) {
        String folder = "dump-" + manifest.id();
        return List.of(
                CommandText.of(Command.of("mkdir", folder)),
                loading(Command.of("tar", "-xf", "-", "-C", folder)),
                CommandText.of(connected(
                        "pg_restore", List.of("--exit-on-error", "--format=directory", "--dbname=" + name, folder))),
                Words.of("backup.commands.folder"),
                CommandText.of(Command.of("rm", "-r", folder)));
    }

    private String loading(Command program) {
        return CommandText.of(Pipeline.of(unpack).pipe(program));
    }

    private Command connected(String program, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(program));
        if (database != null && database.container() == null && database.as() == null) {
            String host = database.socket() != null ? database.socket() : database.host();
            arguments.addAll(List.of("--host=" + host, "--port=" + database.port()));
            if (database.user() != null) {
                arguments.add("--username=" + database.user());
            }
        }
        arguments.addAll(more);
        if (database != null && database.container() != null) {
            List<String> inside = new ArrayList<>(List.of(
                    database.container().tool().word(),
                    "exec",
                    "-i",
                    database.container().name()));
            inside.addAll(arguments);
            return Command.of(inside);
        }
        return database != null && database.as() != null ? asUser(database.as(), arguments) : Command.of(arguments);
    }

    private static Command asUser(String user, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("sudo", "-u", user));
        all.addAll(arguments);
        return Command.of(all);
    }
}
