package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.shell.Command;
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
    private static final String ADDRESSES = "{{range .NetworkSettings.Networks}}{{println .IPAddress}}{{end}}";

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
        return database.as() != null ? database.as() : "postgres";
    }

    Endpoint endpoint() throws OperationFailed {
        if (database.container() != null) {
            return intoContainer(database.container());
        }
        if (database.socket() != null) {
            return new Endpoint.UnixSocket(database.socket() + "/.s.PGSQL." + database.port(), database.as());
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
        return result.lines().stream()
                .map(line -> line.substring(line.lastIndexOf(':') + 1))
                .filter(port -> port.matches("\\d+"))
                .findFirst()
                .map(port -> new Endpoint.Tcp("127.0.0.1", Integer.parseInt(port)));
    }

    private Endpoint ownAddress(Container container) throws OperationFailed {
        Result result = ask(container, "inspect", "--format", ADDRESSES, container.name());
        if (!result.good()) {
            throw OperationFailed.failed(Words.of("sql.container", container.name()))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("sql.container.next", container.tool().word()))
                    .build();
        }
        return result.lines().stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .findFirst()
                .<Endpoint>map(address -> new Endpoint.Tcp(address, database.port()))
                .orElseThrow(() -> OperationFailed.failed(Words.of("sql.container", container.name()))
                        .on(shell.where())
                        .cameBack(Words.of("sql.container.noaddress"))
                        .next(Words.of("sql.container.noaddress.next", database.port()))
                        .build());
    }

    private Result ask(Container container, String... words) throws OperationFailed {
        List<String> arguments = new ArrayList<>(List.of(container.tool().word()));
        arguments.addAll(List.of(words));
        return shell.run(Command.of(arguments).as(database.as()).within(A_MOMENT));
    }
}
