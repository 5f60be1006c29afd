package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Things that listen on a machine, reached over SSH and here. */
@Timeout(60)
class ConnectTest {
    @TempDir
    Path home;

    private RealSshd sshd;
    private Ways ways;
    private List<Shell> shells = List.of();

    @BeforeEach
    void start() throws Exception {
        sshd = RealSshd.start();
        ways = new Ways(home);
        shells = List.of(ways.on(sshd.access()), new LocalShell());
    }

    @AfterEach
    void stop() throws Exception {
        ways.close();
        sshd.close();
    }

    static void assertEchoes(Channel channel) throws Exception {
        channel.output().write("hello\n".getBytes(StandardCharsets.UTF_8));
        channel.output().flush();
        assertThat(new String(channel.input().readNBytes(6), StandardCharsets.UTF_8))
                .isEqualTo("hello\n");
        byte[] much = new byte[3_000_000];
        new Random(3).nextBytes(much);
        Thread writer = Thread.startVirtualThread(() -> {
            try {
                channel.output().write(much);
                channel.output().flush();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(channel.input().readNBytes(much.length)).isEqualTo(much);
        writer.join();
    }

    @Test
    void aPortOfTheMachineIsReached() throws Exception {
        try (EchoServer server = EchoServer.onAPort()) {
            for (Shell shell : shells) {
                try (Channel channel = shell.connect(new Endpoint.Tcp("127.0.0.1", server.port()))) {
                    assertEchoes(channel);
                }
            }
        }
    }

    @Test
    void aUnixSocketOfTheMachineIsReached() throws Exception {
        Path path = home.resolve("so cket");
        try (EchoServer server = EchoServer.on(path)) {
            for (Shell shell : shells) {
                for (String user : new String[] {null, RealSshd.user()}) {
                    try (Channel channel = shell.connect(new Endpoint.UnixSocket(path.toString(), user))) {
                        assertEchoes(channel);
                    }
                }
            }
            assertThat(server).isNotNull();
        }
    }

    @Test
    void whatDoesNotListenIsSaid() throws Exception {
        int port = FreePort.take();
        for (Shell shell : shells) {
            assertThatThrownBy(() -> shell.connect(new Endpoint.Tcp("127.0.0.1", port)))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("127.0.0.1:" + port);
            assertThatThrownBy(() -> shell.connect(new Endpoint.UnixSocket("/no/such/socket", null)))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("/no/such/socket");
            assertThatThrownBy(() -> shell.connect(new Endpoint.UnixSocket("/no/such/socket", "nobody")))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("sudo");
        }
    }
}
