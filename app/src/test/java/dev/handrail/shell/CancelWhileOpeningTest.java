package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a connection or for a person can be stopped, and stands in nobody's way. */
@Timeout(60)
class CancelWhileOpeningTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    Path home;

    private Ways ways;
    private final Stop stop = new Stop();
    private final List<Closeable> open = new ArrayList<>();

    @BeforeEach
    void arrive() {
        ways = new Ways(home);
        // So that only the cancel can be what ends it.
        ways.settings = ways.settings.withConnect(Duration.ofMinutes(5));
    }

    @AfterEach
    void leave() throws IOException {
        ways.close();
        for (Closeable socket : open) {
            socket.close();
        }
    }

    @Test
    void aHostThatNeverSaysABanner() throws Exception {
        ServerSocket silent = listen(5);
        CompletableFuture<OperationFailed> end = opening(access(silent.getLocalPort()));
        take(silent);
        assertEndsWithinASecondOfTheCancel(end);
    }

    @Test
    void aHostThatDoesNotEvenTakeTheCall() throws Exception {
        ServerSocket full = listen(1);
        // Linux takes one more than it was told before it lets the calls go unanswered.
        for (int i = 0; i < 2; i++) {
            open.add(new Socket(full.getInetAddress(), full.getLocalPort()));
        }
        CompletableFuture<OperationFailed> end = opening(access(full.getLocalPort()));
        Await.until("it calls", () -> calls(full.getLocalPort()));
        assertEndsWithinASecondOfTheCancel(end);
    }

    @Test
    void aHostBehindAJumpHostThatNeverSaysABanner() throws Exception {
        try (RealSshd jump = RealSshd.start()) {
            ServerSocket silent = listen(5);
            CompletableFuture<OperationFailed> end =
                    opening(Ways.with(access(silent.getLocalPort()), jump.key(), false, "127.0.0.1:" + jump.port()));
            take(silent);
            assertEndsWithinASecondOfTheCancel(end);
            Await.until("the jump host is let go", () -> jump.connections() == 0);
        }
    }

    @Test
    void aHostBehindAJumpHostThatNeverSaysABannerIsGivenUpInTime() throws Exception {
        ways.settings = ways.settings.withConnect(A_SECOND);
        try (RealSshd jump = RealSshd.start()) {
            Access.Ssh silent =
                    Ways.with(access(listen(5).getLocalPort()), jump.key(), false, "127.0.0.1:" + jump.port());
            assertThatThrownBy(() -> ways.on(silent))
                    .isInstanceOfSatisfying(
                            OperationFailed.class,
                            e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE));
        }
    }

    @Test
    void aQuestionAboutTheHostKey() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            CountDownLatch asked = new CountDownLatch(1);
            AtomicBoolean takenBack = new AtomicBoolean();
            ways.trusting = key -> waits(asked, takenBack);
            CompletableFuture<OperationFailed> end = opening(sshd.access());
            asked.await();
            assertEndsWithinASecondOfTheCancel(end);
            Await.until("the question is taken back", takenBack::get);
        }
    }

    @Test
    void aQuestionOfTheMachineWhileItLogsIn() throws Exception {
        try (PasswordSshd sshd = new PasswordSshd(home, "secret")) {
            CountDownLatch asked = new CountDownLatch(1);
            AtomicBoolean takenBack = new AtomicBoolean();
            ways.answering = question -> waits(asked, takenBack);
            CompletableFuture<OperationFailed> end =
                    opening(access(sshd.asksQuestions().start()));
            asked.await();
            assertEndsWithinASecondOfTheCancel(end);
            Await.until("the question is taken back", takenBack::get);
        }
    }

    @Test
    void aSlowServerKeepsNobodyFromAnother() throws Exception {
        try (RealSshd quick = RealSshd.start()) {
            ServerSocket silent = listen(5);
            CompletableFuture<OperationFailed> slow = opening(access(silent.getLocalPort()));
            take(silent);
            assertThat(ways.on(quick.access())
                            .run(Command.of("echo", "meanwhile"))
                            .text())
                    .isEqualTo("meanwhile");
            assertThat(slow).isNotDone();
        }
    }

    @Test
    void whoeverWaitsForTheSameConnectionIsNotStoppedWithTheFirst() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch answer = new CountDownLatch(1);
            ways.trusting = key -> {
                asked.countDown();
                return answer.await(20, TimeUnit.SECONDS);
            };
            CompletableFuture<OperationFailed> first = opening(sshd.access());
            asked.await();
            CompletableFuture<String> says = new CompletableFuture<>();
            Thread second = Thread.startVirtualThread(() -> says.complete(says(sshd.access())));
            Await.until("the second waits too", () -> second.getState() == Thread.State.WAITING);
            assertEndsWithinASecondOfTheCancel(first);
            answer.countDown();
            assertThat(says.get(20, TimeUnit.SECONDS)).isEqualTo("in");
            assertThat(ways.shown).hasSize(1);
        }
    }

    @Test
    void closingEndsWhatIsBeingOpened() throws Exception {
        ServerSocket silent = listen(5);
        CompletableFuture<OperationFailed> end = opening(access(silent.getLocalPort()));
        take(silent);
        ways.close();
        assertThat(end.get(A_SECOND.toMillis(), TimeUnit.MILLISECONDS).kind())
                .isEqualTo(OperationFailed.Kind.CANCELLED);
    }

    @Test
    void closingWaitsForWhatHeedsNoStopOnceAllElseIsGivenUp() throws Exception {
        ways.moment = Duration.ofMinutes(1);
        Heedless login = new Heedless();
        try (PasswordSshd sshd = new PasswordSshd(home, "secret")) {
            CompletableFuture<OperationFailed> heedless = opening(Ways.password(sshd.start()));
            login.begun.await();
            ServerSocket silent = listen(5);
            CompletableFuture<OperationFailed> other = opening(access(silent.getLocalPort()));
            take(silent);
            CompletableFuture<Boolean> over = new CompletableFuture<>();
            Thread closing = Thread.startVirtualThread(() -> {
                ways.close();
                over.complete(login.over.get());
            });
            assertThat(other.get(20, TimeUnit.SECONDS).kind()).isEqualTo(OperationFailed.Kind.CANCELLED);
            Await.until("it is waited for", () -> closing.getState() == Thread.State.TIMED_WAITING || over.isDone());
            login.end.complete(true);
            assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(heedless.get(20, TimeUnit.SECONDS).kind()).isEqualTo(OperationFailed.Kind.CANCELLED);
        }
    }

    @Test
    void closingWaitsNoLongerThanTheLimitForWhatDoesNotEnd() throws Exception {
        ways.moment = Duration.ofMillis(10);
        Heedless login = new Heedless();
        try (PasswordSshd sshd = new PasswordSshd(home, "secret")) {
            CompletableFuture<OperationFailed> heedless = opening(Ways.password(sshd.start()));
            login.begun.await();
            ways.close();
            assertThat(login.over).isFalse();
            login.end.complete(true);
            assertThat(heedless.get(20, TimeUnit.SECONDS).kind()).isEqualTo(OperationFailed.Kind.CANCELLED);
        }
    }

    /** A login that looks up its password, and cannot be stopped meanwhile. */
    private final class Heedless {
        final CountDownLatch begun = new CountDownLatch(1);
        final CompletableFuture<Boolean> end = new CompletableFuture<>();
        final AtomicBoolean over = new AtomicBoolean();

        Heedless() {
            ways.finding = () -> {
                begun.countDown();
                over.set(end.join());
            };
        }
    }

    private void assertEndsWithinASecondOfTheCancel(CompletableFuture<OperationFailed> end) throws Exception {
        assertThat(end).as("it waits until it is stopped").isNotDone();
        stop.ask();
        assertThat(end.get(A_SECOND.toMillis(), TimeUnit.MILLISECONDS).kind())
                .isEqualTo(OperationFailed.Kind.CANCELLED);
    }

    /** How the attempt ends, which works under the stop as an operation does. */
    private CompletableFuture<OperationFailed> opening(Access.Ssh access) {
        CompletableFuture<OperationFailed> end = new CompletableFuture<>();
        Thread.startVirtualThread(() -> stop.over(() -> {
            try {
                ways.on(access);
                return end.completeExceptionally(new AssertionError("it was opened"));
            } catch (OperationFailed e) {
                return end.complete(e);
            }
        }));
        return end;
    }

    private String says(Access.Ssh access) {
        try {
            return ways.on(access).run(Command.of("echo", "in")).text();
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    /** A person who does not answer. */
    private static boolean waits(CountDownLatch asked, AtomicBoolean takenBack) throws InterruptedException {
        asked.countDown();
        try {
            new CountDownLatch(1).await();
            return true;
        } catch (InterruptedException e) {
            takenBack.set(true);
            throw e;
        }
    }

    private ServerSocket listen(int backlog) throws IOException {
        ServerSocket socket = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        open.add(socket);
        return socket;
    }

    /** Takes the call, and says nothing. */
    private void take(ServerSocket silent) throws IOException {
        open.add(silent.accept());
    }

    /** Whether somebody on this computer calls that port and has no answer yet. */
    private static boolean calls(int port) throws IOException {
        String unanswered = "^ *\\d+: \\S+ [0-9A-F]+:%04X 02 .*".formatted(port);
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
        lines.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
        return lines.stream().anyMatch(line -> line.matches(unanswered));
    }

    private static Access.Ssh access(int port) {
        return new Access.Ssh("127.0.0.1", port, RealSshd.user(), null, null, false, null, Sudo.NONE);
    }
}
