package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes servers into the book from profile files; all of a file or none of it. */
final class Imports {
    private static final String FILE = "FILE";

    private final Lazy<Servers> servers;

    Imports(Lazy<Servers> servers) {
        this.servers = servers;
    }

    static List<Argument> arguments() {
        return List.of(Argument.required(FILE, Type.FILE, Words.of("profile.import.file")));
    }

    Answer take(Arguments given) throws OperationFailed {
        return added(ProfileFile.read(Path.of(given.one(FILE))));
    }

    /** Only after every profile was understood is the first one stored. */
    private Answer added(List<Server> read) throws OperationFailed {
        Servers book = servers.get();
        List<Map<String, String>> document = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Server server : read) {
            boolean replaced = book.named(server.name()).isPresent();
            book.save(server);
            document.add(state(server, replaced));
            lines.add(
                    replaced
                            ? Words.of("profile.import.replaced", server.name())
                            : Words.of("profile.import.added", server.name()));
        }
        return Answer.lines(document, lines);
    }

    private static Map<String, String> state(Server server, boolean replaced) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("name", server.name());
        state.put("state", replaced ? "replaced" : "added");
        return state;
    }
}
