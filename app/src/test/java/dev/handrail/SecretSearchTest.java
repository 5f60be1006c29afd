package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search that the test of the secrets relies on finds what is planted, wherever it was put. */
class SecretSearchTest {
    private static final String SECRET = "pw'planted \"$&%é\\+/x";

    @TempDir
    Path home;

    private final SecretSearch search = new SecretSearch();

    @BeforeEach
    void know() {
        search.knows("a planted secret", SECRET);
    }

    @Test
    void whatIsLeftInTheStoreIsFound() throws Exception {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            Access access = new Access.ThisComputer(Sudo.NONE);
            Server plain = Server.of("Planted", Environment.TEST, access);
            new Servers(store.jdbi(), Clock.systemUTC(), SECRET).save(plain);
        }
        assertThat(search.below(home))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).contains("a planted secret"));
    }

    @Test
    void whatIsShownAsAProcessIsFound() throws Exception {
        search.knows("a secret argument", "argument-7f3a9c51e08b24d6");
        Process process = new ProcessBuilder("sh", "-c", "read line", "sh", "argument-7f3a9c51e08b24d6").start();
        try (ProcessWatch watch = ProcessWatch.begin()) {
            Await.until("it was looked at", () -> watch.rounds() > 1);
            assertThat(search.in("processes", watch.seen().getBytes(StandardCharsets.ISO_8859_1)))
                    .isNotEmpty();
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }

    @Test
    void whatBeginsWhileItIsWatchedIsFoundAndWhatItTurnsIntoToo() throws Exception {
        try (ProcessWatch watch = ProcessWatch.begin()) {
            Await.until("it was looked at", () -> watch.rounds() > 1);
            Process process = new ProcessBuilder("sh", "-c", "read line; exec sleep 3141", "sh", "begun-4c07").start();
            try {
                Await.until("it is seen", () -> watch.seen().contains("begun-4c07"));
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                Await.until("what it became is seen", () -> watch.seen().contains("sleep 3141"));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void everyFormIsFound() {
        byte[] utf8 = ("user:" + SECRET + "@host").getBytes(StandardCharsets.UTF_8);
        for (String text : List.of(
                "x" + SECRET,
                URLEncoder.encode("x" + SECRET, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(utf8),
                HexFormat.of().formatHex(utf8),
                "{\"x\":\"" + SECRET.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}")) {
            assertThat(search.in("it", text)).as(text).isNotEmpty();
        }
        assertThat(search.in("it", ("x" + SECRET).getBytes(StandardCharsets.UTF_16LE)))
                .isNotEmpty();
        assertThat(search.in("it", ("x" + SECRET).getBytes(StandardCharsets.UTF_16BE)))
                .isNotEmpty();
        search.knows("a random secret", "é'7f3a9c51e08b24d6\"");
        assertThat(search.in("it", "however \\' it is quoted: 7f3a9c51e08b24d6"))
                .hasSize(1);
        assertThat(search.in("it", "nothing of the kind")).isEmpty();
    }
}
