package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands as another user, over SSH, with a stand-in for sudo that behaves as the real one. */
@Timeout(60)
class SudoTest {
    private static final String SUDO_PASSWORD = " it's $(1) ";

    @TempDir
    static Path programs;

    private static RealSshd sshd;
    private static StandInSudo sudo;

    @TempDir
    Path home;

    private Ways ways;

    @BeforeAll
    static void start() throws Exception {
        sudo = new StandInSudo(programs);
        sshd = RealSshd.start(StandInSudo.setting(programs));
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void arrive() {
        ways = new Ways(home);
        ways.secrets.put("Test/sudo", SUDO_PASSWORD);
    }

    @AfterEach
    void leave() {
        ways.close();
    }

    private Shell shell(Sudo how) throws Exception {
        sudo.wants(how == Sudo.ASK ? SUDO_PASSWORD : "");
        return ways.on(Ways.with(sshd.access(), how));
    }

    private static Command says(String text) {
        return Command.of("sh", "-c", "echo " + text + " $STAND_IN_USER $VISIBLE $HIDDEN; cat")
                .as("postgres")
                .with("VISIBLE", "seen")
                .with("HIDDEN", ShellContract.secret("a 'secret'"));
    }

    @Test
    void aPasswordThatTheVaultKeepsNeedsNobody() throws Exception {
        ways.secrets.clear();
        assertThatThrownBy(() -> shell(Sudo.ASK).run(says("nobody")))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE))
                .hasMessageContaining("handrail vault put \"Test/sudo\"")
                .hasMessageContaining("sudo: ask stays");
        ways.kept.put("Test/sudo", "an older one");
        assertThatThrownBy(() -> shell(Sudo.ASK).run(says("nobody")))
                .hasMessageContaining("what the vault keeps as Test/sudo")
                .hasMessageNotContaining("an older one");
        ways.kept.put("Test/sudo", SUDO_PASSWORD);
        assertThat(shell(Sudo.ASK).run(says("I am")).text()).startsWith("I am postgres");
        assertThat(ways.questions).as("only where the vault kept none").containsOnlyOnce("Test/sudo");
    }

    @ParameterizedTest
    @EnumSource(
            value = Sudo.class,
            names = {"PASSWORDLESS", "ASK"})
    void aCommandRunsAsSomebodyElseWithItsSecretsAndItsStdin(Sudo how) throws Exception {
        Result result = shell(how).run(says("I am"), "and more\n".getBytes(StandardCharsets.UTF_8));
        assertThat(result.exit().errors()).isEmpty();
        assertThat(result.text()).isEqualTo("I am postgres seen a 'secret'\nand more");
    }

    @ParameterizedTest
    @EnumSource(
            value = Sudo.class,
            names = {"PASSWORDLESS", "ASK"})
    void everyStageMayBeSomebodyElse(Sudo how) throws Exception {
        Pipeline pipeline = Pipeline.of(says("first")).pipe(says("second")).pipe(Command.of("cat"));
        try (Running running = shell(how).start(pipeline, line -> {})) {
            running.stdin().write("stdin\n".getBytes(StandardCharsets.UTF_8));
            running.stdin().close();
            assertThat(new String(running.stdout().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("second postgres seen a 'secret'\nfirst postgres seen a 'secret'\nstdin\n");
            assertThat(running.await().statuses()).containsExactly(0, 0, 0);
        }
    }

    @Test
    void thePasswordIsAskedOnce() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        shell.run(says("two"));
        assertThat(ways.questions).filteredOn("Test/sudo"::equals).hasSize(1);
    }

    @Test
    void aPasswordThatWasForgottenIsAskedAnew() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        ways.forgetPasswords();
        shell.run(says("two"));
        assertThat(ways.questions).filteredOn("Test/sudo"::equals).hasSize(2);
    }

    @Test
    void aSudoThatWantsNoPasswordAfterAllIsNotFedOne() throws Exception {
        Shell shell = shell(Sudo.ASK);
        sudo.wants("");
        Result result = shell.run(says("I am"), "stdin\n".getBytes(StandardCharsets.UTF_8));
        assertThat(result.text()).isEqualTo("I am postgres seen a 'secret'\nstdin");
    }

    @Test
    void aWrongSudoPasswordIsSaidAndAskedAnew() throws Exception {
        ways.secrets.put("Test/sudo", "guess");
        Shell shell = shell(Sudo.ASK);
        assertThatThrownBy(() -> shell.run(says("never")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("sudo did not take the password")
                .hasMessageNotContaining("guess");
        ways.secrets.put("Test/sudo", SUDO_PASSWORD);
        assertThat(shell.run(says("then")).good()).isTrue();
    }

    @Test
    void aPasswordThatWasChangedOnTheServerIsAskedForOnceMoreAndTheCommandRunsOnce() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        rotate();
        Path runs = home.resolve("runs");
        Command counted =
                Command.of("sh", "-c", "echo ran >> " + runs + "; cat").as("postgres");
        Result result = shell.run(counted, "the same stdin\n".getBytes(StandardCharsets.UTF_8));
        assertThat(result.text()).isEqualTo("the same stdin");
        assertThat(Files.readAllLines(runs)).containsExactly("ran");
        assertThat(questions()).isEqualTo(2);
        shell.run(says("two"));
        assertThat(questions()).isEqualTo(2);
    }

    @Test
    void aStreamAsksForAChangedPasswordBeforeItBegins() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        rotate();
        sudo.wrong();
        assertThat(streamed(shell)).isZero();
        assertThat(questions()).isEqualTo(2);
        assertThat(sudo.wrong()).as("the old password was tried once, alone").isEqualTo(1);
        assertThat(streamed(shell)).isZero();
        assertThat(questions()).isEqualTo(2);
        assertThat(sudo.wrong()).isZero();
    }

    @Test
    void aChangedPasswordIsTriedOnceAndTheLinesBehindItNever() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        rotate();
        sudo.wrong();
        assertThat(shell.run(says("two"), "stdin\n".getBytes(StandardCharsets.UTF_8))
                        .good())
                .isTrue();
        assertThat(sudo.wrong()).isEqualTo(1);
    }

    @Test
    void aStreamWhoseNewPasswordIsWrongTooNeverBegins() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        sudo.wants("rotated");
        sudo.wrong();
        assertThatThrownBy(() -> streamed(shell))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("sudo did not take the password");
        assertThat(sudo.wrong()).as("the old one and the one that was typed").isEqualTo(2);
        ways.secrets.put("Test/sudo", "rotated");
        assertThat(streamed(shell)).isZero();
        assertThat(sudo.wrong()).isZero();
    }

    @Test
    void everyStageOfAStreamGetsThePasswordThatWasAskedForAnew() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        rotate();
        Pipeline pipeline = Pipeline.of(says("first")).pipe(says("second"));
        try (Running running = shell.start(pipeline, line -> {})) {
            running.stdin().close();
            assertThat(new String(running.stdout().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("second postgres seen a 'secret'\nfirst postgres seen a 'secret'\n");
            assertThat(running.await().statuses()).containsExactly(0, 0);
        }
        assertThat(questions()).isEqualTo(2);
    }

    @Test
    void aStreamThatNeedsNobodyElseTriesNoPassword() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        rotate();
        sudo.wrong();
        try (Running running = shell.start(Pipeline.of(Command.of("echo", "me")), line -> {})) {
            assertThat(new String(running.stdout().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("me\n");
        }
        assertThat(sudo.wrong()).isZero();
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void whoAnswersWronglyAfterAChangeIsToldAndAskedAgain() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        sudo.wants("rotated");
        assertThatThrownBy(() -> shell.run(says("never")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("sudo did not take the password");
        ways.secrets.put("Test/sudo", "rotated");
        assertThat(shell.run(says("then")).good()).isTrue();
        assertThat(questions()).isEqualTo(3);
    }

    @Test
    void whomSudoRefusesForAnotherReasonIsNotAskedForAPassword() throws Exception {
        Shell shell = shell(Sudo.ASK);
        shell.run(says("one"));
        Result refused = shell.run(Command.of("true").as("nobody-here"));
        assertThat(refused.exit().statuses()).containsExactly(1);
        assertThat(refused.exit().errorText()).isEqualTo("sudo: unknown user: nobody-here");
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void aCommandThatFailsBehindSudoIsNotTakenForAWrongPassword() throws Exception {
        Shell shell = shell(Sudo.ASK);
        Path runs = home.resolve("runs");
        Command fails =
                Command.of("sh", "-c", "echo ran >> " + runs + "; exit 1").as("postgres");
        assertThat(shell.run(fails).exit().statuses()).containsExactly(1);
        assertThat(Files.readAllLines(runs)).containsExactly("ran");
        assertThat(questions()).isEqualTo(1);
    }

    /** The server and the person know another password from now on, and we do not yet. */
    private void rotate() throws Exception {
        sudo.wants("rotated");
        ways.secrets.put("Test/sudo", "rotated");
    }

    private long questions() {
        return ways.questions.stream().filter("Test/sudo"::equals).count();
    }

    private static int streamed(Shell shell) throws Exception {
        try (Running running = shell.start(Pipeline.of(says("I am")), line -> {})) {
            running.stdin().close();
            running.stdout().readAllBytes();
            return running.await().status();
        }
    }

    @Test
    void aSudoThatWantsAPasswordThoughItShouldNotIsAnExitStatus() throws Exception {
        Shell shell = shell(Sudo.PASSWORDLESS);
        sudo.wants(SUDO_PASSWORD);
        Result result = shell.run(says("never"));
        assertThat(result.exit().statuses()).containsExactly(1);
        assertThat(result.exit().errorText()).isEqualTo("sudo: a password is required");
    }

    @Test
    void withoutSudoNobodyBecomesSomebodyElse() throws Exception {
        Shell shell = shell(Sudo.NONE);
        assertThatThrownBy(() -> shell.run(says("never"))).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(e.next()).contains("sudo: passwordless");
        });
        assertThat(shell.run(Command.of("echo", "me").as(RealSshd.user())).text())
                .isEqualTo("me");
    }

    @Test
    void cancelEndsWhatRunsAsSomebodyElse() throws Exception {
        Path mark = home.resolve("pid");
        Command sleeps = Command.of("sh", "-c", "echo $$ > " + mark + "; sleep 600; true")
                .as("postgres");
        try (Running running = shell(Sudo.ASK).start(Pipeline.of(sleeps), line -> {})) {
            Await.until("it runs", () -> Files.exists(mark) && Files.size(mark) > 0);
            running.cancel();
        }
        ShellContract.assertGone(mark);
    }

    @ParameterizedTest
    @EnumSource(
            value = Sudo.class,
            names = {"PASSWORDLESS", "ASK"})
    void aUnixSocketIsReachedAsSomebodyElse(Sudo how) throws Exception {
        Path path = home.resolve("socket");
        try (EchoServer server = EchoServer.on(path);
                Channel channel = shell(how).connect(new Endpoint.UnixSocket(path.toString(), "postgres"))) {
            ConnectTest.assertEchoes(channel);
            assertThat(server).isNotNull();
        }
    }

    @Test
    void aUnixSocketThatIsNotThereIsSaid() throws Exception {
        Shell shell = shell(Sudo.PASSWORDLESS);
        assertThatThrownBy(() -> shell.connect(new Endpoint.UnixSocket("/no/such/socket", "postgres")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("no socket at /no/such/socket");
    }
}
