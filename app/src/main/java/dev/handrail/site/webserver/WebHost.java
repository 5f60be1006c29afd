package dev.handrail.site.webserver;

import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The machine of a server, as far as its web server goes; what is done there is done as root where the profile allows that. */
public final class WebHost {
    private static final String SCRIPT = "webconf.sh";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final byte[] NOTHING = new byte[0];

    private final Server server;
    private final Shells shells;

    public WebHost(Server server, Shells shells) {
        this.server = server;
        this.shells = shells;
    }

    public Server server() {
        return server;
    }

    /** Has the script do that, and waits for what comes of it. */
    public Result does(String what, WebPlace place, List<String> more, byte[] stdin) throws OperationFailed {
        List<String> words = new ArrayList<>(List.of(what, place.kind().word(), place.config(), place.folder()));
        words.addAll(more);
        return run(ScriptText.command(WebHost.class, SCRIPT, words), stdin);
    }

    public Result does(String what, WebPlace place, String... more) throws OperationFailed {
        return does(what, place, List.of(more), NOTHING);
    }

    /** What stands in a file of no more than that many bytes; empty where there is no such file. */
    public Optional<byte[]> read(String file, int atMost) throws OperationFailed {
        Result result = run(Command.of("head", "-c", String.valueOf(atMost), "--", file), NOTHING);
        if (result.good()) {
            return Optional.of(result.output());
        }
        String why = result.exit().errorText();
        if (why.contains("No such file")) {
            return Optional.empty();
        }
        throw OperationFailed.refused(Words.of("webserver.file", file))
                .on(where())
                .cameBack(why)
                .next(Words.of("webserver.unread.next", server.name()))
                .build();
    }

    private Result run(Command command, byte[] stdin) throws OperationFailed {
        try (Shell shell = shells.on(server)) {
            Command asRoot = server.access().sudo() == Sudo.NONE ? command : command.as("root");
            return shell.run(asRoot.within(PATIENCE), stdin);
        }
    }

    public String where() throws OperationFailed {
        try (Shell shell = shells.on(server)) {
            return shell.where();
        }
    }

    /**
     * The web server there.
     *
     * @param kind which it is, or null for the one that is there
     * @param config its main file, or null for the usual one
     * @param key what tells this rule from any other on that machine
     */
    public WebPlace find(@Nullable WebServer kind, @Nullable String config, String key) throws OperationFailed {
        return find(
                run(ScriptText.command(WebHost.class, SCRIPT, List.of("find")), NOTHING)
                        .lines(),
                kind,
                config,
                key);
    }

    /** @param told by the machine: a line each with a name, whether it runs, and its main file; then containers */
    WebPlace find(List<String> told, @Nullable WebServer kind, @Nullable String config, String key)
            throws OperationFailed {
        Map<WebServer, String[]> there = new TreeMap<>();
        List<String> containers = new ArrayList<>();
        for (String line : told) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("container")) {
                containers.add(line.substring("container ".length()));
            } else {
                Arrays.stream(WebServer.values())
                        .filter(one -> one.word().equals(words[0]))
                        .forEach(one -> there.put(one, words));
            }
        }
        if (kind != null && !there.containsKey(kind)) {
            throw none(kind.word(), containers);
        }
        WebServer chosen = kind == null ? only(there, containers) : kind;
        String[] words = there.getOrDefault(chosen, new String[0]);
        String usual = words.length < 3 ? "" : words[2].strip();
        return WebPlace.of(chosen, config == null ? usual : config, key);
    }

    /** Of several the one that runs. */
    private WebServer only(Map<WebServer, String[]> there, List<String> containers) throws OperationFailed {
        if (there.isEmpty()) {
            throw none("", containers);
        }
        List<WebServer> running = there.entrySet().stream()
                .filter(one -> one.getValue().length > 1 && one.getValue()[1].equals("yes"))
                .map(Map.Entry::getKey)
                .toList();
        List<WebServer> left = running.isEmpty() ? List.copyOf(there.keySet()) : running;
        if (left.size() > 1) {
            throw OperationFailed.refused(Words.of(
                            "webserver.several",
                            String.join(", ", left.stream().map(WebServer::word).toList())))
                    .on(server.name())
                    .next(Words.of("webserver.several.next"))
                    .build();
        }
        return left.getFirst();
    }

    private OperationFailed none(String kind, List<String> containers) {
        String what = kind.isEmpty() ? "nginx, apache, caddy" : kind;
        return containers.isEmpty()
                ? OperationFailed.refused(Words.of("webserver.none", what, server.name()))
                        .on(server.name())
                        .next(Words.of("webserver.none.next"))
                        .build()
                : OperationFailed.refused(Words.of("webserver.container", what, String.join(", ", containers)))
                        .on(server.name())
                        .next(Words.of("webserver.container.next"))
                        .build();
    }
}
