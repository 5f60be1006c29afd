package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.ConnectionImpl;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.transport.TransportException;
import org.junit.jupiter.api.Test;

/** Which connection is taken next when one fails, with connections that call themselves alive whatever happens. */
class SshPoolTest {
    private static final DefaultConfig CONFIG = new DefaultConfig();
    private static final TransportException CUT = new TransportException("Broken transport; encountered EOF");

    private final List<SshConnection> opened = new ArrayList<>();
    private final List<SshConnection> asked = new ArrayList<>();
    private final SshPool pool = new SshPool("the server", this::open, Duration.ofMinutes(1));

    private SshConnection open() {
        SSHClient client = new SSHClient(CONFIG) {
            @Override
            public boolean isConnected() {
                return true;
            }

            @Override
            public boolean isAuthenticated() {
                return true;
            }
        };
        Pulse pulse = new Pulse((ConnectionImpl) client.getConnection(), Duration.ofSeconds(30));
        opened.add(new SshConnection(client, new Socket(), pulse, null));
        return opened.getLast();
    }

    /** Fails on the first so many connections that it is given. */
    private SshPool.Use<String> failing(int times, IOException failure) {
        return connection -> {
            asked.add(connection);
            if (asked.size() <= times) {
                throw failure;
            }
            return "done";
        };
    }

    @Test
    void oneThatIsThereIsUsedByAll() throws Exception {
        pool.enter();
        assertThat(pool.use(failing(0, CUT))).isEqualTo("done");
        assertThat(pool.use(failing(0, CUT))).isEqualTo("done");
        assertThat(opened).hasSize(1);
        assertThat(asked).containsExactly(opened.getFirst(), opened.getFirst());
    }

    @Test
    void oneThatBreaksWhileItCallsItselfAliveIsReplacedByAFreshOne() throws Exception {
        pool.enter();
        assertThat(pool.use(failing(1, CUT))).isEqualTo("done");
        assertThat(opened).hasSize(2);
        assertThat(asked).isEqualTo(opened);
    }

    @Test
    void whatFailsOnAFreshOneToo() throws Exception {
        pool.enter();
        assertThatThrownBy(() -> pool.use(failing(2, CUT))).isSameAs(CUT);
        assertThat(asked).isEqualTo(opened);
    }

    @Test
    void whatFailsOnALineThatStandsOpensNoSecondOne() throws Exception {
        pool.enter();
        ConnectionException failed = new ConnectionException("Request failed");
        assertThatThrownBy(() -> pool.use(failing(1, failed))).isSameAs(failed);
        IOException plain = new IOException("a channel that was closed");
        asked.clear();
        assertThatThrownBy(() -> pool.use(failing(1, plain))).isSameAs(plain);
        assertThat(opened).hasSize(1);
    }

    @Test
    void whatTheLineIsTheCauseOfCountsAsTheLine() throws Exception {
        pool.enter();
        assertThat(pool.use(failing(1, new ConnectionException("channel", CUT))))
                .isEqualTo("done");
        assertThat(opened).hasSize(2);
        asked.clear();
        assertThat(pool.use(failing(1, new SocketException("Connection reset"))))
                .isEqualTo("done");
        asked.clear();
        assertThat(pool.use(failing(1, new IOException("read", new EOFException()))))
                .isEqualTo("done");
    }

    @Test
    void aTimeOfTheLineItselfIsStillATime() throws Exception {
        pool.enter();
        TransportException slow = new TransportException("no answer", new TimeoutException("30 s"));
        assertThatThrownBy(() -> pool.use(failing(1, slow))).isSameAs(slow);
        assertThat(opened).hasSize(1);
    }

    @Test
    void aServerThatTakesNoMoreCommandsOnOneLineGetsASecondOne() throws Exception {
        pool.enter();
        OpenFailException full = refusal("session", OpenFailException.Reason.CONNECT_FAILED);
        assertThat(pool.use(failing(1, full))).isEqualTo("done");
        assertThat(opened).hasSize(2);
    }

    @Test
    void aServerThatTakesNoneOnFreshLinesEitherIsGivenUp() throws Exception {
        pool.enter();
        OpenFailException full = refusal("session", OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED);
        assertThatThrownBy(() -> pool.use(failing(99, full))).isSameAs(full);
        assertThat(opened).hasSize(4);
    }

    @Test
    void aPortThatNobodyListensOnIsNotTriedOverAnotherLine() throws Exception {
        pool.enter();
        for (String channel : List.of("direct-tcpip", "direct-streamlocal@openssh.com")) {
            for (OpenFailException.Reason why : List.of(
                    OpenFailException.Reason.CONNECT_FAILED,
                    OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED,
                    OpenFailException.Reason.UNKNOWN_CHANNEL_TYPE)) {
                asked.clear();
                OpenFailException closed = refusal(channel, why);
                assertThatThrownBy(() -> pool.use(failing(1, closed))).isSameAs(closed);
            }
        }
        assertThat(opened).hasSize(1);
    }

    @Test
    void aServerShortOfChannelsGetsASecondLineForThemToo() throws Exception {
        pool.enter();
        OpenFailException full = refusal("direct-tcpip", OpenFailException.Reason.RESOURCE_SHORTAGE);
        assertThat(pool.use(failing(1, full))).isEqualTo("done");
        assertThat(opened).hasSize(2);
    }

    private static OpenFailException refusal(String channel, OpenFailException.Reason why) {
        return new OpenFailException(channel, why.getCode(), "open failed");
    }

    @Test
    void oneThatIsSlowButAliveIsNotWaitedForTwice() throws Exception {
        pool.enter();
        ConnectionException slow = new ConnectionException("no answer", new TimeoutException("30 s"));
        assertThatThrownBy(() -> pool.use(failing(1, slow))).isSameAs(slow);
        assertThat(opened).hasSize(1);
    }
}
