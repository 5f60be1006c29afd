package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own programs, ready to be run for one database of a server: from the right folder, as the right user,
 * inside the container where there is one. Closing it wipes the password.
 *
 * @param folder where they lie, or null for the path
 * @param version their version, such as 16.4
 * @param options which their sessions ask the server for, or empty
 */
public record PostgresTools(
        Database database,
        @Nullable String folder,
        String version,
        @Nullable Secret password,
        String options) implements AutoCloseable {

    public PostgresTools(Database database, @Nullable String folder, String version, @Nullable Secret password) {
        this(database, folder, version, password, "");
    }

    private static final String OPTIONS = "PGOPTIONS";

    static PostgresTools of(
            Databases databases, Server server, Database database, @Nullable String folder, String version)
            throws OperationFailed {
        return new PostgresTools(database, folder, version, databases.password(server, database));
    }

    /** The same, whose sessions ask for that; the password stays this one's to wipe. */
    PostgresTools wishing(String wish) {
        return new PostgresTools(database, folder, version, password, wish);
    }

    public int major() {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }

    /** A program with its arguments, told how to connect to the given database; it never stops to ask. */
    public Command connected(String program, String databaseName, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--dbname=" + only(databaseName));
        return cluster(program, all);
    }

    /** A program told how to connect to the server, which finds a database there by itself. */
    public Command cluster(String program, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(path(program), "--no-password"));
        all.addAll(way(database));
        all.addAll(arguments);
        return wrapped(all, password);
    }

    /** How its server is reached; inside its container as its image would have it, by its own socket. */
    public static List<String> way(Database database) {
        List<String> way = new ArrayList<>(List.of("--username", Way.user(database)));
        if (database.container() == null) {
            way.addAll(List.of("--host", database.socket() != null ? Way.folder(database.socket()) : database.host()));
        }
        way.addAll(List.of("--port", String.valueOf(Way.port(database))));
        return way;
    }

    /** A program that connects to nothing. */
    public Command alone(String program, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(path(program)));
        all.addAll(arguments);
        return wrapped(all, null);
    }

    /** What PostgreSQL's programs would take for more than a name is given as a connection string that holds only it. */
    private static String only(String name) {
        boolean plain = !name.contains("=") && !name.startsWith("postgresql:") && !name.startsWith("postgres:");
        return plain ? name : "dbname='" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private String path(String program) {
        return folder == null ? program : folder + "/" + program;
    }

    private Command wrapped(List<String> arguments, @Nullable Secret secret) {
        Container container = database.container();
        // In a container, the profile's user is the one whose container tool reaches it.
        Command command = Command.of(container == null ? arguments : within(container, arguments, secret != null))
                .as(database.as());
        if (container == null && !options.isEmpty()) {
            command = command.with(OPTIONS, options);
        }
        return secret == null ? command : command.with("PGPASSWORD", secret);
    }

    /** Nothing of the surroundings goes in by itself, nor the language that the programs are to speak. */
    private List<String> within(Container container, List<String> arguments, boolean secret) {
        List<String> inside = new ArrayList<>(List.of(container.tool().word(), "exec", "-i", "--env", "LC_ALL=C"));
        if (!options.isEmpty()) {
            inside.addAll(List.of("--env", OPTIONS + "=" + options));
        }
        if (secret) {
            inside.addAll(List.of("--env", "PGPASSWORD"));
        }
        inside.add(container.name());
        inside.addAll(arguments);
        return inside;
    }

    @Override
    public void close() {
        if (password != null) {
            password.close();
        }
    }
}
