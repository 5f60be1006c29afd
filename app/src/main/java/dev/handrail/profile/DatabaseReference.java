package dev.handrail.profile;

import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How one opens each database of a server by hand; who has a password is asked for it. */
record DatabaseReference(Server server, String where) {
    List<Reference.Line> lines() {
        return server.databases().stream()
                .map(database -> new Reference.Line(
                        Words.of("reference.database", database.name()), where, Reference.words(command(database))))
                .toList();
    }

    /** The tool that reaches into containers there: what a database says, else what the start of an application says. */
    static String tool(Server server) {
        Optional<String> said = server.databases().stream()
                .map(Database::container)
                .filter(Objects::nonNull)
                .map(container -> container.tool().word())
                .findFirst();
        boolean podman = server.files().stream()
                .map(files -> files.cold() == null ? "" : files.cold().start().getFirst())
                .anyMatch(program -> program.contains("podman"));
        return said.orElse(podman ? "podman" : "docker");
    }

    private static List<String> command(Database database) {
        List<String> command = new ArrayList<>();
        Database.Container container = database.container();
        if (container != null) {
            command.addAll(List.of(container.tool().word(), "exec", "-it"));
            if (database.as() != null) {
                command.addAll(List.of("-u", database.as()));
            }
            command.add(container.name());
        } else if (database.as() != null) {
            command.addAll(List.of("sudo", "-u", database.as()));
        }
        command.addAll(database.engine() == Engine.POSTGRESQL ? postgres(database) : mysql(database));
        return command;
    }

    private static List<String> postgres(Database database) {
        List<String> command = new ArrayList<>(List.of("psql"));
        if (database.socket() != null) {
            command.addAll(List.of("-h", folder(database.socket())));
        } else if (database.container() == null) {
            command.addAll(List.of("-h", database.host()));
        }
        if (database.port() != database.engine().defaultPort()) {
            command.addAll(List.of("-p", Integer.toString(database.port())));
        }
        if (database.user() != null) {
            command.addAll(List.of("-U", database.user()));
        }
        command.addAll(List.of("-d", database.name()));
        return command;
    }

    /** It takes the folder of the socket, and no file. */
    private static String folder(String socket) {
        return socket.replaceFirst("/\\.s\\.PGSQL\\.\\d+$", "");
    }

    private static List<String> mysql(Database database) {
        List<String> command = new ArrayList<>(List.of(database.engine() == Engine.MARIADB ? "mariadb" : "mysql"));
        if (database.socket() != null) {
            command.add("--socket=" + database.socket());
        } else if (database.container() == null) {
            command.addAll(List.of("-h", database.host()));
            if (database.port() != database.engine().defaultPort()) {
                command.addAll(List.of("-P", Integer.toString(database.port())));
            }
        }
        if (database.user() != null) {
            command.addAll(List.of("-u", database.user()));
        }
        if (database.password() != null) {
            command.add("-p");
        }
        command.add(database.name());
        return command;
    }
}
