package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the PostgreSQL programs that suit a database server: its own version, or else the nearest newer one, since
 * pg_dump refuses a server that is newer than itself and a dump goes back best with the tools of its own version.
 */
public final class ToolFinder {
    private static final Duration A_MOMENT = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+(?:\\.\\d+)*)");

    /**
     * Prints the folder and the version of every pg_dump in the usual places and on the path. Debian's wrapper on the path
     * is passed over: it leads to those of the usual places, and takes longer to say so than all of them together.
     */
    private static final String LOOK = "w=$(command -v pg_dump);"
            + " case $(readlink -f \"$w\" 2>/dev/null) in */pg_wrapper) w= ;; esac;"
            + " for p in " + Programs.besidePath("pg_dump") + " \"$w\";"
            + " do [ -x \"$p\" ] && printf '%s\\t%s\\n' \"${p%/*}\" \"$(\"$p\" --version)\"; done; true";

    /** A folder with the programs of one version. */
    public record Found(String folder, String version) {
        /** A program of this folder that connects to nothing. */
        public Command program(String name, String... arguments) {
            List<String> all = new ArrayList<>(List.of(folder + "/" + name));
            all.addAll(List.of(arguments));
            return Command.of(all);
        }

        int major() {
            return Integer.parseInt(version.replaceFirst("\\D.*", ""));
        }

        int minor() {
            return version.contains(".") ? Integer.parseInt(version.replaceFirst("^\\d+\\.(\\d+).*", "$1")) : 0;
        }
    }

    private final Databases databases;

    public ToolFinder(Databases databases) {
        this.databases = databases;
    }

    /** The tools for a database whose server has the given major version. */
    public PostgresTools find(Shell shell, Server server, Database database, int serverMajor) throws OperationFailed {
        if (database.container() != null) {
            return PostgresTools.of(
                    databases, server, database, null, insideVersion(shell, database, database.container()));
        }
        Found best = best(shell, serverMajor);
        return PostgresTools.of(databases, server, database, best.folder(), best.version());
    }

    /** Those that were found a moment ago, though they were closed since. */
    public PostgresTools again(PostgresTools found, Server server) throws OperationFailed {
        return PostgresTools.of(databases, server, found.database(), found.folder(), found.version());
    }

    static Found best(Shell shell, int serverMajor) throws OperationFailed {
        List<Found> found = everywhere(shell);
        return suiting(found, serverMajor).orElseThrow(() -> missing(shell, found, serverMajor));
    }

    /** The version of the tools in a container, where they are no older than the server. */
    static String insideVersion(Shell shell, Database database, Container container, int serverMajor)
            throws OperationFailed {
        String version = insideVersion(shell, database, container);
        if (new Found(container.name(), version).major() < serverMajor) {
            throw OperationFailed.refused(Words.of("sql.tools.look", serverMajor))
                    .on(shell.where())
                    .cameBack(Words.of("sql.tools.older", version))
                    .next(Words.of("sql.tools.container.next", container.name(), serverMajor))
                    .build();
        }
        return version;
    }

    /** All the tools there are on a machine. */
    public static List<Found> everywhere(Shell shell) throws OperationFailed {
        Result result = shell.run(Command.of("sh", "-c", LOOK).within(A_MOMENT));
        return result.lines().stream()
                .map(ToolFinder::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Of the versions found, the one that suits a server best. */
    public static Optional<Found> suiting(List<Found> found, int serverMajor) {
        Comparator<Found> oldestMajorNewestMinor = Comparator.comparingInt(Found::major)
                .thenComparing(Comparator.comparingInt(Found::minor).reversed());
        return found.stream().filter(f -> f.major() >= serverMajor).min(oldestMajorNewestMinor);
    }

    private static Optional<Found> parse(String line) {
        int tab = line.indexOf('\t');
        Matcher version = VERSION.matcher(line);
        return tab > 0 && version.find()
                ? Optional.of(new Found(line.substring(0, tab), version.group(1)))
                : Optional.empty();
    }

    private static String insideVersion(Shell shell, Database database, Container container) throws OperationFailed {
        Result result =
                shell.run(Command.of(container.tool().word(), "exec", "-i", container.name(), "pg_dump", "--version")
                        .as(database.as())
                        .within(A_MOMENT));
        Matcher version = VERSION.matcher(result.text());
        if (result.good() && version.find()) {
            return version.group(1);
        }
        throw OperationFailed.failed(Words.of("sql.container", container.name()))
                .on(shell.where())
                .cameBack(result.exit().errorText())
                .next(Words.of("sql.container.next", container.tool().word()))
                .build();
    }

    private static OperationFailed missing(Shell shell, List<Found> found, int serverMajor) {
        String there = found.isEmpty()
                ? Words.of("sql.tools.none")
                : Words.of(
                        "sql.tools.older",
                        String.join(", ", found.stream().map(Found::version).toList()));
        boolean any = serverMajor == Dumper.ANY;
        return OperationFailed.refused(any ? Words.of("sql.tools.look.any") : Words.of("sql.tools.look", serverMajor))
                .on(shell.where())
                .cameBack(there)
                .next(any ? Words.of("sql.tools.next.any") : Words.of("sql.tools.next", serverMajor))
                .build();
    }
}
