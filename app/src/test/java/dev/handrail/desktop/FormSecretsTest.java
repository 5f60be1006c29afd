package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.servers.form.ServerSheet.Entered;
import dev.handrail.server.Access;
import dev.handrail.server.Encryption;
import dev.handrail.server.Environment;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a form goes into the vault, and under what name. */
class FormSecretsTest {
    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final String OLD = AgeSecret.MARK + "OLD";
    private static final String FRESH = AgeSecret.MARK + "FRESH";
    private static final Server PLAIN = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    private static final Server BY_IDENTITY = PLAIN.withEncryption(new Encryption(List.of(RECIPIENT)));
    private static final Server BY_PASSPHRASE = PLAIN.withEncryption(new Encryption(List.of(), new SecretRef.Vault()));

    @TempDir
    private Path home;

    private Store store;
    private Vault vault;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        vault = QuickVault.in(home, store.jdbi(), Clock.systemUTC());
        vault.createWithKeyFile();
    }

    @AfterEach
    void close() {
        vault.close();
        store.close();
    }

    @Test
    void aPublicKeyIsNotTakenForAnIdentityAndNothingElseIsSealed() {
        for (String typed : List.of(RECIPIENT, "no key at all")) {
            assertThatThrownBy(() -> seal(BY_IDENTITY, beside("Parish/age", typed), Map.of()))
                    .isInstanceOfSatisfying(
                            OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED))
                    .hasMessageContaining(AgeSecret.MARK);
        }
        assertThat(vault.names()).isEmpty();
    }

    @Test
    void aPassphraseIsNotPutBesideAnIdentityNorTheOtherWayRoundAndNothingElseIsSealed() throws OperationFailed {
        keep("Parish/age", OLD);
        refusesBeside(BY_PASSPHRASE, "a passphrase");
        assertThat(kept("Parish/age")).isEqualTo(OLD);
        vault.remove("Parish/age");
        keep("Parish/age", "a passphrase");
        refusesBeside(BY_IDENTITY, FRESH);
        assertThat(kept("Parish/age")).isEqualTo("a passphrase");
    }

    private void refusesBeside(Server server, String typed) {
        assertThatThrownBy(() -> seal(server, beside("Parish/age", typed), Map.of()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED))
                .hasMessageContaining(Words.of("backup.identity.other"));
        assertThat(vault.names()).containsExactly("Parish/age");
    }

    @Test
    void anIdentityGoesBeforeTheOneThatIsKeptWithAllElseThatWasTyped() throws OperationFailed {
        keep("Parish/age", OLD);
        seal(BY_IDENTITY, beside("Parish/age", FRESH), Map.of());
        assertThat(AgeSecret.identities(kept("Parish/age"))).containsExactly(FRESH, OLD);
        assertThat(vault.names()).containsExactly("Parish/age", "Parish/database/chms", "Parish/ssh");
        assertThat(kept("Parish/ssh")).isEqualTo("of ssh");
    }

    @Test
    void whereAServerIsRenamedItsIdentityStaysBehindTheOneThatIsTyped() throws OperationFailed {
        keep("Office/age", OLD);
        seal(BY_IDENTITY, beside("Parish/age", FRESH), Map.of("Office/age", "Parish/age"));
        assertThat(AgeSecret.identities(kept("Parish/age"))).containsExactly(FRESH, OLD);
    }

    @Test
    void databasesThatSwapTheirNamesKeepTheirPasswords() throws OperationFailed {
        String one = "Parish/database/one";
        String other = "Parish/database/other";
        keep(one, "of one");
        keep(other, "of the other");
        seal(PLAIN, Map.of(), Map.of(one, other, other, one));
        assertThat(kept(other)).isEqualTo("of one");
        assertThat(kept(one)).isEqualTo("of the other");
    }

    @Test
    void whatIsKeptNowhereIsMovedNowhere() throws OperationFailed {
        seal(PLAIN, Map.of(), Map.of("Parish/database/one", "Parish/database/other"));
        assertThat(vault.names()).isEmpty();
    }

    /** With the passwords that one types in the same form. */
    private static Map<String, String> beside(String name, String typed) {
        return Map.of(name, typed, "Parish/ssh", "of ssh", "Parish/database/chms", "of the database");
    }

    private void seal(Server server, Map<String, String> typed, Map<String, String> moved) throws OperationFailed {
        Map<String, Secret> secrets = new HashMap<>();
        typed.forEach((name, text) -> secrets.put(name, Secret.of(text.toCharArray())));
        try (Entered entered = new Entered(secrets, moved)) {
            new FormSecrets(vault).seal(server, entered);
        }
    }

    private void keep(String name, String text) throws OperationFailed {
        vault.put(name, Secret.of(text.toCharArray()));
    }

    private String kept(String name) throws OperationFailed {
        try (Secret secret = vault.get(name).orElseThrow()) {
            return new String(secret.characters());
        }
    }
}
