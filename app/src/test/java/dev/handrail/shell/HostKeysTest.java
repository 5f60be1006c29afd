package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which machines are known, on a real sshd and with files that real ssh programs wrote. */
class HostKeysTest {
    @TempDir
    Path home;

    private RealSshd sshd;
    private Ways ways;

    @BeforeEach
    void start() throws Exception {
        sshd = RealSshd.start();
        ways = new Ways(home);
    }

    @AfterEach
    void stop() throws Exception {
        ways.close();
        sshd.close();
    }

    @Test
    void aNewMachineIsAskedForOnceAndRemembered() throws Exception {
        ways.on(sshd.access()).close();
        ways.close();
        try (Ways later = new Ways(home)) {
            later.on(sshd.access()).close();
            assertThat(later.shown).isEmpty();
        }
        assertThat(ways.shown).singleElement().satisfies(key -> {
            assertThat(key.fingerprint()).isEqualTo(sshd.fingerprint());
            assertThat(key.address()).isEqualTo("[127.0.0.1]:" + sshd.port());
        });
        assertThat(Files.getPosixFilePermissions(home.resolve("known_hosts")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatSeveralLearnAtTheSameTimeIsAllRemembered() throws Exception {
        int many = 12;
        try (ExecutorService at = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int port = 1; port <= many; port++) {
                HostKey key = new HostKey("127.0.0.1", port, "ssh-ed25519", new byte[] {1, 2, 3, (byte) port});
                at.submit(() -> {
                    HostKeys.in(home, (shown, note) -> true).settle(key);
                    return key;
                });
            }
        }
        assertThat(Files.readAllLines(home.resolve("known_hosts"))).hasSize(many);
    }

    @Test
    void aMachineThatIsNotTrustedIsRefusedWithItsFingerprint() {
        ways.trusts = false;
        assertThatThrownBy(() -> ways.on(sshd.access())).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(e.cameBack()).contains(sshd.fingerprint());
            assertThat(e.next()).contains("handrail server test \"Test\" --accept-host-key " + sshd.fingerprint());
            assertThat(e.evidence()).as("a new machine is no changed one").isNull();
        });
        assertThat(home.resolve("known_hosts")).doesNotExist();
    }

    @Test
    void aChangedKeyIsRefusedWithBothFingerprintsAndNobodyIsAsked() throws Exception {
        ways.on(sshd.access()).close();
        ways.close();
        String before = sshd.fingerprint();
        sshd.changeHostKey();
        try (Ways later = new Ways(home)) {
            assertThatThrownBy(() -> later.on(sshd.access())).isInstanceOfSatisfying(OperationFailed.class, e -> {
                assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                assertThat(e.cameBack()).contains(before, sshd.fingerprint());
                assertThat(e.next()).contains(home.resolve("known_hosts") + ":1");
                assertThat(e.evidence()).isInstanceOfSatisfying(ChangedHostKey.class, changed -> {
                    assertThat(changed.known().fingerprint()).isEqualTo(before);
                    assertThat(changed.shown().fingerprint()).isEqualTo(sshd.fingerprint());
                    assertThat(changed.place()).isEqualTo(home.resolve("known_hosts") + ":1");
                });
            });
            assertThat(later.shown).isEmpty();
        }
    }

    @Test
    void aScriptAcceptsTheFingerprintItWasGivenAndNoOther() throws Exception {
        String wrong = HostKey.fingerprint(new byte[] {1});
        assertThatThrownBy(() -> open(ways.hostKeys().accepting(wrong)))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                    assertThat(e.cameBack()).contains(wrong, sshd.fingerprint());
                });
        assertThat(ways.shown).as("who is asked").isEmpty();
        assertThat(home.resolve("known_hosts")).doesNotExist();
        ways.trusts = false;
        open(ways.hostKeys().accepting(sshd.fingerprint())).close();
        assertThat(home.resolve("known_hosts")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "SHA256:", "SHA256:too-short", "MD5:00:11:22"})
    void whatIsNoFingerprintIsNotAccepted(String garbage) {
        assertThatThrownBy(() -> ways.hostKeys().accepting(garbage))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void parallelConnectionsAskOnce() throws Exception {
        HostKeys keys = ways.hostKeys();
        List<Thread> threads = IntStream.range(0, 6)
                .mapToObj(i -> Thread.startVirtualThread(() -> {
                    try {
                        open(keys).close();
                    } catch (OperationFailed e) {
                        ways.questions.add("failed: " + e.getMessage());
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ways.questions).noneMatch(question -> question.startsWith("failed"));
        assertThat(ways.shown).hasSize(1);
        assertThat(Files.readAllLines(home.resolve("known_hosts"))).hasSize(1);
    }

    private SshConnection open(HostKeys keys) throws OperationFailed {
        SshLogin login = new SshLogin(LoginNames.of("Test"), ways, ways, ways.settings);
        return new Approach(sshd.access(), null, keys, ways.settings, login).connect();
    }

    @Test
    void theUsersOwnFileIsReadAlsoWhenItIsHashedAndNeverWritten() throws Exception {
        Path users = home.resolve("users_known_hosts");
        Files.writeString(users, "# mine\n\n[127.0.0.1]:" + sshd.port() + " " + Files.readString(sshd.hostKey()));
        assertThat(new ProcessBuilder("ssh-keygen", "-q", "-H", "-f", users.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(users, "nonsense\n@odd * ssh-rsa !\n" + Files.readString(users));
        String hashed = Files.readString(users);
        assertThat(hashed).contains("|1|").doesNotContain("127.0.0.1");
        ways.on(sshd.access()).close();
        assertThat(ways.shown).isEmpty();
        assertThat(users).hasContent(hashed);
        assertThat(home.resolve("known_hosts")).doesNotExist();
    }

    @Test
    void aMachineOfWhichOnlyTheRsaKeyIsKnownIsAskedForThatOne() throws Exception {
        Path rsa = home.resolve("rsa");
        RealSshd.keygen(rsa, "rsa", "", "-b", "2048");
        try (RealSshd both = RealSshd.start("HostKey " + rsa)) {
            Files.writeString(
                    home.resolve("users_known_hosts"),
                    "[127.0.0.1]:" + both.port() + " " + Files.readString(home.resolve("rsa.pub")));
            ways.on(both.access()).close();
        }
        assertThat(ways.shown).isEmpty();
    }

    @Test
    void aKeyOfAnotherKindThanTheKnownOneIsAChangedKeyAsSshSees() throws Exception {
        Files.writeString(home.resolve("users_known_hosts"), "example.org " + Files.readString(sshd.hostKey()));
        assertThat(ways.hostKeys().judge(new HostKey("example.org", 22, "ssh-rsa", new byte[] {1, 2, 3})))
                .isInstanceOfSatisfying(
                        HostKeys.Verdict.Changed.class,
                        changed -> assertThat(changed.known().fingerprint()).isEqualTo(sshd.fingerprint()));
    }

    @Test
    void aRevokedKeyIsRefused() throws Exception {
        Files.writeString(home.resolve("users_known_hosts"), "@revoked * " + Files.readString(sshd.hostKey()));
        assertThatThrownBy(() -> ways.on(sshd.access())).hasMessageContaining("revoked");
        assertThat(ways.shown).isEmpty();
    }

    @Test
    void aCertificateAuthorityIsNamedInTheQuestion() throws Exception {
        Files.writeString(home.resolve("users_known_hosts"), "@cert-authority * " + Files.readString(sshd.hostKey()));
        ways.on(sshd.access()).close();
        assertThat(ways.questions).anyMatch(question -> question.contains("certificate authority"));
    }

    @Test
    void patternsMatchAsOpenSshMatchesThem() {
        assertThat(HostPattern.matches("*.example.org,!bad.example.org", "www.example.org"))
                .isTrue();
        assertThat(HostPattern.matches("*.example.org,!bad.example.org", "bad.example.org"))
                .isFalse();
        assertThat(HostPattern.matches("192.0.2.?", "192.0.2.7")).isTrue();
        assertThat(HostPattern.matches("example.org", "example.organ")).isFalse();
        assertThat(HostPattern.matches("[example.org]:2222", "[example.org]:2222"))
                .isTrue();
    }
}
