package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.ConnectionImpl;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.transport.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which connection is taken next when one fails, with connections that call themselves alive whatever happens; and what becomes
 * of those that are being opened at the end.
 */
@Timeout(60)
class SshPoolTest {
    private static final DefaultConfig CONFIG = new DefaultConfig();
    private static final TransportException CUT = new TransportException("Broken transport; encountered EOF");

    private final List<SshConnection> opened = new CopyOnWriteArrayList<>();
    private final List<SshConnection> asked = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    /** How the next connections are made that are not made at once. */
    private final Queue<SshPool.Opener> openers = new ConcurrentLinkedQueue<>();

    private final SshPool pool = new SshPool("the server", this::open, Duration.ofMinutes(1));

    private SshConnection open() throws OperationFailed {
        SshPool.Opener opener = openers.poll();
        return opener == null ? made() : opener.open();
    }

    private SshConnection made() {
        SSHClient client = new SSHClient(CONFIG) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }

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
        SshConnection made = new SshConnection(client, new Socket(), pulse, null);
        opened.add(made);
        return made;
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

    /** As what ends a program on the server, and comes too late for it. */
    @Test
    void whoseLineIsCutByTheEndOpensNoOther() throws Exception {
        pool.enter();
        assertThatThrownBy(() -> pool.use(connection -> {
                    pool.close();
                    throw CUT;
                }))
                .isInstanceOf(OperationFailed.class);
        assertThat(opened).hasSize(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatIsGivenUpAtTheEndIsWaitedFor() throws Exception {
        Heedless writing = new Heedless();
        entering(new Stop());
        writing.begun.await();
        pool.close();
        assertThat(writing.stop.asked()).isTrue();
        CompletableFuture<Boolean> over = waitingFor(writing);
        writing.end.complete(true);
        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatDoesNotEndIsWaitedForNoLongerThanTheLimit() throws Exception {
        Heedless stuck = new Heedless();
        entering(new Stop());
        stuck.begun.await();
        pool.close();
        pool.awaitGivenUp(System.nanoTime() + Duration.ofMillis(10).toNanos());
        pool.awaitGivenUp(System.nanoTime() - 1);
        assertThat(stuck.over).isFalse();
        stuck.end.complete(true);
    }

    @Test
    void whatFailsAfterItWasGivenUpIsWaitedForAndNotToldOf() throws Exception {
        Heedless failing = new Heedless();
        entering(new Stop());
        failing.begun.await();
        pool.close();
        CompletableFuture<Boolean> over = waitingFor(failing);
        failing.end.complete(false);
        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(closed).hasValue(0);
    }

    @Test
    void aConnectionThatIsMadeWhileItIsClosedIsClosedAndNotKept() throws Exception {
        Heedless late = new Heedless();
        entering(new Stop());
        late.begun.await();
        pool.close();
        late.end.complete(true);
        pool.awaitGivenUp(inAMinute());
        Await.until("it is closed", () -> closed.get() == 1);
        assertThat(opened).hasSize(1);
        assertThat(pool.isOpen()).isFalse();
    }

    @Test
    void oneThatWasGivenUpBeforeIsWaitedForBesideANewerOne() throws Exception {
        Heedless older = new Heedless();
        Heedless newer = new Heedless();
        Stop stop = new Stop();
        CompletableFuture<Boolean> first = entering(stop);
        older.begun.await();
        stop.ask();
        assertThat(first.get(20, TimeUnit.SECONDS))
                .as("whoever wanted it is gone")
                .isFalse();
        CompletableFuture<Boolean> second = entering(new Stop());
        newer.begun.await();
        pool.close();
        assertThat(newer.stop.asked()).isTrue();
        CompletableFuture<Boolean> over = waitingFor(older, newer);
        newer.end.complete(true);
        second.get(20, TimeUnit.SECONDS);
        assertThat(over).isNotDone();
        older.end.complete(true);
        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
        Await.until("neither is kept", () -> closed.get() == 2);
    }

    /** What is being opened and heeds no stop, as while it writes down the key of a host. */
    private final class Heedless implements SshPool.Opener {
        final CountDownLatch begun = new CountDownLatch(1);
        final CompletableFuture<Boolean> end = new CompletableFuture<>();
        final AtomicBoolean over = new AtomicBoolean();
        Stop stop = Stop.here();

        Heedless() {
            openers.add(this);
        }

        @Override
        public SshConnection open() throws OperationFailed {
            stop = Stop.here();
            begun.countDown();
            boolean well = end.join();
            over.set(true);
            if (!well) {
                throw OperationFailed.failed("it did not work").build();
            }
            return made();
        }
    }

    /** Waits for them, and tells whether all had ended when it waited no more; returns when it waits. */
    private CompletableFuture<Boolean> waitingFor(Heedless... all) throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            pool.awaitGivenUp(inAMinute());
            over.complete(Stream.of(all).allMatch(one -> one.over.get()));
        });
        Await.until("it is waited for", () -> thread.getState() == Thread.State.TIMED_WAITING || over.isDone());
        return over;
    }

    private static long inAMinute() {
        return System.nanoTime() + Duration.ofMinutes(1).toNanos();
    }

    /** Whether it came in. */
    private CompletableFuture<Boolean> entering(Stop stop) {
        CompletableFuture<Boolean> in = new CompletableFuture<>();
        Thread.startVirtualThread(() -> stop.over(() -> {
            try {
                pool.enter();
                return in.complete(true);
            } catch (OperationFailed e) {
                return in.complete(false);
            }
        }));
        return in;
    }
}
