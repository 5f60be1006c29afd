package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The own programs of a MariaDB or MySQL server, ready to be run for one of its databases: as the right user, inside the
 * container where there is one, the password in an option file that has no name. Closing it wipes the password.
 *
 * @param dumper the path of mariadb-dump or mysqldump
 * @param client the path of mariadb or mysql
 * @param version of the dumper, as it tells it
 * @param option the line of the option file, where there is a password
 */
public record MySqlTools(
        Database database,
        String dumper,
        String client,
        String version,
        @Nullable Secret option) implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("(?:Distrib|from|Ver) (\\d+(?:\\.\\d+)+)(-MariaDB)?[ ,-]");
    private static final String OPTION = "HANDRAIL_OPTION";

    /** Prints the place and the version of the first dumper that is there, and the place of the first client. */
    private static final String LOOK = "for p in \"$1\" \"$2\"; do w=$(command -v \"$p\")"
            + " && printf '%s\\t%s\\t%s\\n' \"$p\" \"$w\" \"$(\"$w\" --version 2>/dev/null)\" && break; done;"
            + " for p in \"$3\" \"$4\"; do w=$(command -v \"$p\")"
            + " && printf '%s\\t%s\\t-\\n' \"$p\" \"$w\" && break; done; true";

    /**
     * The file is a pipe: it never lies on a disk, and is gone with the program. Nobody's own .my.cnf is read, since what
     * stands there would win over it.
     */
    private static final String WITH_OPTION =
            "o=$HANDRAIL_OPTION; unset HANDRAIL_OPTION; HOME=/dev/null; export HOME; p=$1; shift\n"
                    + "exec \"$p\" --defaults-extra-file=/dev/fd/3 \"$@\" 3<<END\n[client]\n$o\nEND\n";

    static final List<String> MARIADB = List.of("mariadb-dump", "mysqldump", "mariadb", "mysql");
    static final List<String> MYSQL = List.of("mysqldump", "mariadb-dump", "mysql", "mariadb");

    /** Looks for them on the path of the machine, or of the container. */
    public static MySqlTools find(Databases databases, Shell shell, Server server, Database database)
            throws OperationFailed {
        List<String> look = new ArrayList<>(List.of("sh", "-c", LOOK, "sh"));
        List<String> wanted = database.engine() == Engine.MYSQL ? MYSQL : MARIADB;
        look.addAll(wanted);
        Result result = shell.run(
                Command.of(within(database, look, false)).as(database.as()).within(A_MOMENT));
        if (database.container() != null && !result.good()) {
            throw unseen(shell, database.container(), result);
        }
        Map<String, String[]> found = new HashMap<>();
        for (String line : result.lines()) {
            String[] parts = line.split("\t", 3);
            if (parts.length == 3) {
                found.put(parts[0], parts);
            }
        }
        String[] dumper = first(shell, found, wanted.subList(0, 2));
        String[] client = first(shell, found, wanted.subList(2, 4));
        try (@Nullable Secret password = databases.password(server, database)) {
            @Nullable Secret option = password == null ? null : OptionFile.passwordLine(password);
            return new MySqlTools(database, dumper[1], client[1], version(dumper[2]), option);
        }
    }

    private static String[] first(Shell shell, Map<String, String[]> found, List<String> names) throws OperationFailed {
        for (String name : names) {
            String[] parts = found.get(name);
            if (parts != null) {
                return parts;
            }
        }
        throw OperationFailed.refused(Words.of("sql.mysql.look", names.getFirst(), names.getLast()))
                .on(shell.where())
                .next(Words.of("sql.mysql.look.next"))
                .build();
    }

    private static OperationFailed unseen(Shell shell, Container container, Result result) {
        return OperationFailed.failed(Words.of("sql.container", container.name()))
                .on(shell.where())
                .cameBack(result.exit().errorText())
                .next(Words.of("sql.container.next", container.tool().word()))
                .build();
    }

    /** Of "Ver 10.19 Distrib 10.11.4-MariaDB, for …", "from 11.4.2-MariaDB, client …" or "Ver 8.0.36 for …" what counts. */
    static String version(String told) {
        Matcher matcher = VERSION.matcher(told);
        String best = "";
        while (matcher.find()) {
            best = matcher.group(1) + (matcher.group(2) == null ? "" : matcher.group(2));
        }
        return best;
    }

    public boolean mariaDb() {
        return version.contains("MariaDB");
    }

    /** What keeps the dumper from asking for, or writing down, what concerns a whole server. */
    public List<String> dumperOptions() {
        if (mariaDb()) {
            return List.of();
        }
        return major() >= 8
                ? List.of("--set-gtid-purged=OFF", "--column-statistics=0")
                : List.of("--set-gtid-purged=OFF");
    }

    public int major() {
        String digits = version.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** What the dumper is called, without its folder. */
    public String dumperName() {
        return name(dumper);
    }

    public String clientName() {
        return name(client);
    }

    private static String name(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /** A program with its arguments, told how to connect. */
    public Command connected(String program, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(program));
        all.addAll(way(database));
        all.addAll(arguments);
        if (option != null) {
            all.addAll(0, List.of("sh", "-c", WITH_OPTION, "sh"));
        }
        Command command = Command.of(within(database, all, option != null)).as(database.as());
        return option == null ? command : command.with(OPTION, option);
    }

    /** How its server is reached; inside its container as its image would have it, by its own socket. */
    public static List<String> way(Database database) {
        List<String> way = new ArrayList<>(List.of("--user=" + user(database)));
        if (database.socket() != null) {
            way.add("--socket=" + database.socket());
        } else if (database.container() == null) {
            way.addAll(List.of("--protocol=tcp", "--host=" + database.host(), "--port=" + database.port()));
        }
        return way;
    }

    private static String user(Database database) {
        if (database.user() != null) {
            return database.user();
        }
        // Beside a container, "as" says who may use the container tool.
        return database.as() != null && database.container() == null ? database.as() : "root";
    }

    private static List<String> within(Database database, List<String> arguments, boolean secret) {
        Container container = database.container();
        if (container == null) {
            return arguments;
        }
        List<String> inside = new ArrayList<>(List.of(container.tool().word(), "exec", "-i"));
        if (secret) {
            inside.addAll(List.of("--env", OPTION));
        }
        inside.add(container.name());
        inside.addAll(arguments);
        return inside;
    }

    @Override
    public void close() {
        if (option != null) {
            option.close();
        }
    }
}
