package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.InvalidProfile;
import dev.handrail.server.SecretRef;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretWayTest {
    @ParameterizedTest
    @EnumSource(SecretWay.class)
    void eachWayLeadsToItsPlaceAndBack(SecretWay way) {
        SecretRef ref = way.ref(way.needsDetail() ? "CHMS_DB" : "");

        assertThat(SecretWay.of(ref)).isEqualTo(way);
        assertThat(SecretWay.detail(ref)).isEqualTo(way.needsDetail() ? "CHMS_DB" : "");
    }

    @Test
    void eachWayIsCalledDifferently() {
        assertThat(Arrays.stream(SecretWay.values()).map(SecretWay::toString)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9LIVES", "A-B", "A B", "$A", "A=B", "Ä"})
    void whatIsNoNameOfAVariableIsRefused(String name) {
        assertThatThrownBy(() -> SecretWay.ENV.ref(name)).isInstanceOf(InvalidProfile.class);
    }

    @Test
    void aWrongNameIsForgottenWithItsWay() {
        SecretModel model = new SecretModel(SecretWay.ENV, null);
        model.detail().text().set("not a variable");
        assertThat(model.valid()).isFalse();

        model.way().set(SecretWay.ASK);
        assertThat(model.valid()).isTrue();
        assertThat(model.ref()).isInstanceOf(SecretRef.Ask.class);

        model.way().set(SecretWay.ENV);
        assertThat(model.detail().text().get()).isEmpty();
        assertThat(model.valid()).as("an empty name is none").isFalse();
    }
}
