package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.ConnectionImpl;
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
    void oneThatIsSlowButAliveIsNotWaitedForTwice() throws Exception {
        pool.enter();
        ConnectionException slow = new ConnectionException("no answer", new TimeoutException("30 s"));
        assertThatThrownBy(() -> pool.use(failing(1, slow))).isSameAs(slow);
        assertThat(opened).hasSize(1);
    }
}
