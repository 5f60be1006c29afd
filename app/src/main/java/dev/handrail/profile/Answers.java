package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.server.Access;
import dev.handrail.server.Contact;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.storage.WholeFile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is told of servers, as documents and as text. */
final class Answers {
    private Answers() {}

    static Answer list(Servers.Shelf shelf) {
        List<Server> servers = shelf.servers();
        List<Map<String, Object>> document =
                servers.stream().map(Answers::brief).toList();
        List<String> heads = List.of(
                Words.of("profile.head.name"),
                Words.of("profile.head.environment"),
                Words.of("profile.head.address"),
                Words.of("profile.head.databases"));
        List<List<String>> rows = servers.stream()
                .map(server -> List.of(
                        server.name(),
                        Words.of(server.environment().key()),
                        address(server),
                        String.join(", ", databases(server))))
                .toList();
        List<String> unreadable =
                shelf.unreadable().stream().map(OperationFailed::getMessage).toList();
        if (!unreadable.isEmpty()) {
            return new Answer(document, rows.isEmpty() ? List.of() : heads, rows, unreadable, true);
        }
        return rows.isEmpty()
                ? Answer.lines(document, List.of(Words.of("profile.list.none")))
                : Answer.table(document, heads, rows);
    }

    /** The profile as it stands in its file, without secrets, which it does not hold. */
    static Answer show(Server server) {
        String profile = ProfileFile.write(server);
        Map<String, Object> document = brief(server);
        Object parsed = new Load(LoadSettings.builder().build()).loadFromString(profile);
        if (parsed instanceof Map<?, ?> parts) {
            parts.forEach((key, value) -> {
                if (!key.equals("server")) {
                    document.put(key.toString(), value);
                }
            });
        }
        return Answer.lines(document, profile.lines().toList());
    }

    /** Whom to call, and the commands that one copies. */
    static Answer reference(Server server) {
        List<Reference.Line> commands = Reference.of(server);
        List<String> lines = new ArrayList<>();
        for (Contact contact : server.contacts()) {
            lines.add(Words.of("reference.contact", contact.role(), how(contact)));
        }
        for (Reference.Line line : commands) {
            lines.add("");
            lines.add(Words.of("reference.line", line.what(), line.where()));
            lines.add("  " + line.command());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", server.name());
        document.put("contacts", server.contacts());
        document.put("reference", commands);
        return Answer.lines(document, lines);
    }

    private static String how(Contact contact) {
        String how = Stream.of(contact.name(), contact.phone(), contact.mail())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return how.isEmpty() ? Words.of("reference.contact.none") : how;
    }

    static Answer text(String profile) {
        return Answer.lines(Map.of("profile", profile), profile.lines().toList());
    }

    static Answer written(String profile, String file) throws OperationFailed {
        Path target = Path.of(file).toAbsolutePath();
        WholeFile.write(target, Words.of("profile.export.failed", target), out -> out.write(profile));
        return Answer.lines(Map.of("file", target.toString()), List.of(Words.of("profile.export.written", target)));
    }

    static String address(Server server) {
        return switch (server.access()) {
            case Access.Ssh ssh -> ssh.address();
            case Access.ThisComputer here -> Words.of("profile.this-computer");
        };
    }

    private static Map<String, Object> brief(Server server) {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("name", server.name());
        brief.put("environment", server.environment().word());
        brief.put("address", address(server));
        brief.put("databases", databases(server));
        brief.put(
                "destinations",
                server.destinations().stream().map(Destination::name).toList());
        return brief;
    }

    private static List<String> databases(Server server) {
        return server.databases().stream().map(Database::name).toList();
    }
}
