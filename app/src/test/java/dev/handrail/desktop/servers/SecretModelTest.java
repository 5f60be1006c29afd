package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.SecretRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretModelTest {
    @ParameterizedTest
    @ValueSource(strings = {"vault", "ask", "env:CHMS_DB", "file:~/.secrets/db"})
    void whereAPasswordIsStaysWhenItIsOnlyLookedAt(String word) {
        SecretRef ref = SecretRef.parse(word);
        SecretModel model = new SecretModel(SecretWay.of(ref), ref);

        assertThat(model.valid()).isTrue();
        assertThat(model.ref()).isEqualTo(ref);
    }

    @Test
    void withoutAPasswordThereIsNothingToSay() {
        SecretModel model = new SecretModel(SecretWay.of(null), null);

        assertThat(model.valid()).isTrue();
        assertThat(model.ref()).isNull();
    }

    @Test
    void theNameOfAVariableIsNoNameOfAFile() {
        SecretModel model = new SecretModel(SecretWay.ENV, new SecretRef.Env("CHMS_DB"));
        model.way().set(SecretWay.FILE);

        assertThat(model.detail().text().get()).isEmpty();
        assertThat(model.valid()).isFalse();
    }

    @Test
    void aPasswordTypedWhereTheVariableIsNamedIsRefused() {
        SecretModel model = new SecretModel(SecretWay.ENV, null);
        model.detail().text().set("hush hush");

        assertThat(model.valid()).isFalse();
        assertThat(model.detail().problem().get()).contains("must say where the secret is");
    }
}
