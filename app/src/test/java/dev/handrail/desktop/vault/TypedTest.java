package dev.handrail.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.vault.Secret;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a form was told is handed over in its order, once, and wiped where nobody wanted it. */
class TypedTest {
    @Test
    void eachIsHandedOverOnceInItsOrder() {
        try (Typed typed = new Typed("first".toCharArray(), "second".toCharArray())) {
            assertThat(text(typed)).isEqualTo("first");
            assertThat(text(typed)).isEqualTo("second");
            assertThat(typed.secret("And now?")).isNull();
        }
    }

    @Test
    void nothingThatMayBeSeenIsAnsweredWithASecret() {
        try (Typed typed = new Typed("hush".toCharArray())) {
            assertThat(typed.answer("Your name?")).isNull();
            assertThat(text(typed)).isEqualTo("hush");
        }
    }

    @Test
    void whatNobodyAskedForIsWiped() {
        char[] asked = "asked".toCharArray();
        char[] left = "left".toCharArray();
        Secret taken;
        try (Typed typed = new Typed(asked, left)) {
            taken = Objects.requireNonNull(typed.secret("?"));
        }
        assertThat(left).containsOnly('\0');
        assertThat(asked).as("who took it closes it").containsExactly('a', 's', 'k', 'e', 'd');
        taken.close();
        assertThat(asked).containsOnly('\0');
    }

    private static String text(Typed typed) {
        try (Secret secret = Objects.requireNonNull(typed.secret("?"))) {
            return new String(secret.characters());
        }
    }
}
