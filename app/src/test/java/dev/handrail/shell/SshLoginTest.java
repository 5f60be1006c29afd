package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of all kinds against Debian's own sshd. */
class SshLoginTest {
    private static RealSshd sshd;

    @TempDir
    Path home;

    private Ways ways;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start("MaxAuthTries 20");
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void arrive() {
        ways = new Ways(home);
    }

    @AfterEach
    void leave() {
        ways.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, RFC4716, ''",
        "ed25519, RFC4716, two words",
        "ecdsa, RFC4716, ''",
        "ecdsa, RFC4716, two words",
        "rsa, RFC4716, ''",
        "rsa, RFC4716, two words",
        "ed25519, PEM, ''",
        "ed25519, PEM, two words",
        "ecdsa, PEM, ''",
        "ecdsa, PEM, two words",
        "rsa, PEM, ''",
        "rsa, PEM, two words",
        "ecdsa, PKCS8, ''",
        "ecdsa, PKCS8, two words",
        "rsa, PKCS8, ''",
        "rsa, PKCS8, two words",
    })
    void aKeyOfThisKindLogsIn(String type, String format, String passphrase) throws Exception {
        Path key = home.resolve("key");
        // RFC4716 is how ssh-keygen calls its own format; a guess costs 24 rounds in what it makes by itself today.
        RealSshd.keygen(key, type, passphrase, "-m", format, "-a", "24");
        sshd.authorize(home.resolve("key.pub"));
        if (!passphrase.isEmpty()) {
            ways.secrets.put("Test/key", passphrase);
        }
        Shell shell = ways.on(Ways.with(sshd.access(), key, false, null));
        assertThat(shell.run(Command.of("echo", "in")).text()).isEqualTo("in");
        assertThat(ways.questions.contains("Test/key")).isEqualTo(!passphrase.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, ''",
        "ed25519, two words",
        "ec -pkeyopt ec_paramgen_curve:P-256, ''",
        "ec -pkeyopt ec_paramgen_curve:P-384, two words",
        "rsa -pkeyopt rsa_keygen_bits:2048, ''",
        "rsa -pkeyopt rsa_keygen_bits:2048, two words",
    })
    void aKeyThatOpensslMadeLogsIn(String algorithm, String passphrase) throws Exception {
        Path key = OpensslKey.make(home.resolve("key"), algorithm, passphrase);
        sshd.authorize(home.resolve("key.public"));
        if (!passphrase.isEmpty()) {
            ways.secrets.put("Test/key", passphrase);
        }
        Shell shell = ways.on(Ways.with(sshd.access(), key, false, null));
        assertThat(shell.run(Command.of("echo", "in")).text()).isEqualTo("in");
        assertThat(ways.questions.contains("Test/key")).isEqualTo(!passphrase.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "rsa -pkeyopt rsa_keygen_bits:2048"})
    void aWrongPassphraseOfAKeyThatOpensslMadeIsSaid(String algorithm) throws Exception {
        Path key = OpensslKey.make(home.resolve("key"), algorithm, "right");
        ways.secrets.put("Test/key", "mistaken");
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), key, false, null)))
                .hasMessageContaining("the passphrase does not open it")
                .hasMessageNotContaining("mistaken");
    }

    @Test
    void thePassphraseThatTheVaultKeepsIsTakenAndNobodyIsAsked() throws Exception {
        Path key = home.resolve("key");
        RealSshd.keygen(key, "ed25519", "right");
        sshd.authorize(home.resolve("key.pub"));
        ways.kept.put("Test/key", "right");
        ways.on(Ways.with(sshd.access(), key, false, null));
        assertThat(ways.questions).doesNotContain("Test/key");
    }

    @ParameterizedTest
    @CsvSource({"256", "384", "521"})
    void everyCurveOfEcdsaLogsIn(String bits) throws Exception {
        Path key = home.resolve("key");
        RealSshd.keygen(key, "ecdsa", "", "-b", bits);
        sshd.authorize(home.resolve("key.pub"));
        assertThat(ways.on(Ways.with(sshd.access(), key, false, null)).where()).contains("127.0.0.1");
    }

    @Test
    void aWrongPassphraseIsSaid() throws Exception {
        Path key = home.resolve("key");
        RealSshd.keygen(key, "ed25519", "right");
        ways.secrets.put("Test/key", "wrong");
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), key, false, null)))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("the passphrase does not open it")
                .hasMessageContaining("handrail vault put \"Test/key\"")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void aPassphraseThatNobodyGivesIsSaid() throws Exception {
        Path key = home.resolve("key");
        RealSshd.keygen(key, "ed25519", "right");
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), key, false, null)))
                .hasMessageContaining("There is no secret Test/key")
                .hasMessageContaining("handrail vault put \"Test/key\"");
    }

    @Test
    void aKeyThatIsNotThereOrNoKeyIsSaid() throws Exception {
        Path none = home.resolve("none");
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), none, false, null)))
                .hasMessageContaining("Could not read the key " + none)
                .hasMessageContaining("there is no " + none);
        Path text = Files.writeString(home.resolve("text"), "no key at all\n");
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), text, false, null)))
                .hasMessageContaining("Could not read the key " + text);
    }

    @Test
    void aKeyThatIsNotAcceptedIsSaidWithWhatWasTried() throws Exception {
        Path key = home.resolve("key");
        RealSshd.keygen(key, "ed25519", "");
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), key, false, null)))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
                    assertThat(e.cameBack()).contains("publickey");
                    assertThat(e.next()).contains("key");
                });
    }

    @Test
    void whenNothingIsGivenTheUsualKeysAreTried() throws Exception {
        RealSshd.keygen(home.resolve("id_ecdsa"), "ecdsa", "");
        RealSshd.keygen(home.resolve("id_rsa"), "rsa", "");
        sshd.authorize(home.resolve("id_rsa.pub"));
        assertThat(ways.on(Ways.with(sshd.access(), null, false, null))
                        .run(Command.of("true"))
                        .good())
                .isTrue();
    }

    @Test
    void aUsualKeyThatIsOfNoUseIsPassedOver() throws Exception {
        Files.writeString(home.resolve("id_ed25519"), "no key at all\n");
        Files.createDirectory(home.resolve("id_ecdsa"));
        RealSshd.keygen(home.resolve("id_rsa"), "rsa", "");
        sshd.authorize(home.resolve("id_rsa.pub"));
        assertThat(ways.on(Ways.with(sshd.access(), null, false, null))
                        .run(Command.of("true"))
                        .good())
                .isTrue();
    }

    @Test
    void whatWasPassedOverIsSaidWhenNothingElseLedIn() throws Exception {
        Files.writeString(home.resolve("id_ed25519"), "no key at all\n");
        RealSshd.keygen(home.resolve("id_rsa"), "rsa", "nobody knows it");
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), null, false, null)))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        e -> assertThat(e.cameBack())
                                .contains("A key was passed over: Could not read the key " + home.resolve("id_ed25519"))
                                .contains("A key was passed over: Could not read the key " + home.resolve("id_rsa"))
                                .contains("handrail vault put \"Test/key\"")
                                .contains("the machine takes publickey"));
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "ecdsa", "rsa"})
    void theAgentSigns(String type) throws Exception {
        Path key = home.resolve("key");
        RealSshd.keygen(key, type, "");
        sshd.authorize(home.resolve("key.pub"));
        try (RealAgent agent = RealAgent.start(home).with(key)) {
            ways.settings = ways.settings.withKeys(home, agent.socket());
            Access.Ssh access = Ways.with(sshd.access(), null, true, null);
            assertThat(ways.on(access).run(Command.of("true")).good()).isTrue();
        }
    }

    @Test
    void ofSeveralKeysOfTheAgentTheOneThatFitsSigns() throws Exception {
        try (RealAgent agent = RealAgent.start(home)) {
            for (String name : new String[] {"one", "two", "three"}) {
                RealSshd.keygen(home.resolve(name), "ed25519", "");
                agent.with(home.resolve(name));
            }
            sshd.authorize(home.resolve("three.pub"));
            ways.settings = ways.settings.withKeys(home, agent.socket());
            Access.Ssh access = Ways.with(sshd.access(), null, true, null);
            assertThat(ways.on(access).run(Command.of("echo", "in")).text()).isEqualTo("in");
        }
    }

    @Test
    void theAgentComesBeforeAnyUsualKeyIsOpened() throws Exception {
        RealSshd.keygen(home.resolve("id_ed25519"), "ed25519", "a passphrase");
        RealSshd.keygen(home.resolve("agents"), "ed25519", "");
        sshd.authorize(home.resolve("agents.pub"));
        try (RealAgent agent = RealAgent.start(home).with(home.resolve("agents"))) {
            ways.settings = ways.settings.withKeys(home, agent.socket());
            ways.on(Ways.with(sshd.access(), null, false, null));
            assertThat(ways.questions).doesNotContain("Test/key");
        }
    }

    @Test
    void aSealedKeyThatTheAgentHoldsAmongManyNeedsNoPassphrase() throws Exception {
        try (RealAgent agent = RealAgent.start(home)) {
            for (String name : new String[] {"one", "two", "three", "four", "five"}) {
                RealSshd.keygen(home.resolve(name), "ed25519", "");
                agent.with(home.resolve(name));
            }
            Path key = sealedInTheHandsOf(agent);
            Files.delete(home.resolve("sealed.pub"));
            assertThat(ways.on(Ways.with(sshd.access(), key, true, null)).where())
                    .contains("127.0.0.1");
        }
        assertThat(ways.questions).doesNotContain("Test/key");
    }

    @Test
    void ofAKeyThatTheAgentHoldsThePublicHalfIsEnough() throws Exception {
        try (RealAgent agent = RealAgent.start(home)) {
            Path key = sealedInTheHandsOf(agent);
            Files.delete(key);
            ways.on(Ways.with(sshd.access(), key, true, null));
            ways.on(Ways.with(sshd.access(), home.resolve("sealed.pub"), true, null));
        }
    }

    @Test
    void aSealedKeyThatNobodyOpensIsPassedOverForWhatElseTheAgentHolds() throws Exception {
        RealSshd.keygen(home.resolve("key"), "ed25519", "a passphrase", "-m", "PEM");
        RealSshd.keygen(home.resolve("other"), "ed25519", "");
        Access.Ssh access = Ways.with(sshd.access(), home.resolve("key"), true, null);
        try (RealAgent agent = RealAgent.start(home).with(home.resolve("other"))) {
            ways.settings = ways.settings.withKeys(home, agent.socket());
            assertThatThrownBy(() -> ways.on(access))
                    .hasMessageContaining("A key was passed over")
                    .hasMessageContaining("handrail vault put \"Test/key\"");
            sshd.authorize(home.resolve("other.pub"));
            assertThat(ways.on(access).where()).contains("127.0.0.1");
        }
    }

    @Test
    void aKeyThatIsNotThereIsSaidAlsoWhereTheAgentHoldsAnotherThatFits() throws Exception {
        RealSshd.keygen(home.resolve("other"), "ed25519", "");
        sshd.authorize(home.resolve("other.pub"));
        try (RealAgent agent = RealAgent.start(home).with(home.resolve("other"))) {
            ways.settings = ways.settings.withKeys(home, agent.socket());
            assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), home.resolve("mistyped"), true, null)))
                    .hasMessageContaining("Could not read the key " + home.resolve("mistyped"));
        }
    }

    @Test
    void ofAKeyOfTheAgentThatIsRefusedThePassphraseIsNotAskedFor() throws Exception {
        try (RealAgent agent = RealAgent.start(home)) {
            Path key = unknownInTheHandsOf(agent);
            assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), key, true, null)))
                    .hasMessageContaining("publickey")
                    .hasMessageNotContaining("A key was passed over");
        }
        assertThat(ways.questions).doesNotContain("Test/key");
    }

    private Path sealedInTheHandsOf(RealAgent agent) throws Exception {
        Path key = unknownInTheHandsOf(agent);
        sshd.authorize(home.resolve("sealed.pub"));
        return key;
    }

    private Path unknownInTheHandsOf(RealAgent agent) throws Exception {
        Path key = home.resolve("sealed");
        RealSshd.keygen(key, "ed25519", "");
        agent.with(key);
        assertThat(new ProcessBuilder("ssh-keygen", "-q", "-p", "-N", "a passphrase", "-f", key.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor())
                .isZero();
        ways.settings = ways.settings.withKeys(home, agent.socket());
        return key;
    }

    @Test
    void anAgentThatIsGoneIsNoObstacle() throws Exception {
        ways.settings = ways.settings.withKeys(home, home.resolve("gone.sock"));
        assertThat(ways.on(Ways.with(sshd.access(), sshd.key(), true, null))
                        .run(Command.of("true"))
                        .good())
                .isTrue();
    }

    @Test
    void aChainOfJumpHostsLeadsThereAndEachKeyIsChecked() throws Exception {
        try (RealSshd inner = RealSshd.start();
                RealSshd outer = RealSshd.start()) {
            inner.authorize(sshd.folder().resolve("id.pub"));
            outer.authorize(sshd.folder().resolve("id.pub"));
            String jump = "127.0.0.1:" + outer.port() + "," + RealSshd.user() + "@127.0.0.1:" + inner.port();
            Shell shell = ways.on(Ways.with(sshd.access(), sshd.key(), false, jump));
            assertThat(shell.run(Command.of("head", "-c", "5000000", "/dev/zero"))
                            .output())
                    .hasSize(5_000_000);
            assertThat(shell.run(Command.of("wc", "-c"), new byte[5_000_000]).text())
                    .isEqualTo("5000000");
            assertThat(ways.shown)
                    .extracting(HostKey::fingerprint)
                    .containsExactly(outer.fingerprint(), inner.fingerprint(), sshd.fingerprint());
        }
    }

    @Test
    void theKeyOfAJumpHostMayHaveAPassphraseOfItsOwnInTheVault() throws Exception {
        Path key = home.resolve("key");
        RealSshd.keygen(key, "ed25519", "right");
        sshd.authorize(home.resolve("key.pub"));
        try (RealSshd jump = RealSshd.start()) {
            jump.authorize(home.resolve("key.pub"));
            ways.kept.put("Test/jump/127.0.0.1:" + jump.port() + "/key", "right");
            ways.secrets.put("Test/key", "right");
            ways.on(Ways.with(sshd.access(), key, false, "127.0.0.1:" + jump.port()));
            assertThat(ways.questions).filteredOn("Test/key"::equals).hasSize(1);
        }
    }

    @Test
    void aJumpHostMayBeNamedInAllTheWaysOfSsh() {
        Access.Ssh access =
                Ways.with(sshd.access(), null, false, "bastion,deploy@second.example.org:2222,[2001:db8::1]:22");
        assertThat(Jump.chain(access))
                .containsExactly(
                        new Jump(RealSshd.user(), "bastion", 22),
                        new Jump("deploy", "second.example.org", 2222),
                        new Jump(RealSshd.user(), "2001:db8::1", 22));
    }

    @Test
    void aJumpHostThatIsGoneIsNamed() throws Exception {
        RealSshd gone = RealSshd.start();
        int port = gone.port();
        gone.close();
        assertThatThrownBy(() -> ways.on(Ways.with(sshd.access(), sshd.key(), false, "127.0.0.1:" + port)))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }
}
