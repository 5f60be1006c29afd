package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import net.schmizz.sshj.common.Factory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compression is off: what is packed already would only cost the time to pack it again. */
class CompressionTest {
    @TempDir
    Path home;

    @Test
    void noneIsOffered() {
        assertThat(new SshAlgorithms(Duration.ofSeconds(1)).getCompressionFactories())
                .extracting(Factory.Named::getName)
                .containsExactly("none");
    }

    @Test
    void aServerThatWouldLikeItGetsNone() throws Exception {
        try (RealSshd sshd = RealSshd.start("Compression yes", "LogLevel DEBUG2");
                Ways ways = new Ways(home)) {
            assertThat(ways.on(sshd.access()).run(Command.of("echo", "here")).text())
                    .isEqualTo("here");
            Await.until("sshd says what was agreed on", () -> sshd.log().contains("kex: server->client"));
            assertThat(sshd.log()).as("what the server offers").contains("compression stoc: none,zlib");
            assertThat(sshd.log().lines().filter(line -> line.contains("kex: ") && line.contains("compression:")))
                    .hasSizeGreaterThan(1)
                    .allMatch(line -> line.contains("compression: none"));
        }
    }
}
