package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.schmizz.sshj.transport.cipher.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's sshd, of which each takes nothing but one of what we offer. */
class AlgorithmsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ciphers aes128-gcm@openssh.com",
                "Ciphers aes256-gcm@openssh.com",
                "Ciphers chacha20-poly1305@openssh.com",
                "Ciphers aes128-ctr",
                "Ciphers aes192-ctr",
                "Ciphers aes256-ctr",
                "Ciphers aes128-ctr\nMACs hmac-sha2-256-etm@openssh.com",
                "Ciphers aes128-ctr\nMACs hmac-sha2-512-etm@openssh.com",
                "Ciphers aes128-ctr\nMACs hmac-sha2-256",
                "Ciphers aes128-ctr\nMACs hmac-sha2-512",
                "Ciphers aes128-ctr\nMACs hmac-sha1",
                "KexAlgorithms curve25519-sha256",
                "KexAlgorithms curve25519-sha256@libssh.org",
                "KexAlgorithms ecdh-sha2-nistp256",
                "KexAlgorithms ecdh-sha2-nistp384",
                "KexAlgorithms ecdh-sha2-nistp521",
                "KexAlgorithms diffie-hellman-group-exchange-sha256",
                "KexAlgorithms diffie-hellman-group14-sha256",
                "KexAlgorithms diffie-hellman-group16-sha512",
                "KexAlgorithms diffie-hellman-group18-sha512",
            })
    void whatGoesThereAndBackIsTheSame(String setting) throws Exception {
        byte[] sent = "what is sent\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        try (RealSshd sshd = RealSshd.start(setting);
                Ways ways = new Ways(home)) {
            Shell shell = ways.on(Ways.with(sshd.access(), sshd.key(), false, null));
            assertThat(shell.run(Command.of("cat"), sent).output()).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @CsvSource({"ecdsa, ecdsa-sha2-nistp256", "rsa,   rsa-sha2-512", "rsa,   rsa-sha2-256", "ed25519, ssh-ed25519"})
    void aHostKeyOfEachKindIsShownAndKnownAgain(String kind, String algorithm) throws Exception {
        Path key = home.resolve("other");
        RealSshd.keygen(key, kind, "");
        try (RealSshd sshd = RealSshd.start("HostKey " + key, "HostKeyAlgorithms " + algorithm)) {
            assertThat(shownBy(sshd))
                    .singleElement()
                    .satisfies(shown -> assertThat(shown.type()).contains(kind));
            assertThat(shownBy(sshd)).as("it is known").isEmpty();
        }
    }

    private List<HostKey> shownBy(RealSshd sshd) throws Exception {
        try (Ways ways = new Ways(home)) {
            Shell shell = ways.on(Ways.with(sshd.access(), sshd.key(), false, null));
            assertThat(shell.run(Command.of("true")).good()).isTrue();
            return ways.shown;
        }
    }

    @Test
    void aPacketThatWasChangedOnTheWayIsRefused() {
        byte[] key = new byte[64];
        byte[] packet = Arrays.copyOf(new byte[] {0, 0, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8}, 12 + 16);
        ciphered(Cipher.Mode.Encrypt, key, packet);
        byte[] changed = packet.clone();
        changed[7] ^= 1;
        assertThatThrownBy(() -> ciphered(Cipher.Mode.Decrypt, key, changed)).hasMessageContaining("did not send so");
        ciphered(Cipher.Mode.Decrypt, key, packet);
        assertThat(packet).startsWith(0, 0, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static void ciphered(Cipher.Mode mode, byte[] key, byte[] packet) {
        Cipher cipher = ChachaPoly.factory().create();
        cipher.init(mode, key, new byte[0]);
        cipher.setSequenceNumber(3);
        cipher.updateWithAAD(packet, 0, 4, 8);
    }
}
