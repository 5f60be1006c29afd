package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program on a machine on which nobody has installed PostgreSQL's client programs. */
class WithoutClientsTest {
    private static final String WITHOUT = "mount -t tmpfs tmpfs /usr/lib/postgresql && PATH=$1 && shift && exec \"$@\"";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tour", "practice --no-window"})
    void whatIsMissingIsNamedWithTheCommandThatBringsIt(String words) throws Exception {
        Path home = folder.resolve("home");
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--map-root-user",
                "sh",
                "-c",
                WITHOUT,
                "sh",
                Files.createDirectory(folder.resolve("programs")).toString(),
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.handrail.Main",
                "--home",
                home.toString()));
        command.addAll(List.of(words.split(" ")));
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        program.getOutputStream().close();
        String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(told).isEqualTo(4);
        assertThat(told)
                .contains("Missing on this computer: postgresql-client", "sudo apt-get install -y postgresql-client");
        assertThat(home.resolve("practice")).doesNotExist();
    }
}
