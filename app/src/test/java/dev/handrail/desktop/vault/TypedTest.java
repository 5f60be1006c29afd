package dev.handrail.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.vault.Asker;
import dev.handrail.vault.CarefulAsker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.waiting.Stop;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a form was told is handed over in its order, once, and wiped when the form is done with. */
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
    void allOfItIsWipedWhenItIsClosedAndNothingIsHandedOverAnyMore() {
        char[] asked = "asked".toCharArray();
        char[] left = "left".toCharArray();
        Typed typed = new Typed(asked, left);
        assertThat(typed.secret("?")).isNotNull();
        assertThat(asked).as("in use").containsExactly('a', 's', 'k', 'e', 'd');
        typed.close();
        assertThat(left).containsOnly('\0');
        assertThat(asked).containsOnly('\0');
        assertThat(typed.secret("?")).isNull();
    }

    @Test
    void whatWasOnItsWayWhenTheRunWasStoppedIsWipedToo() throws InterruptedException {
        char[] passphrase = "hush".toCharArray();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        Stop stop = new Stop();
        try (Typed typed = new Typed(passphrase)) {
            Asker late = new Asker() {
                @Override
                public @Nullable Secret secret(String question) {
                    stop.ask();
                    unhurried(go);
                    Secret secret = typed.secret(question);
                    taken.countDown();
                    return secret;
                }

                @Override
                public @Nullable String answer(String question) {
                    return null;
                }
            };
            assertThat(stop.over(() -> new CarefulAsker(late, new Redactor()).secret("?")))
                    .isNull();
            go.countDown();
            taken.await();
            assertThat(passphrase).as("nobody has it").containsExactly('h', 'u', 's', 'h');
        }
        assertThat(passphrase).containsOnly('\0');
    }

    /** As one who has to be asked for an answer cannot be hurried. */
    private static void unhurried(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException e) {
                // Whoever stopped is not waited for.
            }
        }
    }

    private static String text(Typed typed) {
        try (Secret secret = Objects.requireNonNull(typed.secret("?"))) {
            return new String(secret.characters());
        }
    }
}
