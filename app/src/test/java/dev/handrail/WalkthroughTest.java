package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.handrail.backup.TestDatabase;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runbooks followed on a real server over SSH, its database and its site: what is done is known, whatever happens then. */
class WalkthroughTest {
    private static final String DATABASE = "walked";

    @TempDir
    static Path folder;

    /** Those who connected to the mute one: let go of, they would be hung up on when memory is cleaned. */
    private final List<Socket> held = new ArrayList<>();

    private static RealSshd sshd;
    private static HttpServer site;
    private static Typist typist;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] body = ("asked for " + exchange.getRequestURI().getRawPath()).getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        TestDatabase.create(DATABASE);
        TestDatabase.execute(DATABASE, "CREATE TABLE notes (said text)");
        typist = new Typist(folder.resolve("home"));
        Path profile = Files.writeString(folder.resolve("profile.yaml"), """
                server: Parish
                environment: test
                access: { ssh: { host: 127.0.0.1, port: %d, user: %s, key: %s } }
                databases:
                  - { name: %s, engine: postgresql, host: 127.0.0.1, port: %d, user: postgres }
                """.formatted(
                        sshd.port(), RealSshd.user(), sshd.key(), DATABASE, TestDatabase.port()));
        typist.types(0, List.of("server", "import", profile.toString()));
        typist.types(0, List.of("server", "test", "Parish", "--accept-host-key", sshd.fingerprint()));
    }

    @AfterAll
    static void stop() throws Exception {
        site.stop(0);
        sshd.close();
    }

    private static String address() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    private static Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String begun(Path file, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("runbook", "start", file.toString(), "--server", "Parish", "--yes", "--json"));
        words.addAll(List.of(more));
        return read(typist.types(0, words).lines().toList().getLast())
                .at("/walkthrough")
                .asText();
    }

    private static String runs(int status, String... words) {
        List<String> line = new ArrayList<>(List.of("runbook"));
        line.addAll(List.of(words));
        return typist.types(status, line);
    }

    private static JsonNode status(String id) throws IOException {
        return read(runs(0, "status", id, "--json"));
    }

    private static String states(String id) throws IOException {
        List<String> states = new ArrayList<>();
        status(id)
                .at("/steps")
                .forEach(step -> states.add(
                        step.at("/step").asText() + " " + step.at("/state").asText()));
        return String.join(", ", states);
    }

    private static JsonNode read(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void theWholeOfIt() throws Exception {
        Path made = folder.resolve("made");
        Path file = written("planned.md", """
                ---
                title: Planned
                variables:
                  - { name: words, question: What to say?, type: text }
                  - { name: place, question: Where?, type: path }
                ---
                # Before {before}
                - [ ] Tell everybody {evidence}
                # Work
                - [ ] Make the file
                  ```sh {change capture=size}
                  printf '%%s' ${words} > ${place} && wc -c < ${place}
                  ```
                  ```sh {undo}
                  rm ${place}
                  ```
                  ```sh {check expect="^[1-9]"}
                  echo ${size}
                  ```
                - [ ] Write it down
                  ```sql {database=%s change}
                  INSERT INTO notes VALUES (${words})
                  ```
                  ```sql {database=%s undo change}
                  DELETE FROM notes
                  ```
                  ```sql {database=%s expect="^1$"}
                  SELECT count(*) FROM notes WHERE said = ${words}
                  ```
                - [ ] Look from outside
                  ```http {contains="asked for /a%%20b"}
                  GET %s/${words}
                  ```
                - [ ] The server is well
                  ```handrail
                  server test
                  ```
                # Back {rollback}
                - [ ] Put it back
                # After {after sign-off=2}
                - [ ] Tell everybody
                """.formatted(DATABASE, DATABASE, DATABASE, address())
                .replace("%%", "%"));
        String words = "a b";
        String[] answers = {"--set", "words=" + words, "--set", "place=" + made};
        assertThat(typist.types(
                        0,
                        List.of(
                                "runbook",
                                "start",
                                file.toString(),
                                "--server",
                                "Parish",
                                "--plan",
                                "--set",
                                "words=" + words,
                                "--set",
                                "place=" + made)))
                .contains("words='a b'", "INSERT INTO notes VALUES ('a b')", "handrail server test", "a%20b");
        assertThat(Files.exists(made)).as("a dry run does nothing").isFalse();
        String id = begun(file, answers);
        Files.writeString(file, "# Something else\n");

        runs(3, "step", id, "2.1", "--yes");
        runs(3, "tick", id, "1.1", "--done");
        runs(0, "tick", id, "1.1", "--done", "--note", "by mail");
        runs(3, "step", id, "2.1");
        runs(0, "step", id, "2.1", "--yes");
        assertThat(made).hasContent(words);
        assertThat(states(id)).startsWith("1.1 done, 2.1 done, 2.2 waiting");
        runs(3, "step", id, "2.1", "--yes");
        runs(0, "step", id, "--yes");
        assertThat(rows()).isEqualTo(1);
        runs(0, "step", id, "--yes");
        runs(0, "step", id, "--yes");
        assertThat(states(id)).contains("2.4 done, 3.1 waiting, 4.1 waiting");
        assertThat(status(id).at("/fileChanged").asBoolean()).isTrue();
        assertThat(status(id).at("/next").asText()).isEqualTo("4.1");

        runs(0, "undo", id, "--to", "2.1", "--yes");
        assertThat(made).doesNotExist();
        assertThat(rows()).isZero();
        assertThat(states(id)).contains("1.1 done, 2.1 undone, 2.2 undone, 2.3 undone, 2.4 undone");

        runs(0, "turn", id, "--roll-back", "no time left");
        runs(0, "tick", id, "3.1", "--done");
        runs(2, "tick", id, "4.1", "--skip", "");
        runs(0, "tick", id, "4.1", "--skip", "nobody is here");
        runs(3, "turn", id, "--finish");
        runs(3, "tick", id, "4.2", "--done", "--sign", "Ada");
        runs(3, "tick", id, "4.2", "--done", "--sign", "Ada");
        runs(0, "tick", id, "4.2", "--done", "--sign", "Grace");
        runs(0, "turn", id, "--finish");
        assertThat(status(id).at("/open").asBoolean()).isFalse();
        assertThat(runs(0, "status", id)).contains("by mail", "nobody is here", "Ada", "Grace", "no time left");
        assertThat(typist.types(0, List.of("journal", "list", "--json")))
                .contains("runbook start", "runbook step", "runbook undo");
    }

    private static long rows() throws Exception {
        return TestDatabase.number(DATABASE, "SELECT count(*) FROM notes");
    }

    @Test
    void whatFailsIsTriedAgainFromWhereItFailed() throws Exception {
        Path counted = folder.resolve("counted");
        Path mended = folder.resolve("mended");
        Path file = written("failing.md", """
                - [ ] Two things
                  ```sh {change}
                  echo once >> %s
                  ```
                  ```sh {check}
                  test -e %s
                  ```
                - [ ] A question of SQL that would change something
                  ```sql {database=%s}
                  DELETE FROM notes
                  ```
                """.formatted(counted, mended, DATABASE));
        String id = begun(file);
        runs(1, "step", id, "--yes");
        assertThat(states(id)).startsWith("1.1 failed");
        Files.createFile(mended);
        runs(0, "step", id, "--yes");
        assertThat(states(id)).startsWith("1.1 done");
        assertThat(counted).hasContent("once");
        runs(1, "step", id, "--yes");
        runs(3, "tick", id, "1.2", "--done");
        runs(0, "tick", id, "1.2", "--done", "--note", "done by hand");
    }

    @Test
    void aGuideOfAnyoneRunsOnlyWhatWasMarked() throws Exception {
        Path mark = folder.resolve("mark");
        Path file = written(
                "guide.md",
                "# Guide\n\nDo this:\n\n```bash\nwords=\"a b\"; for i in ${words}; do echo ${i} >> " + mark
                        + "; done\n```\n");
        String id = begun(file);
        runs(3, "step", id, "--yes");
        assertThat(mark).doesNotExist();
        runs(2, "tick", id, "1.1", "--mark", "2");
        runs(0, "tick", id, "1.1", "--mark", "1");
        runs(3, "step", id);
        runs(0, "step", id, "--yes");
        assertThat(mark).hasContent("a\nb\n");
    }

    @Test
    void byHandNothingIsRunAndWhatIsFoundOutIsTyped() throws Exception {
        Path file = written("hand.md", """
                - [ ] Look
                  ```sh {check capture=found}
                  hostname
                  ```
                - [ ] Use it
                  ```sh {check}
                  echo ${found}
                  ```
                """);
        String id = begun(file, "--instructions");
        runs(3, "step", id, "--yes");
        runs(2, "tick", id, "1.1", "--done", "--value", "other=x");
        runs(0, "tick", id, "1.1", "--done", "--value", "found=parish");
        runs(0, "turn", id, "--hand-over", "Grace", "--note", "the rest is yours");
        assertThat(status(id).at("/person").asText()).isEqualTo("Grace");
        assertThat(states(id)).isEqualTo("1.1 done, 1.2 waiting");
    }

    @Test
    void whatIsNotAnsweredOrFaultyDoesNotBegin() throws Exception {
        Path file = written("asks.md", """
                ---
                variables: [{ name: number, question: Which?, type: number }]
                ---
                - [ ] Say ${number}
                  ```sh {check}
                  echo ${number}
                  ```
                """);
        String[] start = {"start", file.toString(), "--server", "Parish", "--yes"};
        runs(3, start);
        runs(3, with(start, "--set", "number=many"));
        runs(2, with(start, "--set", "nubmer=1"));
        runs(0, with(start, "--set", "number=1"));
        written("asks.md", "- [ ] a\n  ```sh {check}\n  echo ${nothing}\n  ```\n");
        runs(3, start);
    }

    @Test
    void aPersonIsLedThroughItAndComesBackAnotherDay() throws Exception {
        Path led = folder.resolve("led");
        Path file = written("led.md", """
                - [ ] Say hello
                - [ ] Make it
                  ```sh {change}
                  touch %s
                  ```
                - [ ] The end {sign-off}
                """.formatted(led));
        String[] run = {"runbook", "run", file.toString(), "--server", "Parish"};
        typist.types(3, List.of(run));
        String seen = typist.types(0, "x\nd\nn\nit is quiet\n\ny\nq\n", run);
        assertThat(seen).contains("Say hello", "touch " + led, "The end");
        assertThat(led).exists();
        typist.types(0, "d\ng\nAda\nd\ny\n", "runbook", "resume");
        JsonNode last = read(runs(0, "status", "--json")).get(0);
        assertThat(last.at("/open").asBoolean()).isFalse();
        assertThat(runs(0, "status", last.at("/id").asText())).contains("it is quiet", "Ada");
    }

    private static String[] with(String[] words, String... more) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    /** The kinds of things that a step can be in the middle of; each says that it has begun and goes on without end. */
    enum Endless {
        ON_THE_SERVER("sh {change}", "touch STARTED; until [ -e GO ] || [ ! -e STARTED ]; do sleep 0.2; done"),
        ON_THE_WORKSTATION(
                "sh {change on=workstation}", "touch STARTED; until [ -e GO ] || [ ! -e STARTED ]; do sleep 0.2; done"),
        IN_THE_DATABASE(
                "sql {change database=" + DATABASE + "}",
                "SELECT 'walked on', CASE WHEN (SELECT count(*) FROM notes) < 99 THEN pg_sleep(600) END"),
        FROM_OUTSIDE("http {check timeout=10m}", "GET http://127.0.0.1:PORT/"),
        AN_OPERATION("handrail", "server test Mute");

        private final String info;
        private final String text;

        Endless(String info, String text) {
            this.info = info;
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource(Endless.class)
    void killNine(Endless kind) throws Exception {
        Path started = folder.resolve(kind + "-started");
        Path go = folder.resolve(kind + "-go");
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path profile = written("mute.yaml", """
                    server: Mute
                    environment: test
                    access: { ssh: { host: 127.0.0.1, port: %d, user: nobody, key: %s } }
                    """.formatted(mute.getLocalPort(), sshd.key()));
            typist.types(0, List.of("server", "import", profile.toString(), "--yes"));
            Path file = written(
                    kind + ".md",
                    "- [ ] Before\n- [ ] Endless\n\n  ```" + kind.info + "\n  "
                            + kind.text
                                    .replace("STARTED", started.toString())
                                    .replace("GO", go.toString())
                                    .replace("PORT", String.valueOf(mute.getLocalPort()))
                            + "\n  ```\n- [ ] After\n");
            String id = begun(file);
            runs(0, "tick", id, "1.1", "--done", "--note", "as ever");
            Caller caller = new Caller(folder);
            Caller.Begun step = caller.begins("runbook", "step", id, "--yes");
            switch (kind) {
                case ON_THE_SERVER, ON_THE_WORKSTATION -> step.until(() -> Files.exists(started));
                case IN_THE_DATABASE -> step.until(WalkthroughTest::sleepsInTheDatabase);
                case FROM_OUTSIDE, AN_OPERATION -> held.add(mute.accept());
            }
            step.until(() -> states(id).contains("1.2 running"));
            runs(3, "step", id, "--again", "--yes");
            step.process().destroyForcibly().waitFor();
            assertThat(states(id)).isEqualTo("1.1 done, 1.2 interrupted, 1.3 waiting");
            runs(3, "step", id, "--yes");
            runs(3, "tick", id, "1.3", "--done");
            assertThat(runs(0, "status", id)).contains("as ever", "was running when the program ended");
            Files.createFile(go);
            if (kind == Endless.ON_THE_SERVER || kind == Endless.ON_THE_WORKSTATION) {
                runs(0, "step", id, "--again", "--yes");
            } else {
                runs(0, "tick", id, "1.2", "--done", "--note", "looked at it");
            }
            assertThat(states(id)).isEqualTo("1.1 done, 1.2 done, 1.3 waiting");
        }
    }

    private static boolean sleepsInTheDatabase() throws Exception {
        return TestDatabase.number(
                        DATABASE,
                        "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = 'active'"
                                + " AND query LIKE '%walked on%'")
                > 0;
    }
}
