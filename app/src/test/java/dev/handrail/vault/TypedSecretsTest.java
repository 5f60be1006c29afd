package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Secrets that were just typed go before those that are kept, and only where the vault is meant. */
class TypedSecretsTest {
    private final Redactor redactor = new Redactor();
    private final List<String> forgotten = new ArrayList<>();
    private final Secrets kept = new Secrets() {
        @Override
        public Secret find(SecretRef ref, String name) {
            return Secret.of(("kept " + ref.word() + " " + name).toCharArray());
        }

        @Override
        public Optional<Secret> kept(String name) {
            return Optional.of(Secret.of("kept".toCharArray()));
        }

        @Override
        public Set<String> variables() {
            return Set.of(PASSPHRASE, "DB");
        }

        @Override
        public void didNotFit(String name) {
            forgotten.add(name);
        }
    };

    @Test
    void whatWasTypedStandsForTheVaultUnderItsOwnName() throws OperationFailed {
        TypedSecrets secrets = secrets();
        assertThat(text(secrets.find(new SecretRef.Vault(), "Parish/ssh"))).isEqualTo("typed just now");
        assertThat(text(secrets.find(new SecretRef.Vault(), "Parish/sudo"))).isEqualTo("kept vault Parish/sudo");
    }

    @Test
    void whatIsElsewhereIsFoundThereThoughSomethingWasTyped() throws OperationFailed {
        TypedSecrets secrets = secrets();
        for (SecretRef ref : List.of(new SecretRef.Ask(), new SecretRef.Env("A"), new SecretRef.File("/a"))) {
            assertThat(text(secrets.find(ref, "Parish/ssh"))).isEqualTo("kept " + ref.word() + " Parish/ssh");
        }
    }

    @Test
    void noneIsTypedIntoAVariableSoThoseOfTheOthersStayWithheld() {
        assertThat(secrets().variables()).containsExactlyInAnyOrder("HANDRAIL_PASSPHRASE", "DB");
    }

    @Test
    void aCopyIsHandedOutSoThatWhoClosesItTakesItFromNobody() throws OperationFailed {
        TypedSecrets secrets = secrets();
        text(secrets.find(new SecretRef.Vault(), "Parish/ssh"));
        assertThat(text(secrets.find(new SecretRef.Vault(), "Parish/ssh"))).isEqualTo("typed just now");
    }

    @Test
    void whatIsHandedOutIsMaskedFromThenOn() throws OperationFailed {
        TypedSecrets secrets = secrets();
        assertThat(redactor.clean("typed just now")).isEqualTo("typed just now");
        text(secrets.find(new SecretRef.Vault(), "Parish/ssh"));
        assertThat(redactor.clean("it was typed just now.")).isEqualTo("it was •••.");
    }

    @Test
    void theRestIsAskedOfTheOthers() throws OperationFailed {
        TypedSecrets secrets = secrets();
        assertThat(secrets.kept("Parish/ssh").map(TypedSecretsTest::text)).contains("kept");
        secrets.didNotFit("Parish/ssh");
        assertThat(forgotten).containsExactly("Parish/ssh");
    }

    private TypedSecrets secrets() {
        return new TypedSecrets(Map.of("Parish/ssh", Secret.of("typed just now".toCharArray())), kept, redactor);
    }

    private static String text(Secret secret) {
        try (secret) {
            return new String(secret.characters());
        }
    }
}
