package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins with a password and with questions. */
@Timeout(60)
class PasswordTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path home;

    private Ways ways;
    private PasswordSshd sshd;

    @BeforeEach
    void arrive() {
        ways = new Ways(home);
        ways.secrets.put("Test/ssh", PASSWORD);
        sshd = new PasswordSshd(home, PASSWORD);
    }

    @AfterEach
    void leave() throws Exception {
        ways.close();
        sshd.close();
    }

    @Test
    void thePasswordOfTheProfileLogsIn() throws Exception {
        Shell shell = ways.on(Ways.password(sshd.takesPasswords().start()));
        assertThat(shell.run(Command.of("echo", "in")).text()).isEqualTo("in");
        assertThat(sshd.given()).containsExactly(PASSWORD);
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() throws Exception {
        ways.secrets.put("Test/ssh", "battery staple");
        int port = sshd.takesPasswords().start();
        assertThatThrownBy(() -> ways.on(Ways.password(port))).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
            assertThat(e.cameBack()).contains("password");
            assertThat(e.getMessage()).doesNotContain("battery");
        });
        assertThat(sshd.given()).filteredOn("battery staple"::equals).hasSize(1);
    }

    @Test
    void aPasswordThatIsNotInTheVaultIsSaid() throws Exception {
        ways.secrets.clear();
        int port = sshd.takesPasswords().start();
        assertThatThrownBy(() -> ways.on(Ways.password(port))).hasMessageContaining("There is no secret Test/ssh");
        assertThat(sshd.given()).isEmpty();
    }

    @Test
    void theOneTimeCodeIsAskedOfThePersonAndThePasswordIsNot() throws Exception {
        ways.answer = "123456";
        Shell shell = ways.on(Ways.password(sshd.asksQuestions().start()));
        assertThat(shell.run(Command.of("true")).good()).isTrue();
        assertThat(ways.questions).filteredOn(q -> q.contains("One-time code")).hasSize(1);
        assertThat(ways.questions).noneMatch(question -> question.contains("Password:"));
    }

    @Test
    void ofTwoHiddenQuestionsThePersonIsAskedTheOneThatIsNotThePassword() throws Exception {
        ways.answer = "123456";
        int port = sshd.asks("Password: ", false, "Verification code: ", false).start();
        assertThat(ways.on(Ways.password(port)).run(Command.of("true")).good()).isTrue();
        assertThat(ways.questions)
                .filteredOn(question -> question.contains("deploy@"))
                .singleElement()
                .asString()
                .contains("Verification code:");
        assertThat(ways.redactor.clean("123456")).isEqualTo("•••");
    }

    @Test
    void thePasswordIsGivenToTheFirstHiddenQuestionForItAndToNoSecond() throws Exception {
        ways.answer = "123456";
        int port = sshd.asks("Password: ", false, "New password: ", false).start();
        ways.on(Ways.password(port));
        assertThat(sshd.given()).containsExactly(PASSWORD);
        assertThat(ways.questions).anyMatch(question -> question.contains("New password:"));
    }

    @Test
    void aQuestionThatWouldShowThePasswordIsNotAnsweredWithIt() throws Exception {
        ways.answer = "not the password";
        int port =
                sshd.asks("Password (shown): ", true, "One-time code: ", true).start();
        assertThatThrownBy(() -> ways.on(Ways.password(port))).isInstanceOf(OperationFailed.class);
        assertThat(sshd.given()).isNotEmpty().doesNotContain(PASSWORD);
    }

    @Test
    void aWrongOneTimeCodeIsSaid() throws Exception {
        ways.answer = "000000";
        int port = sshd.asksQuestions().start();
        assertThatThrownBy(() -> ways.on(Ways.password(port)))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("keyboard-interactive");
    }

    @Test
    void aProfileWithoutAnyWayInAsksThePerson() throws Exception {
        ways.answer = PASSWORD;
        int port = sshd.takesPasswords().start();
        Access.Ssh bare = new Access.Ssh("127.0.0.1", port, "deploy", null, null, false, null, Sudo.NONE);
        assertThat(ways.on(bare).run(Command.of("true")).good()).isTrue();
        assertThat(ways.questions).anyMatch(question -> question.contains("deploy@127.0.0.1:" + port));
    }

    @Test
    void thePasswordIsNeverShownToAJumpHost() throws Exception {
        int port = sshd.takesPasswords().start();
        Access.Ssh access = new Access.Ssh(
                "127.0.0.1", port, "deploy", null, new SecretRef.Vault(), false, "127.0.0.1:" + port, Sudo.NONE);
        assertThatThrownBy(() -> ways.on(access)).isInstanceOf(OperationFailed.class);
        assertThat(sshd.given()).doesNotContain(PASSWORD);
    }

    @Test
    void thePasswordOfAJumpHostIsItsOwn() throws Exception {
        try (PasswordSshd jump = new PasswordSshd(home, "of the bastion")) {
            int bastion = jump.takesPasswords().forwards().start();
            ways.kept.put("Test/jump/127.0.0.1:" + bastion + "/ssh", "of the bastion");
            Access.Ssh access = new Access.Ssh(
                    "127.0.0.1",
                    sshd.takesPasswords().start(),
                    "deploy",
                    null,
                    new SecretRef.Vault(),
                    false,
                    "127.0.0.1:" + bastion,
                    Sudo.NONE);
            assertThat(ways.on(access).run(Command.of("echo", "in")).text()).isEqualTo("in");
            assertThat(jump.given()).containsExactly("of the bastion");
            assertThat(sshd.given()).containsExactly(PASSWORD);
        }
    }

    @Test
    void whatAPersonTypesAtTheLoginIsMaskedFromThenOn() throws Exception {
        ways.answer = "123456";
        ways.on(Ways.password(sshd.asksQuestions().start()));
        assertThat(ways.redactor.clean("the code 123456 was taken")).isEqualTo("the code ••• was taken");
    }

    @Test
    void anExpiredPasswordIsSaidWithTheWordsOfTheMachine() throws Exception {
        int port = sshd.takesPasswords().wantsANewPassword().start();
        assertThatThrownBy(() -> ways.on(Ways.password(port)))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("The password has expired")
                .hasMessageContaining("Choose a longer one");
    }

    @Test
    void aBannerBeforeTheLoginDisturbsNothing() throws Exception {
        int port = sshd.takesPasswords()
                .greets("*** Authorised staff only ***\r\n")
                .start();
        assertThat(ways.on(Ways.password(port)).run(Command.of("echo", "in")).text())
                .isEqualTo("in");
    }

    @Test
    void cancelEndsAProcessOfAServerThatSharesItsGroupWithUs() throws Exception {
        Path mark = home.resolve("pid");
        Shell shell = ways.on(Ways.password(sshd.takesPasswords().start()));
        Command sleeps = Command.of("sh", "-c", "echo $$ > " + mark + "; sleep 600; true");
        try (Running running = shell.start(Pipeline.of(sleeps), line -> {})) {
            Await.until("it runs", () -> Files.exists(mark) && Files.size(mark) > 0);
            running.cancel();
        }
        ShellContract.assertGone(mark);
        assertThat(shell.run(Command.of("echo", "still here")).text()).isEqualTo("still here");
    }
}
