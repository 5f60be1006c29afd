package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, as cron would start it: no terminal, no locale. */
class MainTest {
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    private Path folder;

    @Test
    void theVersionTouchesNothing() throws IOException, InterruptedException {
        Ended ended = run("--home", home(), "--version");
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("handrail ");
        assertThat(run("--help", "--home", home()).status()).isZero();
        assertThat(Path.of(home())).doesNotExist();
    }

    @Test
    void aProfileIsImportedListedTestedAndRemoved() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("profile.yaml"), "server: Café\nenvironment: test\naccess: this-computer\n");
        Path data = folder.resolve(".local/share/handrail");
        assertThat(run("server", "import", "~/profile.yaml", "--home", data.toString())
                        .status())
                .as("~ is what HOME says")
                .isZero();
        JsonNode list =
                new ObjectMapper().readTree(run("server", "list", "--json").out());
        assertThat(list.at("/0/name").asText()).as("the data folder is in it").isEqualTo("Café");
        Caller here = new Caller(folder);
        here.exports("HANDRAIL_HOME", data.toString());
        assertThat(here.callsHere("server", "list").out()).contains("Café");
        assertThat(here.callsHere("server", "remove", "Café").status()).isEqualTo(3);
        assertThat(here.callsHere("server", "remove", "Café", "--yes").status()).isZero();
        assertThat(here.callsHere("journal", "list", "--json")
                        .document()
                        .at("/0/operation")
                        .asText())
                .isEqualTo("server remove");
    }

    @Test
    void aSecretComesOnStdinAndTheVaultOpensByTheVariable() throws IOException, InterruptedException {
        Caller here = new Caller(folder);
        here.exports("HANDRAIL_PASSPHRASE", PASSPHRASE);
        assertThat(here.callsHere("vault", "create").status()).isZero();
        Ended put = run("vault", "put", "Café/ssh", "--home", home());
        assertThat(put.status()).isZero();
        assertThat(here.callsHere("vault", "list").out()).isEqualTo("Café/ssh\n");
        assertThat(put.out() + put.err()).doesNotContain("pass on stdin");
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command = Packed.java(Main.class);
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Path in = Files.writeString(folder.resolve("in"), "pass on stdin\n");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("HANDRAIL_HOME", "XDG_DATA_HOME"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HANDRAIL_PASSPHRASE", PASSPHRASE);
        int status = builder.start().waitFor();
        return new Ended(status, Files.readString(out), Files.readString(err));
    }

    private record Ended(int status, String out, String err) {}
}
