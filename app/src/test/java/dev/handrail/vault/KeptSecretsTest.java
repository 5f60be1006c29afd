package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was found once is found again without anybody being asked, until it is over or does not fit. */
class KeptSecretsTest {
    private static final SecretRef ASK = new SecretRef.Ask();

    private final List<String> asked = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final Secrets person = new Secrets() {
        @Override
        public Secret find(SecretRef ref, String name) {
            asked.add(name);
            return Secret.of(("answer " + asked.size()).toCharArray());
        }

        @Override
        public Optional<Secret> kept(String name) {
            return Optional.of(Secret.of(("kept " + name).toCharArray()));
        }

        @Override
        public Set<String> variables() {
            return Set.of(PASSPHRASE, "TOKEN");
        }

        @Override
        public void didNotFit(String name) {
            forgotten.add(name);
        }
    };
    private final KeptSecrets secrets = new KeptSecrets(person);

    private String found(String name) throws OperationFailed {
        try (Secret secret = secrets.find(ASK, name)) {
            return new String(secret.characters());
        }
    }

    @Test
    void eachIsAskedForOnceThoughWhoeverUsesItWipesIt() throws OperationFailed {
        assertThat(found("Parish/switch")).isEqualTo("answer 1");
        assertThat(found("Parish/switch")).isEqualTo("answer 1");
        assertThat(found("Dental/switch")).isEqualTo("answer 2");
        assertThat(asked).containsExactly("Parish/switch", "Dental/switch");
    }

    @Test
    void whatDoesNotFitIsForgottenHereAndThere() throws OperationFailed {
        found("Parish/switch");
        secrets.didNotFit("Parish/switch");
        assertThat(forgotten).containsExactly("Parish/switch");
        assertThat(found("Parish/switch")).isEqualTo("answer 2");
    }

    @Test
    void nothingIsKeptWhenItIsOver() throws OperationFailed {
        found("Parish/switch");
        secrets.close();
        assertThat(found("Parish/switch")).isEqualTo("answer 2");
    }

    @Test
    void allElseIsAsTheOthersHaveIt() throws OperationFailed {
        assertThat(secrets.variables()).containsExactlyInAnyOrder("HANDRAIL_PASSPHRASE", "TOKEN");
        try (Secret secret = secrets.kept("Parish/ssh").orElseThrow()) {
            assertThat(new String(secret.characters())).isEqualTo("kept Parish/ssh");
        }
    }
}
