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
        Path file = Files.writeString(
                folder.resolve("profile.yaml"), "server: Café\nenvironment: test\naccess: this-computer\n");
        assertThat(run("server", "import", file.toString(), "--home", home()).status())
                .isZero();
        JsonNode list = new ObjectMapper()
                .readTree(run("server", "list", "--json", "--home", home()).out());
        assertThat(list.at("/0/name").asText()).isEqualTo("Café");
        assertThat(run("server", "list", "--home", home()).out()).contains("Café");
        Ended refused = run("server", "remove", "Café", "--home", home());
        assertThat(refused.status()).isEqualTo(3);
        assertThat(run("server", "remove", "Café", "--yes", "--home", home()).status())
                .isZero();
        Ended journal = run("journal", "list", "--json", "--home", home());
        assertThat(new ObjectMapper().readTree(journal.out()).at("/0/operation").asText())
                .isEqualTo("server remove");
    }

    @Test
    void aSecretComesOnStdinAndTheVaultOpensByTheVariable() throws IOException, InterruptedException {
        assertThat(run("vault", "create", "--home", home()).status()).isZero();
        Ended put = run("vault", "put", "Café/ssh", "--home", home());
        assertThat(put.status()).isZero();
        assertThat(run("vault", "list", "--home", home()).out()).isEqualTo("Café/ssh\n");
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
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HANDRAIL_PASSPHRASE", "correct horse battery");
        int status = builder.start().waitFor();
        return new Ended(status, Files.readString(out), Files.readString(err));
    }

    private record Ended(int status, String out, String err) {}
}
