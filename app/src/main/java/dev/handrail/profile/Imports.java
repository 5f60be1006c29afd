package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.SshConfig;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes servers into the book from profile files; all of a file or none of it. */
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

    Answer take(Arguments given) throws OperationFailed {
        if (given.flag(SSH_CONFIG)) {
            Path file = given.maybe(FILE).map(Path::of).orElse(userHome.resolve(".ssh/config"));
            return fromSsh(file, given.all(ONLY));
        }
        Optional<String> file = given.maybe(FILE);
        if (file.isEmpty()) {
            throw OperationFailed.usage(Words.of("profile.import.no-file"))
                    .next(Words.of("profile.import.no-file.next"))
                    .build();
        }
        return added(ProfileFile.read(Path.of(file.get())));
    }

    /** Without names it only tells which hosts there are that are not in the book yet. */
    private Answer fromSsh(Path file, List<String> only) throws OperationFailed {
        SshConfig config = SshConfig.read(file, userHome, System.getProperty("user.name"));
        List<Server> offered = config.offers();
        if (only.isEmpty()) {
            return offered(file, config);
        }
        List<Server> chosen = new ArrayList<>();
        for (String name : only) {
            chosen.add(offered.stream()
                    .filter(server -> server.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> OperationFailed.usage(Words.of("profile.import.not-offered", name, file))
                            .next(Words.of("profile.import.not-offered.next"))
                            .build()));
        }
        return added(chosen);
    }

    private Answer offered(Path file, SshConfig config) throws OperationFailed {
        Servers book = servers.get();
        List<Map<String, String>> document = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Server server : config.offers()) {
            if (book.named(server.name()).isEmpty()) {
                document.add(state(server, "offered"));
                lines.add(Words.of("profile.import.offered", server.name(), Answers.address(server)));
            }
        }
        lines.add(
                lines.isEmpty()
                        ? Words.of("profile.import.offered.none", file)
                        : Words.of("profile.import.offered.next"));
        lines.addAll(config.notices());
        return Answer.lines(document, lines);
    }

    /** Only after every profile was understood are they stored, all in one transaction. */
    private Answer added(List<Server> read) throws OperationFailed {
        Servers book = servers.get();
        List<Map<String, String>> document = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Server server : read) {
            boolean replaced = book.named(server.name()).isPresent();
            document.add(state(server, replaced ? "replaced" : "added"));
            lines.add(
                    replaced
                            ? Words.of("profile.import.replaced", server.name())
                            : Words.of("profile.import.added", server.name()));
        }
        book.save(read);
        return Answer.lines(document, lines);
    }

    private static Map<String, String> state(Server server, String what) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("name", server.name());
        state.put("state", what);
        return state;
    }
}
