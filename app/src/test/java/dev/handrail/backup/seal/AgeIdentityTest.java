package dev.handrail.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Encryption;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities that Handrail makes, beside the stock age program. */
class AgeIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00.5Z");

    @TempDir
    Path folder;

    @Test
    void theStockProgramDecryptsWithItWhatItEncryptedForIt() throws Exception {
        Path file = folder.resolve("identity.txt");
        String recipient;
        try (AgeIdentity identity = AgeIdentity.make()) {
            recipient = identity.recipient();
            identity.write(file, NOW);
        }
        assertThat(new Encryption(List.of(recipient)).age()).containsExactly(recipient);
        assertThat(said(List.of("age-keygen", "-y", file.toString()), "")).isEqualTo(recipient + "\n");
        Path sealed = folder.resolve("sealed.age");
        said(List.of("age", "-r", recipient, "-o", sealed.toString()), "a backup");
        assertThat(said(List.of("age", "-d", "-i", file.toString(), sealed.toString()), ""))
                .isEqualTo("a backup");
    }

    @Test
    void itsFileIsForItsOwnerAloneAndTakesTheNameOfNoOther() throws Exception {
        Path file = folder.resolve("identity.txt");
        try (AgeIdentity identity = AgeIdentity.make()) {
            identity.write(file, NOW);
            String before = Files.readString(file);
            assertThat(before.lines()).element(0).isEqualTo("# created: 2026-11-21T14:00:00Z");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> identity.write(file, NOW))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("was not written");
            assertThat(Files.readString(file)).isEqualTo(before);
            assertThatThrownBy(() -> identity.write(folder.resolve("no/such.txt"), NOW))
                    .isInstanceOf(OperationFailed.class);
        }
    }

    @Test
    void everyOneIsNew() {
        try (AgeIdentity one = AgeIdentity.make();
                AgeIdentity other = AgeIdentity.make()) {
            assertThat(one.recipient()).isNotEqualTo(other.recipient());
            assertThat(one.secret().characters()).isNotEqualTo(other.secret().characters());
        }
    }

    @Test
    void theOlderOnesAreKeptBesideIt() throws OperationFailed {
        try (AgeIdentity old = AgeIdentity.make();
                AgeIdentity fresh = AgeIdentity.make();
                Secret both = AgeSecret.beside(fresh.secret(), old.secret())) {
            assertThat(AgeSecret.identities(new String(both.characters())))
                    .containsExactly(
                            new String(fresh.secret().characters()),
                            new String(old.secret().characters()));
        }
    }

    @Test
    void aPassphraseIsNotPutInItsPlaceNorItInThatOfAPassphrase() {
        try (AgeIdentity fresh = AgeIdentity.make()) {
            Secret passphrase = Secret.of("a passphrase of old".toCharArray());
            assertThatThrownBy(() -> AgeSecret.beside(fresh.secret(), passphrase))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageNotContaining("a passphrase of old");
            assertThatThrownBy(() -> AgeSecret.beside(passphrase, fresh.secret()))
                    .isInstanceOf(OperationFailed.class);
        }
    }

    private static String said(List<String> command, String stdin) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(stdin.getBytes(StandardCharsets.UTF_8));
        }
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return new String(said, StandardCharsets.UTF_8);
    }
}
