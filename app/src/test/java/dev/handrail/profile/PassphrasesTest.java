package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.SecretRef;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a passphrase comes from, who types it how often, and what becomes of one that is mistyped. */
class PassphrasesTest {
    private final Redactor redactor = new Redactor();
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<Secret> handedOut = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();
    private final Asker asker = new Asker() {
        @Override
        public @Nullable Secret secret(String question) {
            String next = typed.poll();
            if (next == null) {
                return null;
            }
            Secret secret = Secret.of(next.toCharArray());
            handedOut.add(secret);
            return secret;
        }

        @Override
        public @Nullable String answer(String question) {
            throw new AssertionError("what is typed openly: " + question);
        }
    };
    private final Secrets outside = (ref, name) -> {
        looked.add(ref.word());
        return Secret.of("from outside".toCharArray());
    };

    @Test
    void aPersonTypesANewOneTwice() throws OperationFailed {
        typed.addAll(List.of("correct horse", "correct horse"));
        assertThat(text(person().fresh(outside))).isEqualTo("correct horse");
        assertThat(typed).isEmpty();
        assertThat(looked).isEmpty();
    }

    @Test
    void ofTwoThatDifferNeitherIsLeftInMemory() {
        typed.addAll(List.of("correct horse", "correct house"));
        assertThatThrownBy(() -> person().typedTwice("New?"))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED))
                .hasMessageNotContaining("horse");
        assertThat(handedOut).hasSize(2).allSatisfy(PassphrasesTest::assertWiped);
    }

    @Test
    void theFirstIsNotLeftInMemoryWhereNobodyTypesASecond() {
        typed.add("correct horse");
        assertThatThrownBy(() -> person().typedTwice("New?")).hasMessageContaining("Nothing was given");
        assertThat(handedOut).singleElement().satisfies(PassphrasesTest::assertWiped);
    }

    @Test
    void whatAFormWasToldGoesBeforeWhatIsNamedOutside() throws OperationFailed {
        Passphrases named =
                new Passphrases(Asker.NOBODY, redactor, true, Optional.of(new SecretRef.Env("HANDRAIL_PASSPHRASE")));
        typed.addAll(List.of("from a form", "from a form", "the present one"));
        Passphrases form = named.asking(asker);
        assertThat(text(form.fresh(outside))).isEqualTo("from a form");
        assertThat(text(form.current(outside))).isEqualTo("the present one");
        assertThat(looked).isEmpty();
        assertThat(redactor.clean("from a form, the present one")).isEqualTo("•••, •••");
    }

    @Test
    void whatIsPipedCannotBeMistypedAndIsTakenOnce() throws OperationFailed {
        typed.addAll(List.of("correct horse", "next line"));
        assertThat(text(new Passphrases(asker, redactor, false, Optional.empty()).fresh(outside)))
                .isEqualTo("correct horse");
        assertThat(typed).containsExactly("next line");
    }

    @Test
    void whereOneIsNamedOutsideNobodyIsAsked() throws OperationFailed {
        Passphrases named =
                new Passphrases(asker, redactor, true, Optional.of(new SecretRef.Env("HANDRAIL_PASSPHRASE")));
        assertThat(text(named.fresh(outside))).isEqualTo("from outside");
        assertThat(text(named.current(outside))).isEqualTo("from outside");
        assertThat(looked).containsExactly("env:HANDRAIL_PASSPHRASE", "env:HANDRAIL_PASSPHRASE");
        assertThat(handedOut).isEmpty();
    }

    @Test
    void thePresentOneIsTypedOnce() throws OperationFailed {
        typed.addAll(List.of("correct horse", "new one"));
        assertThat(text(person().current(outside))).isEqualTo("correct horse");
        assertThat(typed).containsExactly("new one");
    }

    @Test
    void nothingTypedIsSaidWithTheQuestionThatWasNotAnswered() {
        assertThatThrownBy(() -> person().typed("Value of Parish/ssh:"))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                    assertThat(e.cameBack()).isEqualTo("Value of Parish/ssh:");
                    assertThat(e.next()).isNotBlank();
                });
        typed.add("");
        assertThatThrownBy(() -> person().typed("Value?")).isInstanceOf(OperationFailed.class);
    }

    private Passphrases person() {
        return new Passphrases(asker, redactor, true, Optional.empty());
    }

    private static String text(Secret secret) {
        try (secret) {
            return new String(secret.characters());
        }
    }

    private static void assertWiped(Secret secret) {
        assertThat(secret.characters()).containsOnly('\0');
    }
}
