package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Caller.Begun;
import dev.handrail.Caller.Called;
import dev.handrail.shell.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line promises to scripts, called as they call it, on servers that are not there. */
class ContractTest {
    @TempDir
    Path folder;

    private Caller caller;

    @BeforeEach
    void arrive() {
        caller = new Caller(folder);
    }

    @Test
    void theGlobalsMayStandAnywhere() throws Exception {
        knows("Garden", 1, "env:NOPE");
        String home = folder.resolve("other").toString();
        for (Called called : List.of(
                caller.callsHere("--json", "server", "list"),
                caller.callsHere("server", "--quiet", "--json", "list"),
                caller.callsHere("server", "list", "--yes", "--json"))) {
            assertThat(called.document().at("/0/name").asText()).isEqualTo("Garden");
            assertThat(called.err()).isEmpty();
        }
        assertThat(caller.callsHere("server", "--home", home, "list", "--json").document())
                .as("--home is heard before HANDRAIL_HOME")
                .isEmpty();
    }

    @Test
    void whateverFailsPrintsOneDocumentAndNothingElse() throws Exception {
        failsInJson(2, "--json", "bogus");
        failsInJson(2, "backup", "--json");
        failsInJson(2, "backup", "run", "--json");
        failsInJson(2, "--json", "--home");
        failsInJson(2, "server", "list", "--json=yes");
        failsInJson(2, "server", "list", "--json", "--plan");
        failsInJson(2, "backup", "run", "Nowhere", "--json", "--yes");
        failsInJson(3, "server", "import", folder.resolve("none.yaml").toString(), "--json");
        failsInJson(1, "journal", "export", folder.resolve("no/such/file.md").toString(), "--json");
    }

    @Test
    void helpAndVersionAreDocumentsTooWhenJsonIsAskedFor() throws Exception {
        assertThat(caller.callsHere("--json", "--version")
                        .document()
                        .get("version")
                        .asText())
                .startsWith("handrail ");
        assertThat(caller.callsHere("backup", "run", "--help", "--json")
                        .document()
                        .get("help")
                        .asText())
                .contains("handrail backup run");
    }

    @Test
    void quotesAndLineBreaksInWordsComeBackAsTheyWere() throws Exception {
        String name = "it's \"a\" $(name)\nof two lines";
        Called called = caller.calls("server", "show", name, "--json");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.document().at("/error/tried").asText()).endsWith(name);
    }

    @Test
    void aMachineThatCannotBeReachedIsFour() throws Exception {
        knows("Garden", 1, "env:NOPE");
        Called test = caller.callsHere("server", "test", "Garden", "--json");
        assertThat(test.status()).isEqualTo(4);
        assertThat(test.end().at("/event").asText()).isEqualTo("end");
        assertThat(test.end().at("/outcome").asText()).isEqualTo("FAILED");
        JsonNode plan = failsInJson(4, "backup", "run", "Garden", "--plan", "--json");
        assertThat(plan.at("/cameBack").asText()).isEqualTo("Connection refused");
    }

    @Test
    void aDamagedStoreIsSaidAndNotReplaced() throws Exception {
        knows("Garden", 1, "env:NOPE");
        Path store;
        try (var files = Files.list(caller.home().resolve("store"))) {
            store = files.filter(file -> file.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(store, "This was a store once.");
        JsonNode error = failsInJson(4, "server", "list", "--json");
        assertThat(error.at("/error/cameBack").asText()).contains("damaged");
        assertThat(error.at("/error/failure").asText()).contains(caller.home().toString());
        assertThat(store).hasContent("This was a store once.");
    }

    @Test
    void aVaultThatNobodyOpensIsSaidInJson() throws Exception {
        caller.exports("HANDRAIL_PASSPHRASE", "correct horse battery");
        assertThat(caller.callsHere("vault", "create").status()).isZero();
        caller.exports("HANDRAIL_PASSPHRASE", "");
        Called put = caller.callsHere("vault", "put", "Garden/ssh", "--json");
        assertThat(put.status()).isEqualTo(4);
        assertThat(put.end().at("/next").asText()).contains("--passphrase-file");
    }

    @Test
    void aReaderWhoLeavesAfterOneLineLeavesNoTraceOnTheScreen() throws Exception {
        knows("Garden", 1, "env:NOPE");
        Called called = caller.inShell("\"$@\" server list --json | head -1");
        assertThat(called.out()).isEqualTo("[ {\n");
        assertThat(called.err()).isEmpty();
        assertThat(caller.inShell("\"$@\" server list --json | true").err()).isEmpty();
    }

    @Test
    void outputThatIsCutIsSaidAndIsOne() throws Exception {
        knows("Garden", 1, "env:NOPE");
        for (String words : List.of("server list --json", "server export Garden", "--help", "--version")) {
            Called called = caller.inShell("\"$@\" " + words + " >/dev/full");
            assertThat(called.status()).as(words).isOne();
            assertThat(called.err())
                    .as(words)
                    .contains("Not all of the output could be written", "No space left on device", "What to do");
        }
        Called wrong = caller.inShell("\"$@\" server show Nowhere --json >/dev/full");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("No space left on device");
        Called left = caller.inShell("{ \"$@\" --version; echo $? >&2; } | true");
        assertThat(left.err()).isEqualTo("0\n");
    }

    @Test
    void withoutAnyStdinAChangeIsRefusedAndAQuestionAnswered() throws Exception {
        knows("Garden", 1, "env:NOPE");
        assertThat(caller.inShell("\"$@\" server remove Garden --json <&-").status())
                .isEqualTo(3);
        assertThat(caller.inShell("\"$@\" server list --json <&-").document()).hasSize(1);
    }

    @Test
    void twoThatChangeTheSameStoreAtOnceBothSucceed() throws Exception {
        Begun one = caller.begins("server", "import", profile("One", 1, "env:NOPE"), "--json");
        Begun two = caller.begins("server", "import", profile("Two", 1, "env:NOPE"), "--json");
        assertThat(one.ended().status()).isZero();
        assertThat(two.ended().status()).isZero();
        JsonNode list = caller.callsHere("server", "list", "--json").document();
        assertThat(StreamSupport.stream(list.spliterator(), false)
                        .map(server -> server.get("name").asText()))
                .containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void ctrlCWhileItWaitsForASilentMachineIsOneHundredAndThirty() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            knows("Silent", silent.getLocalPort(), "env:NOPE");
            Begun test = caller.begins("server", "test", "Silent", "--json");
            Await.until("it has begun", () -> test.outUntilNow().contains("\"step\""));
            new ProcessBuilder("kill", "-INT", Long.toString(test.process().pid()))
                    .start()
                    .waitFor();
            Called ended = test.ended();
            assertThat(ended.status()).isEqualTo(130);
            assertThat(ended.end().at("/outcome").asText()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void withoutADisplayTheDesktopNamesTheTour() throws Exception {
        Called called = caller.calls();
        assertThat(called.status()).isEqualTo(4);
        assertThat(called.err()).contains("handrail tour");
        assertThat(called.out()).isEmpty();
        assertThat(caller.home()).doesNotExist();
    }

    private JsonNode failsInJson(int status, String... words) {
        Called called = caller.callsHere(words);
        assertThat(called.status()).as("%s%n%s", List.of(words), called).isEqualTo(status);
        assertThat(called.err()).isEmpty();
        return called.document();
    }

    private void knows(String name, int port, String password) throws IOException {
        assertThat(caller.callsHere("server", "import", profile(name, port, password))
                        .status())
                .isZero();
    }

    private String profile(String name, int port, String password) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                server: %s
                environment: production
                access: { ssh: { host: 127.0.0.1, port: %d, user: deploy, password: "%s" } }
                databases:
                  - { name: parish, engine: postgresql, user: parish, password: "%s" }
                """.formatted(name, port, password, password))
                .toString();
    }
}
