package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Endpoint;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way from a machine to a database on it: by TCP, by its Unix socket, or into a container. */
final class Way {
    private static final Duration A_MOMENT = Duration.ofSeconds(20);
    private static final String STATE = "{{.State.Running}} {{.HostConfig.NetworkMode}}"
            + "{{range .NetworkSettings.Networks}} {{.IPAddress}}{{end}}";
    private static final String SOCKET = "/.s.PGSQL.";
    private static final String THIS_MACHINE = "127.0.0.1";

    private final Shell shell;
    private final Database database;

    Way(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    /** Whom the database knows us as. */
    static String user(Database database) {
        if (database.user() != null) {
            return database.user();
        }
        // Beside a container, "as" says who may use the container tool.
        return database.as() != null && database.container() == null ? database.as() : "postgres";
    }

    /** Where the Unix socket lies, for profiles that name its folder and for those that name the file. */
    static String folder(String socket) {
        int file = socket.lastIndexOf(SOCKET);
        return file < 0 ? socket : socket.substring(0, file);
    }

    /** The port, which a socket's file has in its name. */
    static int port(Database database) {
        String socket = database.socket();
        String digits = socket == null ? "" : socket.substring(socket.lastIndexOf('.') + 1);
        return socket != null && socket.contains(SOCKET) && digits.matches("\\d{1,5}")
                ? Integer.parseInt(digits)
                : database.port();
    }

    Endpoint endpoint() throws OperationFailed {
        if (database.container() != null) {
            return intoContainer(database.container());
        }
        if (database.socket() != null) {
            return new Endpoint.UnixSocket(folder(database.socket()) + SOCKET + port(database), database.as());
        }
        return new Endpoint.Tcp(database.host(), database.port());
    }

    private Endpoint intoContainer(Container container) throws OperationFailed {
        Optional<Endpoint> published = publishedPort(container);
        return published.isPresent() ? published.get() : ownAddress(container);
    }

    private Optional<Endpoint> publishedPort(Container container) throws OperationFailed {
        Result result = ask(container, "port", container.name(), database.port() + "/tcp");
        if (!result.good()) {
            return Optional.empty();
        }
        return result.lines().stream().flatMap(line -> published(line).stream()).findFirst();
    }

    /** A line such as 0.0.0.0:32768, [::]:32768 or 192.0.2.7:5432; published everywhere is published here too. */
    private static Optional<Endpoint> published(String line) {
        int colon = line.lastIndexOf(':');
        String port = line.substring(colon + 1).strip();
        if (colon < 0 || !port.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        String host = line.substring(0, colon).strip().replaceAll("[\\[\\]]", "");
        String reached = switch (host) {
            case "", "0.0.0.0" -> THIS_MACHINE;
            case "::" -> "::1";
            default -> host;
        };
        return Optional.of(new Endpoint.Tcp(reached, Integer.parseInt(port)));
    }

    private Endpoint ownAddress(Container container) throws OperationFailed {
        Result result = ask(container, "inspect", "--format", STATE, container.name());
        if (!result.good()) {
            throw unseen(container, result.exit().errorText(), Words.of("sql.container.next", tool(container)));
        }
        List<String> state = List.of(result.text().strip().split("\\s+"));
        if (!state.getFirst().equals("true")) {
            String start = CommandText.of(
                    Command.of(tool(container), "start", container.name()).as(database.as()));
            throw unseen(container, Words.of("sql.container.stopped"), Words.of("sql.container.stopped.next", start));
        }
        if (state.size() > 1 && state.get(1).equals("host")) {
            return new Endpoint.Tcp(THIS_MACHINE, database.port());
        }
        if (state.size() > 2) {
            return new Endpoint.Tcp(state.get(2), database.port());
        }
        throw unseen(
                container,
                Words.of("sql.container.noaddress"),
                Words.of("sql.container.noaddress.next", String.valueOf(database.port())));
    }

    private OperationFailed unseen(Container container, String why, String next) {
        return OperationFailed.unreachable(Words.of("sql.container", container.name()))
                .on(shell.where())
                .cameBack(why)
                .next(next)
                .build();
    }

    private static String tool(Container container) {
        return container.tool().word();
    }

    private Result ask(Container container, String... words) throws OperationFailed {
        List<String> arguments = new ArrayList<>(List.of(tool(container)));
        arguments.addAll(List.of(words));
        return shell.run(Command.of(arguments).as(database.as()).within(A_MOMENT));
    }
}
