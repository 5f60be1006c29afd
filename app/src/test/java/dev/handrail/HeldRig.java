package dev.handrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.shell.RealSshd;
import dev.handrail.site.maintenance.FlagSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A server behind Debian's sshd with a site and a switch, typed at, for what takes a live place behind the maintenance page. */
final class HeldRig implements AutoCloseable {
    /** Each time it is thrown, what a visitor and what is live say just before; on the way up somebody may do something. */
    private static final String SWITCH = """
            cd "$(dirname "$0")"
            visitor=$(curl --noproxy "*" -s -o /dev/null -w '%%{http_code}' '%s')
            [ "$1" = off ] || [ ! -e meanwhile ] || . ./meanwhile
            echo "$1 $visitor $(%s)" >>thrown
            if [ "$1" = on ]; then echo "Back soon" >'%3$s'; else rm -f '%3$s'; fi
            """;

    private final Path folder;
    private final Path flag;
    private final FlagSite site;
    private final Typist typist;

    /**
     * @param sources what the profile has, from its databases or files on
     * @param counting prints on the server how much is live
     */
    HeldRig(Path folder, RealSshd sshd, String sources, String counting) throws IOException {
        this.folder = folder;
        this.flag = Files.createDirectory(folder.resolve("www")).resolve("maintenance.html");
        this.site = new FlagSite(flag);
        this.typist = new Typist(folder.resolve("home"));
        Path lever = Files.writeString(folder.resolve("switch.sh"), SWITCH.formatted(site.url(), counting, flag));
        Path profile = Files.writeString(
                folder.resolve("parish.yaml"),
                """
                server: Parish
                environment: test
                access: { ssh: { host: 127.0.0.1, port: %d, user: %s, key: %s } }
                destinations:
                  - { name: here, folder: %s }
                sites:
                  - { name: public, url: "%s" }
                switch: { kind: command, on: [sh, %6$s, on], off: [sh, %6$s, off], status: [test, -e, %7$s] }
                """.formatted(sshd.port(), RealSshd.user(), sshd.key(), folder.resolve("kept"), site.url(), lever, flag)
                        + sources);
        typist.types(0, List.of("server", "import", profile.toString(), "--yes"));
        typist.types(0, List.of("server", "test", "Parish", "--accept-host-key", sshd.fingerprint()));
    }

    /** Backs all of it up; the newest backup. */
    String backedUp() throws IOException {
        types(0, "backup", "run", "Parish", "--yes");
        return json("backup", "list").at("/0/id").asText();
    }

    String types(int status, String... words) {
        return typist.types(status, List.of(words));
    }

    JsonNode json(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--json");
        return new ObjectMapper().readTree(typist.types(0, line));
    }

    /** The run that put aside what is kept. */
    String kept() throws IOException {
        return json("restore", "kept").at("/0/run").asText();
    }

    /** The steps that were begun, not those that were planned. */
    static String begun(String told) {
        return told.lines()
                .filter(line -> line.startsWith("{\"event\":\"step\""))
                .collect(Collectors.joining("\n"));
    }

    /** Has the server do this while the page goes up. */
    void meanwhile(String script) throws IOException {
        Files.writeString(folder.resolve("meanwhile"), script);
    }

    /** How often the switch was thrown, and what was to be seen just before. */
    List<String> thrown() throws IOException {
        Path thrown = folder.resolve("thrown");
        return Files.exists(thrown) ? Files.readAllLines(thrown) : List.of();
    }

    /** Whether the page lies where visitors are sent to. */
    boolean isUp() {
        return Files.exists(flag);
    }

    /** What the program says of the switch. */
    String state() throws IOException {
        return json("switch", "status", "Parish").at("/state").asText();
    }

    @Override
    public void close() {
        site.close();
    }
}
