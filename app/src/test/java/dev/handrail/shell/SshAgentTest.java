package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real agent's keys, and programs that answer on an agent's socket and are none. */
@Timeout(30)
class SshAgentTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private final List<String> notes = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void anAgentTellsTheKeysThatItHolds() throws Exception {
        RealSshd.keygen(folder.resolve("key"), "ed25519", "");
        try (RealAgent agent = RealAgent.start(folder).with(folder.resolve("key"))) {
            assertThat(new SshAgent(agent.socket()).keys())
                    .singleElement()
                    .satisfies(key -> assertThat(Files.readString(folder.resolve("key.pub")))
                            .contains(Base64.getEncoder().encodeToString(key)));
        }
    }

    @Test
    void anAgentWithoutKeysOffersNoLogin() throws Exception {
        try (RealAgent agent = RealAgent.start(folder)) {
            assertThat(SshAgent.methods(agent.socket(), null, notes)).isEmpty();
        }
    }

    @Test
    void ofManyKeysNoMoreAreOfferedThanAServerPutsUpWith() throws Exception {
        try (RealAgent agent = RealAgent.start(folder)) {
            for (int i = 0; i < 7; i++) {
                RealSshd.keygen(folder.resolve("key" + i), "ed25519", "");
                agent.with(folder.resolve("key" + i));
            }
            assertThat(SshAgent.methods(agent.socket(), null, notes)).hasSize(5);
        }
    }

    @Test
    void aKeyThatTheAgentDoesNotHoldIsNotSignedWith() throws Exception {
        try (RealAgent agent = RealAgent.start(folder)) {
            SshAgent asked = new SshAgent(agent.socket());
            assertThatThrownBy(() -> asked.sign(new byte[] {1, 2, 3}, new byte[10], 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void anAnswerOfAnyOtherKindIsARefusal() throws Exception {
        assertRefused(ByteBuffer.allocate(5).putInt(1).put((byte) 5));
    }

    @Test
    void anAnswerThatWouldFillTheMemoryIsNotRead() throws Exception {
        assertRefused(ByteBuffer.allocate(5).putInt(Integer.MAX_VALUE).put((byte) 12));
    }

    @Test
    void anAnswerOfNothingIsARefusal() throws Exception {
        assertRefused(ByteBuffer.allocate(5).putInt(0));
    }

    @Test
    void anAgentThatHangsUpInTheMiddleOffersNoLogin() throws Exception {
        try (ServerSocketChannel agent = answering(ByteBuffer.allocate(2))) {
            assertThat(SshAgent.methods(folder.resolve("agent"), null, notes)).isEmpty();
            assertThat(agent.isOpen()).isTrue();
        }
    }

    @Test
    void anAgentThatNeverAnswersIsWaitedForNoLongerThanItMayTakeAndIsSaid() throws Exception {
        try (ServerSocketChannel agent = mute()) {
            SshAgent asked = new SshAgent(folder.resolve("agent"), SOON, SOON);

            assertThat(asked.methods(null, notes)).isEmpty();
            assertThat(notes).singleElement().asString().startsWith("The ssh-agent accepts calls and did not answer");
            assertThat(agent.isOpen()).isTrue();
        }
    }

    @Test
    void anAgentThatStopsInTheMiddleOfItsAnswerIsWaitedForNoLongerEither() throws Exception {
        try (ServerSocketChannel agent = mute()) {
            Thread.startVirtualThread(() -> {
                try {
                    agent.accept().write(ByteBuffer.wrap(new byte[] {0, 0}));
                } catch (IOException e) {
                    // The test is over.
                }
            });
            SshAgent asked = new SshAgent(folder.resolve("agent"), SOON, SOON);

            assertThatThrownBy(() -> asked.sign(new byte[] {1}, new byte[1], 0))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** Whoever calls is let in by the system, and heard by nobody. */
    private ServerSocketChannel mute() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve("agent")));
        return server;
    }

    private void assertRefused(ByteBuffer answer) throws IOException {
        try (ServerSocketChannel agent = answering(answer.rewind())) {
            assertThatThrownBy(() -> new SshAgent(folder.resolve("agent")).keys())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("refused");
            assertThat(agent.isOpen()).isTrue();
        }
    }

    /** Says the same to the first who asks, and hangs up. */
    private ServerSocketChannel answering(ByteBuffer answer) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve("agent")));
        Thread.startVirtualThread(() -> {
            try (SocketChannel caller = server.accept()) {
                caller.read(ByteBuffer.allocate(5));
                caller.write(answer);
            } catch (IOException e) {
                // The test is over.
            }
        });
        return server;
    }
}
