package dev.handrail.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.server.Access;
import dev.handrail.server.Encryption;
import dev.handrail.server.Environment;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed for somebody, opened by him, by others, and with bytes that are others. */
class AgeTest {
    private static final int CHUNK = 1 << 16;

    private static AgeIdentity anna;
    private static AgeIdentity berta;

    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void make() {
        anna = AgeIdentity.make();
        berta = AgeIdentity.make();
    }

    @AfterAll
    static void wipe() {
        anna.close();
        berta.close();
    }

    private static Server server(@Nullable Encryption encryption) {
        Server plain = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        return encryption == null ? plain : plain.withEncryption(encryption);
    }

    private static Server forBoth() {
        return server(new Encryption(List.of(anna.recipient(), berta.recipient())));
    }

    /** Where whoever asks is given this. */
    private Age age(String secret) {
        return new Age((ref, name) -> {
            asked.add(ref.word() + " " + name);
            return Secret.of(secret.toCharArray());
        });
    }

    private static String secret(AgeIdentity identity) {
        try (Secret secret = identity.secret()) {
            return new String(secret.characters());
        }
    }

    private byte[] sealed(Server server, byte[] plain) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WritableByteChannel channel = age("unused").seal(server, Channels.newChannel(out))) {
            ByteBuffer bytes = ByteBuffer.wrap(plain);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        return out.toByteArray();
    }

    private byte[] opened(String secret, byte[] sealed) throws Exception {
        Server server = forBoth();
        try (InputStream in =
                age(secret).open(server, Age.readers(server), "a.age", new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5})
    void whatIsSealedForSeveralIsOpenedByEachOfThem(int size) throws Exception {
        byte[] plain = random(size);
        byte[] sealed = sealed(forBoth(), plain);
        assertThat(new String(sealed, 0, 21, StandardCharsets.US_ASCII)).isEqualTo("age-encryption.org/v1");
        assertThat(opened(secret(anna), sealed)).isEqualTo(plain);
        assertThat(opened("# of old\n" + secret(AgeIdentity.make()) + "\r\n  " + secret(berta) + "\n", sealed))
                .as("by any of several that are kept")
                .isEqualTo(plain);
        assertThatThrownBy(() -> opened(secret(AgeIdentity.make()), sealed))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.tried()).contains("a.age");
                    assertThat(failed.next()).contains(anna.recipient(), berta.recipient());
                });
    }

    @Test
    void whatIsNotEncryptedGoesThroughAsItIs() throws Exception {
        byte[] plain = random(100);
        assertThat(sealed(server(null), plain)).isEqualTo(plain);
        InputStream stored = new ByteArrayInputStream(plain);
        assertThat(age("unused").open(forBoth(), List.of(), "a", stored)).isSameAs(stored);
        assertThat(asked).as("nobody is asked for a key").isEmpty();
    }

    /** Whichever bit of what stands before the content: it is said, in words that a person can act on. */
    @Test
    void noHeaderThatWasChangedBringsAnythingButAFailure() throws Exception {
        byte[] sealed = sealed(forBoth(), random(50));
        int header = new String(sealed, StandardCharsets.ISO_8859_1).indexOf("\n--- ") + 48;
        for (int at = 0; at < header; at++) {
            byte[] flipped = sealed.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> opened(secret(anna), flipped))
                    .as("byte %d of %d", at, header)
                    .isInstanceOfAny(OperationFailed.class, BrokenSeal.class);
        }
    }

    @Test
    void noContentThatWasChangedOrCutIsTakenForAll() throws Exception {
        byte[] sealed = sealed(forBoth(), random(2 * CHUNK + 100));
        int content = new String(sealed, StandardCharsets.ISO_8859_1).indexOf("\n--- ") + 49;
        Random places = new Random(7);
        for (int n = 0; n < 20; n++) {
            int at = content + places.nextInt(sealed.length - content);
            byte[] flipped = sealed.clone();
            flipped[at] ^= 1;
            assertThatThrownBy(() -> opened(secret(anna), flipped))
                    .as("flipped at %d of %d", at, sealed.length)
                    .isInstanceOfAny(OperationFailed.class, BrokenSeal.class);
            assertThatThrownBy(() -> opened(secret(anna), Arrays.copyOf(sealed, at)))
                    .as("cut at %d of %d", at, sealed.length)
                    .isInstanceOfAny(OperationFailed.class, BrokenSeal.class);
        }
    }

    /** A line that breaks is no damage of the file. */
    @Test
    void whatCannotBeReadIsToldFromWhatIsBroken() throws Exception {
        byte[] sealed = sealed(forBoth(), random(3 * CHUNK));
        InputStream breaking = new FilterInputStream(new ByteArrayInputStream(sealed)) {
            private int left = 2 * CHUNK;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left <= 0) {
                    throw new IOException("connection reset");
                }
                int n = super.read(into, offset, Math.min(length, left));
                left -= n;
                return n;
            }
        };
        Server server = forBoth();
        try (InputStream in = age(secret(anna)).open(server, Age.readers(server), "a.age", breaking)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(BrokenSeal.class)
                    .hasMessageContaining("connection reset");
        }
    }

    @Test
    void byteForByteItIsTheSame() throws Exception {
        byte[] plain = random(300);
        byte[] sealed = sealed(forBoth(), plain);
        Server server = forBoth();
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        try (InputStream in =
                age(secret(anna)).open(server, Age.readers(server), "a.age", new ByteArrayInputStream(sealed))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                one.write(b);
            }
        }
        assertThat(one.toByteArray()).isEqualTo(plain);
    }

    @Test
    void theIdentityIsLookedForWhereTheProfileSaysOrInTheVault() throws Exception {
        byte[] sealed = sealed(forBoth(), random(1));
        asked.clear();
        opened(secret(anna), sealed);
        Server elsewhere =
                server(new Encryption(List.of(anna.recipient()), null, new SecretRef.File("/keys/identity.txt")));
        age(secret(anna))
                .open(elsewhere, Age.readers(elsewhere), "a.age", new ByteArrayInputStream(sealed))
                .close();
        Server none = server(null);
        age(secret(anna))
                .open(none, List.of(anna.recipient()), "a.age", new ByteArrayInputStream(sealed))
                .close();
        assertThat(asked)
                .as("also of a profile that encrypts nothing any more")
                .containsExactly("vault Parish/age", "file:/keys/identity.txt Parish/age", "vault Parish/age");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "swordfish", "# public key: age1x", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1QQQQ"})
    void whatIsKeptAndIsNoIdentityIsSaidWithoutSayingIt(String kept) throws Exception {
        byte[] sealed = sealed(forBoth(), random(1));
        assertThatThrownBy(() -> opened(kept, sealed)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.next()).isNotBlank();
            assertThat(String.valueOf(failed.getMessage())).doesNotContain("swordfish", "QQQQ");
        });
    }

    @Test
    void anIdentityThatIsTornKeepsNoOtherFromOpeningIt() throws Exception {
        byte[] plain = random(10);
        byte[] sealed = sealed(forBoth(), plain);
        String whole = secret(berta);
        String torn = secret(anna).substring(0, 40);
        assertThat(opened(torn + "\n" + whole, sealed)).isEqualTo(plain);
        char last = whole.charAt(whole.length() - 1);
        String mistyped = whole.substring(0, whole.length() - 1) + (last == 'Q' ? 'P' : 'Q');
        assertThatThrownBy(() -> opened(mistyped, sealed))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains("AGE-SECRET-KEY-1"));
    }

    private static List<Check> checks(String... recipients) {
        return Age.checks(server(new Encryption(List.of(recipients))));
    }

    @Test
    void aPlanSaysWhoCanReadItAndRefusesWhatCannotBeWritten() {
        assertThat(Age.checks(server(null))).isEmpty();
        assertThat(checks(anna.recipient(), berta.recipient())).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.OK);
            assertThat(check.text()).contains(anna.recipient(), berta.recipient());
        });
        String ssh = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBvhtBK me";
        assertThat(checks(anna.recipient(), ssh)).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.BLOCKER);
            assertThat(check.text()).contains(ssh);
        });
        assertThatThrownBy(() -> sealed(server(new Encryption(List.of(ssh))), random(1)))
                .as("nor where a plan was passed by")
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
        Server byPassphrase = server(new Encryption(List.of(), new SecretRef.Vault()));
        assertThat(Age.readers(byPassphrase)).containsExactly(Age.PASSPHRASE);
        assertThat(Age.checks(byPassphrase)).extracting(Check::state).containsExactly(State.OK);
    }
}
