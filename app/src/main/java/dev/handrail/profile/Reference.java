package dev.handrail.profile;

import dev.handrail.server.Access;
import dev.handrail.server.FileSet;
import dev.handrail.server.LogSource;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.shell.OpenSsh;
import dev.handrail.shell.Quoting;
import dev.handrail.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands that one needs by hand for a server, with what its profile says in them, ready to be copied. No secret is in them. */
public final class Reference {
    private static final String TAIL = "100";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Server server;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One command.
     *
     * @param what what it does
     * @param where the machine on which it is typed
     */
    public record Line(String what, String where, String command) {}

    private Reference(Server server) {
        this.server = server;
    }

    public static List<Line> of(Server server) {
        Reference reference = new Reference(server);
        reference.wayIn();
        reference.lines.addAll(new DatabaseReference(server, reference.there()).lines());
        server.logs().forEach(reference::log);
        server.sites().forEach(reference::site);
        reference.lines.addAll(new SwitchReference(server, reference.there()).lines());
        server.files().forEach(reference::application);
        reference.handrail();
        return List.copyOf(reference.lines);
    }

    /** Arguments as a shell reads them back, but that it still knows the home folder. */
    static String words(List<String> arguments) {
        return arguments.stream().map(Reference::word).collect(Collectors.joining(" "));
    }

    static String in(String directory, List<String> command) {
        return "cd " + word(directory) + " && " + words(command);
    }

    private static String word(String argument) {
        return argument.startsWith("~/")
                ? "~/" + (argument.length() == 2 ? "" : Quoting.argument(argument.substring(2)))
                : Quoting.argument(argument);
    }

    private String there() {
        return server.access() instanceof Access.Ssh ssh ? ssh.host() : here();
    }

    static String here() {
        return Words.of("reference.here");
    }

    private void wayIn() {
        if (!(server.access() instanceof Access.Ssh ssh)) {
            return;
        }
        add(Words.of("reference.ssh"), here(), new OpenSsh(ssh).login().arguments());
    }

    private void log(LogSource log) {
        String what = Words.of("reference.log", log.name());
        switch (log) {
            case LogSource.LogFile file -> add(what, there(), List.of("tail", "-n", TAIL, "-F", file.file()));
            case LogSource.Journald unit ->
                add(what, there(), List.of("journalctl", "-u", unit.unit(), "-n", TAIL, "-f"));
            case LogSource.ContainerLog container -> {
                String tool = DatabaseReference.tool(server);
                add(what, there(), List.of(tool, "logs", "--tail", TAIL, "-f", container.container()));
                String restart = Words.of("reference.restart", container.container());
                add(restart, there(), List.of(tool, "restart", container.container()));
            }
        }
    }

    private void site(Site site) {
        if (site.unfilled()) {
            return;
        }
        String url = site.url().toString();
        List<String> curl = List.of("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code} %{time_total} s\\n");
        add(Words.of("reference.site", site.name()), here(), and(curl, url));
        String ip = site.ip();
        if (ip != null) {
            String direct =
                    site.url().getHost() + ":" + port(site.url()) + ":" + (ip.contains(":") ? "[" + ip + "]" : ip);
            add(Words.of("reference.site.direct", site.name()), here(), and(curl, "--resolve", direct, url));
        }
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "http".equalsIgnoreCase(url.getScheme()) ? HTTP : HTTPS;
    }

    /** What has to be stopped for a backup is also what one stops and starts by hand. */
    private void application(FileSet files) {
        FileSet.Cold cold = files.cold();
        if (cold != null) {
            command(Words.of("reference.stop", files.name()), cold.in(), cold.stop());
            command(Words.of("reference.start", files.name()), cold.in(), cold.start());
            FileSet.Healthy healthy = cold.healthy();
            if (healthy != null) {
                command(Words.of("reference.healthy", files.name()), cold.in(), healthy.command());
            }
        }
    }

    private void command(String what, @Nullable String directory, List<String> command) {
        lines.add(new Line(what, there(), directory == null ? words(command) : in(directory, command)));
    }

    private void handrail() {
        boolean kept = !server.databases().isEmpty()
                || !server.files().isEmpty()
                || !server.scripts().isEmpty()
                || !server.repositories().isEmpty();
        if (kept) {
            ask("reference.backup", "backup", "run");
            ask("reference.backups", "backup", "list");
            ask("reference.check", "backup", "check");
        }
        server.databases().stream()
                .findFirst()
                .ifPresent(database -> lines.add(new Line(
                        Words.of("reference.restore"),
                        here(),
                        "handrail restore ID --into " + word(database.name() + "_restored"))));
        ask("reference.test", "server", "test");
    }

    private void ask(String key, String group, String verb) {
        add(Words.of(key), here(), List.of("handrail", group, verb, server.name()));
    }

    private void add(String what, String where, List<String> command) {
        lines.add(new Line(what, where, words(command)));
    }

    private static List<String> and(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }
}
