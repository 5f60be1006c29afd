package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with lines and machines, each by name. */
@Timeout(60)
class SshFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(3);

    private static RealSshd sshd;

    @TempDir
    Path home;

    private Ways ways;
    private CuttableProxy line;

    @BeforeAll
    static void start() throws Exception {
        // A session more than two needs a further connection; keys are renewed every few megabytes.
        sshd = RealSshd.start("MaxSessions 2", "RekeyLimit 2M");
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void arrive() throws Exception {
        ways = new Ways(home);
        line = CuttableProxy.to(sshd.port());
    }

    @AfterEach
    void leave() throws Exception {
        ways.close();
        line.close();
    }

    private Shell shell() throws OperationFailed {
        return ways.on(sshd.access(line.port()));
    }

    private static void assertUnreachable(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE));
    }

    @Test
    void aHostThatIsGoneIsSaid() throws Exception {
        int port = line.port();
        line.close();
        assertThatThrownBy(() -> ways.on(sshd.access(port)))
                .satisfies(SshFaultsTest::assertUnreachable)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("refused");
    }

    /** A name that nobody needs to be asked for. */
    @Test
    void aNameThatNoHostHasIsSaidToBeNone() {
        Access.Ssh nobody = new Access.Ssh("no..host", 22, "me", null, null, false, null, Sudo.NONE);
        assertThatThrownBy(() -> ways.on(nobody))
                .satisfies(SshFaultsTest::assertUnreachable)
                .hasMessageContaining("no host is known by the name no..host");
    }

    @Test
    void aHostThatNeverAnswersIsGivenUp() throws Exception {
        ways.settings = ways.settings.withConnect(SOON);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ways.on(sshd.access(silent.getLocalPort())))
                    .satisfies(SshFaultsTest::assertUnreachable);
        }
    }

    @Test
    void aLineCutInTheMiddleOfAStreamIsNeverSuccess() throws Exception {
        try (Shell shell = shell();
                Running running =
                        shell.start(Pipeline.of(Command.of("head", "-c", "50000000", "/dev/zero")), l -> {})) {
            line.cutAfter(5_000_000);
            assertThatThrownBy(() -> running.stdout().transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(running::await)
                    .satisfies(SshFaultsTest::assertUnreachable)
                    .hasMessageContaining("connection was lost");
        }
    }

    @Test
    void aPeerThatFellSilentIsNoticed() throws Exception {
        ways.settings = ways.settings.withSilence(SOON);
        try (Shell shell = shell();
                Running running = shell.start(Pipeline.of(Command.of("sleep", "300")), l -> {})) {
            line.freeze();
            assertThatThrownBy(running::await).satisfies(SshFaultsTest::assertUnreachable);
        }
    }

    @Test
    void aPeerThatFellSilentDuringAnUploadIsNoticed() throws Exception {
        ways.settings = ways.settings.withSilence(SOON);
        try (Shell shell = shell();
                Running running = shell.start(Pipeline.of(Command.of("sh", "-c", "cat > /dev/null")), l -> {})) {
            running.stdin().write(new byte[1_000_000]);
            line.freeze();
            assertThatThrownBy(() -> {
                        byte[] piece = new byte[1 << 20];
                        for (int i = 0; i < 1000; i++) {
                            running.stdin().write(piece);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(running::await).satisfies(SshFaultsTest::assertUnreachable);
        }
    }

    @Test
    void aSlowLineIsNotTakenForASilentOne() throws Exception {
        ways.settings = ways.settings.withSilence(Duration.ofSeconds(2));
        line.slow(500_000);
        try (Shell shell = shell();
                Running running = shell.start(Pipeline.of(Command.of("head", "-c", "4000000", "/dev/zero")), l -> {})) {
            assertThat(count(running.stdout())).isEqualTo(4_000_000);
            assertThat(running.await().good()).isTrue();
        }
    }

    @Test
    void aConnectionThatDiedIsMadeAnew() throws Exception {
        try (Shell shell = shell()) {
            assertThat(shell.run(Command.of("echo", "one")).text()).isEqualTo("one");
            line.cut();
            Await.until("it is connected again", () -> {
                try {
                    return shell.run(Command.of("echo", "two")).text().equals("two");
                } catch (OperationFailed e) {
                    assertUnreachable(e);
                    return false;
                }
            });
        }
    }

    @Test
    void aProgramThatDoesNotReadItsStdinHoldsUpNobodyElse() throws Exception {
        try (Shell shell = shell();
                Running deaf = shell.start(Pipeline.of(Command.of("sleep", "4")), l -> {})) {
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        deaf.stdin().write(new byte[1 << 20]);
                    }
                } catch (IOException e) {
                    // It ended without reading, as it should.
                }
            });
            assertThat(shell.run(Command.of("echo", "meanwhile")).text()).isEqualTo("meanwhile");
            assertThat(deaf.await().good()).isTrue();
            assertThat(shell.run(Command.of("echo", "after")).text()).isEqualTo("after");
            writer.join();
        }
    }

    @Test
    void newKeysInTheMiddleOfAStreamDisturbNothing() throws Exception {
        try (Shell shell = shell()) {
            for (int round = 0; round < 2; round++) {
                try (Running running =
                        shell.start(Pipeline.of(Command.of("head", "-c", "12500000", "/dev/zero")), l -> {})) {
                    assertThat(count(running.stdout())).isEqualTo(12_500_000);
                    assertThat(running.await().good()).isTrue();
                }
                assertThat(shell.run(Command.of("wc", "-c"), new byte[5_000_000])
                                .text())
                        .isEqualTo("5000000");
            }
        }
    }

    private static long count(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    @Test
    void moreCommandsThanTheServerAllowsOnAConnectionUseAFurtherOne() throws Exception {
        List<Running> running = new ArrayList<>();
        try (Shell shell = shell()) {
            for (int i = 0; i < 5; i++) {
                running.add(shell.start(Pipeline.of(Command.of("cat")), l -> {}));
            }
            assertThat(shell.run(Command.of("echo", "six")).text()).isEqualTo("six");
            running.forEach(Running::close);
        }
    }

    @Test
    void aConnectionIsSharedAndClosedWhenNobodyUsesIt() throws Exception {
        ways.settings = ways.settings.withIdle(Duration.ofMillis(300));
        Shell one = shell();
        Shell two = shell();
        String login = "echo $SSH_CONNECTION";
        String connection = one.run(Command.of("sh", "-c", login)).text();
        assertThat(two.run(Command.of("sh", "-c", login)).text()).isEqualTo(connection);
        one.close();
        two.close();
        Await.until("sshd serves nobody", () -> sshd.connections() == 0);
        try (Shell three = shell()) {
            assertThat(three.run(Command.of("sh", "-c", login)).text()).isNotEqualTo(connection);
        }
    }

    @Test
    void cancelEndsTheProcessWhenNoFurtherSessionIsAllowed() throws Exception {
        Path mark = home.resolve("pid");
        try (Shell shell = shell();
                Running other = shell.start(Pipeline.of(Command.of("cat")), l -> {});
                Running running = shell.start(
                        Pipeline.of(Command.of("sh", "-c", "echo $$ > " + mark + "; sleep 600; true")), l -> {})) {
            Await.until("it runs", () -> Files.exists(mark) && Files.size(mark) > 0);
            running.cancel();
            ShellContract.assertGone(mark);
            assertThat(other.stdin()).isNotNull();
        }
    }

    @Test
    void aRoundTripIsTimed() throws Exception {
        try (Shell shell = shell()) {
            assertThat(shell.roundTrip()).isPositive().isLessThan(Duration.ofSeconds(3));
        }
    }
}
