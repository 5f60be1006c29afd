package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of a machine as they are: Debian's sshd and sudo ask PAM. */
@Timeout(60)
class AccountsTest {
    private static final String PASSWORD = " it's $(1) ";

    @TempDir
    Path home;

    private AccountSshd sshd;
    private Ways ways;

    @BeforeEach
    void arrive() throws Exception {
        sshd = new AccountSshd();
        ways = new Ways(home);
        ways.secrets.put("Test/ssh", PASSWORD);
        ways.secrets.put("Test/sudo", PASSWORD);
    }

    @AfterEach
    void leave() throws Exception {
        ways.close();
        sshd.close();
    }

    @Test
    void thePasswordOfTheProfileLogsIn() throws Exception {
        sshd.with("KbdInteractiveAuthentication no").start(PASSWORD);
        assertThat(in(Sudo.NONE).run(Command.of("whoami")).text()).isEqualTo("deploy");
        assertThat(sshd.log()).contains("Accepted password for deploy");
    }

    @Test
    void soItDoesWhereOnlyQuestionsAreAsked() throws Exception {
        sshd.with("PasswordAuthentication no").start(PASSWORD);
        assertThat(in(Sudo.NONE).run(Command.of("whoami")).text()).isEqualTo("deploy");
        assertThat(sshd.log()).contains("Accepted keyboard-interactive/pam for deploy");
        assertThat(ways.questions)
                .as("beside the host key")
                .filteredOn(question -> !question.isEmpty())
                .containsExactly("Test/ssh");
    }

    @Test
    void aWrongPasswordIsTriedOnceAndSaid() throws Exception {
        sshd.start("another one");
        assertThatThrownBy(() -> in(Sudo.NONE))
                .isInstanceOf(OperationFailed.class)
                .hasMessageNotContaining(PASSWORD);
        assertThat(sshd.log()).containsOnlyOnce("Failed password for deploy");
    }

    @Test
    void theCodeOfTheTelephoneIsAskedOfThePerson() throws Exception {
        sshd.with("PasswordAuthentication no").wantsCode("12345678").start(PASSWORD);
        ways.answer = "12345678";
        assertThat(in(Sudo.NONE).run(Command.of("whoami")).text()).isEqualTo("deploy");
        assertThat(ways.questions).anyMatch(question -> question.contains("Verification code"));
        assertThat(ways.questions).noneMatch(question -> question.contains("Password"));
    }

    @Test
    void aCodeThatWasUsedLetsNobodyIn() throws Exception {
        sshd.with("PasswordAuthentication no").wantsCode("12345678").start(PASSWORD);
        ways.answer = "12345678";
        in(Sudo.NONE);
        ways.close();
        ways = new Ways(home);
        ways.secrets.put("Test/ssh", PASSWORD);
        ways.answer = "12345678";
        assertThatThrownBy(() -> in(Sudo.NONE)).isInstanceOf(OperationFailed.class);
    }

    @Test
    void aKeyAndThenACode() throws Exception {
        Path key = home.resolve("id");
        RealSshd.keygen(key, "ed25519", "");
        sshd.with("AuthenticationMethods publickey,keyboard-interactive")
                .authorize(Path.of(key + ".pub"))
                .wantsCode("12345678")
                .start(PASSWORD);
        ways.answer = "12345678";
        Shell shell = ways.on(Ways.with(sshd.access(Sudo.NONE), key, false, null));
        assertThat(shell.run(Command.of("whoami")).text()).isEqualTo("deploy");
    }

    @Test
    void aPasswordThatHasExpiredIsSaid() throws Exception {
        sshd.wantsANewPassword().start(PASSWORD);
        assertThatThrownBy(() -> in(Sudo.NONE).run(Command.of("whoami")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("Your password has expired")
                .hasMessageContaining("Log in by hand");
    }

    @Test
    void aCommandRunsAsSomebodyElseByThePassword() throws Exception {
        sshd.start(PASSWORD);
        assertThat(in(Sudo.ASK).run(reads(), stdin()).text()).isEqualTo("postgres\nand more");
    }

    @Test
    void andWithoutOneWhereSudoersSaysSo() throws Exception {
        sshd.sudo("ALL=(postgres) NOPASSWD: ALL").start(PASSWORD);
        assertThat(in(Sudo.PASSWORDLESS).run(reads(), stdin()).text()).isEqualTo("postgres\nand more");
        assertThat(in(Sudo.ASK).run(reads(), stdin()).text()).isEqualTo("postgres\nand more");
    }

    @Test
    void whatSudoRemembersIsNotFedToTheCommand() throws Exception {
        sshd.start(PASSWORD);
        Shell shell = in(Sudo.ASK);
        for (int i = 0; i < 3; i++) {
            assertThat(shell.run(reads(), stdin()).text()).isEqualTo("postgres\nand more");
        }
    }

    @Test
    void everyStageMayBeSomebodyElse() throws Exception {
        sshd.start(PASSWORD);
        Pipeline pipeline = Pipeline.of(reads()).pipe(reads()).pipe(Command.of("cat"));
        try (Running running = in(Sudo.ASK).start(pipeline, line -> {})) {
            running.stdin().write(stdin());
            running.stdin().close();
            assertThat(new String(running.stdout().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("postgres\npostgres\nand more\n");
            assertThat(running.await().statuses()).containsExactly(0, 0, 0);
        }
    }

    @Test
    void aWrongSudoPasswordIsSaidAndAskedAnew() throws Exception {
        sshd.start(PASSWORD);
        Shell shell = in(Sudo.ASK);
        ways.secrets.put("Test/sudo", "guess");
        assertThatThrownBy(() -> shell.run(reads(), stdin()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("sudo did not take the password")
                .hasMessageNotContaining("guess");
        ways.secrets.put("Test/sudo", PASSWORD);
        assertThat(shell.run(reads(), stdin()).good()).isTrue();
    }

    @Test
    void whoMayNotIsToldWhatSudoSays() throws Exception {
        sshd.sudo("ALL=(root) ALL").start(PASSWORD);
        Result refused = in(Sudo.ASK).run(reads(), stdin());
        assertThat(refused.good()).isFalse();
        assertThat(refused.exit().errorText()).contains("not allowed");
    }

    @Test
    void whereAPasswordIsWantedPasswordlessSudoSaysSo() throws Exception {
        sshd.start(PASSWORD);
        Result refused = in(Sudo.PASSWORDLESS).run(reads(), stdin());
        assertThat(refused.exit().errorText()).contains("a password is required");
    }

    @Test
    void cancelEndsWhatRunsAsSomebodyElse() throws Exception {
        sshd.start(PASSWORD);
        Command sleeps = Command.of("sh", "-c", "echo begun; sleep 600; true").as("postgres");
        Shell shell = in(Sudo.ASK);
        try (Running running = shell.start(Pipeline.of(sleeps), line -> {})) {
            assertThat(running.stdout().read()).isEqualTo('b');
            running.cancel();
        }
        Await.until(
                "nothing sleeps there",
                () -> !shell.run(Command.of("ps", "-A", "-o", "args")).text().contains("sleep 600"));
    }

    private Shell in(Sudo sudo) throws OperationFailed {
        return ways.on(sshd.access(sudo));
    }

    private static Command reads() {
        return Command.of("sh", "-c", "whoami; cat").as("postgres");
    }

    private static byte[] stdin() {
        return "and more\n".getBytes(StandardCharsets.UTF_8);
    }
}
