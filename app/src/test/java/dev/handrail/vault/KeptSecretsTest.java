package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is to be kept is found again without anybody being asked, until it is needed no more or does not fit. */
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
    void whatIsToBeKeptIsAskedForOnceThoughWhoeverUsesItWipesIt() throws OperationFailed {
        secrets.keep("Parish/switch");
        assertThat(found("Parish/switch")).isEqualTo("answer 1");
        assertThat(found("Parish/switch")).isEqualTo("answer 1");
        assertThat(asked).containsExactly("Parish/switch");
    }

    @Test
    void allOthersAreFoundAnewAsIsWhatIsNeededNoMore() throws OperationFailed {
        secrets.keep("Parish/switch");
        found("Dental/switch");
        found("Dental/switch");
        found("Parish/switch");
        secrets.forget("Parish/switch");
        found("Parish/switch");
        found("Parish/switch");
        assertThat(asked)
                .containsExactly("Dental/switch", "Dental/switch", "Parish/switch", "Parish/switch", "Parish/switch");
    }

    @Test
    void whatDoesNotFitIsAskedForAgainAndKeptThen() throws OperationFailed {
        secrets.keep("Parish/switch");
        found("Parish/switch");
        secrets.didNotFit("Parish/switch");
        assertThat(forgotten).containsExactly("Parish/switch");
        assertThat(found("Parish/switch")).isEqualTo("answer 2");
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
