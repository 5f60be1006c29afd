package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Operation;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.SshConfig;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where servers are taken into the book from: profile files, and the hosts of an SSH configuration. */
final class Imports {
    private static final String FILE = "FILE";
    private static final String SSH_CONFIG = "--ssh-config";
    private static final String ONLY = "--only";

    private final Lazy<Servers> servers;
    private final Path userHome;

    Imports(Lazy<Servers> servers, Path userHome) {
        this.servers = servers;
        this.userHome = userHome;
    }

    static List<Argument> arguments() {
        return List.of(
                Argument.optional(FILE, Type.FILE, Words.of("profile.import.file")),
                Argument.optional(SSH_CONFIG, Type.FLAG, Words.of("profile.import.ssh-config")),
                Argument.many(ONLY, Type.NAME, Words.of("profile.import.only")));
    }

    static List<Argument> hostsArguments() {
        return List.of(Argument.optional(FILE, Type.FILE, Words.of("profile.hosts.file")));
    }

    Operation take(Arguments given) throws OperationFailed {
        if (given.flag(SSH_CONFIG)) {
            return hosts(sshConfig(given), given.all(ONLY));
        }
        Optional<String> file = given.maybe(FILE);
        if (file.isEmpty()) {
            throw OperationFailed.usage(Words.of("profile.import.no-file"))
                    .next(Words.of("profile.import.no-file.next"))
                    .build();
        }
        return new ServerImport(servers.get(), profiles(Path.of(file.get()), given.all(ONLY)));
    }

    private Operation hosts(Path file, List<String> only) throws OperationFailed {
        if (only.isEmpty()) {
            throw OperationFailed.usage(Words.of("profile.import.no-host"))
                    .next(Words.of("profile.import.not-offered.next"))
                    .build();
        }
        SshConfig config = config(file);
        List<Server> chosen = chosen(
                config.offers(),
                only,
                name -> OperationFailed.usage(Words.of("profile.import.not-offered", name, file))
                        .next(Words.of("profile.import.not-offered.next"))
                        .build());
        return new ServerImport(servers.get(), chosen, config);
    }

    private static List<Server> profiles(Path file, List<String> only) throws OperationFailed {
        List<Server> read = ProfileFile.read(file);
        String names = String.join(", ", read.stream().map(Server::name).toList());
        return only.isEmpty()
                ? read
                : chosen(
                        read,
                        only,
                        name -> OperationFailed.usage(Words.of("profile.import.not-there", name, file))
                                .next(Words.of("profile.import.not-there.next", names))
                                .build());
    }

    /** Each once, in the order in which they were named. */
    private static List<Server> chosen(List<Server> from, List<String> only, Function<String, OperationFailed> unknown)
            throws OperationFailed {
        Map<String, Server> chosen = new LinkedHashMap<>();
        for (String name : only) {
            String key = Servers.key(name);
            Optional<Server> found = from.stream()
                    .filter(server -> Servers.key(server.name()).equals(key))
                    .findFirst();
            chosen.put(key, found.orElseThrow(() -> unknown.apply(name)));
        }
        return List.copyOf(chosen.values());
    }

    /** Which hosts of an SSH configuration are not in the book yet. */
    Answer hosts(Arguments given) throws OperationFailed {
        Path file = sshConfig(given);
        SshConfig config = config(file);
        Servers book = servers.get();
        List<Map<String, String>> document = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Server server : config.offers()) {
            if (book.profile(server.name()).isEmpty()) {
                document.add(state(server, "offered"));
                lines.add(Words.of("profile.import.offered", server.name(), Answers.address(server)));
            }
        }
        lines.add(
                lines.isEmpty()
                        ? Words.of("profile.import.offered.none", file)
                        : Words.of("profile.import.offered.next"));
        return new Answer(document, List.of(), List.of(), lines, false, config.notices());
    }

    /** Who has no configuration of their own has no hosts; a file that somebody names must be there. */
    private Path sshConfig(Arguments given) throws OperationFailed {
        Optional<String> named = given.maybe(FILE);
        if (named.isEmpty()) {
            return userHome.resolve(".ssh/config");
        }
        Path file = Path.of(named.get());
        if (!Files.isRegularFile(file)) {
            throw OperationFailed.usage(Words.of("profile.hosts.none", file))
                    .next(Words.of("profile.hosts.none.next"))
                    .build();
        }
        return file;
    }

    private SshConfig config(Path file) throws OperationFailed {
        return SshConfig.read(file, userHome, System.getProperty("user.name"));
    }

    private static Map<String, String> state(Server server, String what) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("name", server.name());
        state.put("state", what);
        return state;
    }
}
