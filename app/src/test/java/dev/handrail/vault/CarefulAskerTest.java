package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.waiting.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person answers is masked before it is used, and nobody who is stopped waits for it. */
@Timeout(20)
class CarefulAskerTest {
    private final Redactor redactor = new Redactor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch takenBack = new CountDownLatch(1);

    @Test
    void anAnswerIsMaskedWhetherItWasSeenWhileTypedOrNot() {
        Asker careful = new CarefulAsker(answering("open sesame"), redactor);
        assertThat(careful.secret("password?")).isNotNull();
        assertThat(redactor.clean("it said open sesame")).isEqualTo("it said •••");
        assertThat(new CarefulAsker(answering("824193"), redactor).answer("code?"))
                .isEqualTo("824193");
        assertThat(redactor.clean("code 824193 was wrong")).isEqualTo("code ••• was wrong");
    }

    @Test
    void whoDeclinesHasDeclined() {
        Asker careful = new CarefulAsker(Asker.NOBODY, redactor);
        assertThat(careful.secret("password?")).isNull();
        assertThat(careful.answer("code?")).isNull();
    }

    @Test
    void whoIsStoppedWaitsNoLongerAndTheQuestionIsTakenBack() throws Exception {
        Stop stop = new Stop();
        Asker careful = new CarefulAsker(silent(), redactor);
        CountDownLatch over = new CountDownLatch(1);
        Thread.startVirtualThread(() -> stop.over(() -> {
            assertThat(careful.secret("password?")).isNull();
            assertThat(Thread.currentThread().isInterrupted())
                    .as("what comes next is not interrupted")
                    .isFalse();
            over.countDown();
            return true;
        }));
        asked.await();
        stop.ask();
        assertThat(over.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(takenBack.await(1, TimeUnit.SECONDS)).isTrue();
    }

    private static Asker answering(String text) {
        return new Asker() {
            @Override
            public Secret secret(String question) {
                return Secret.of(text.toCharArray());
            }

            @Override
            public String answer(String question) {
                return text;
            }
        };
    }

    private Asker silent() {
        return new Asker() {
            @Override
            public @Nullable Secret secret(String question) {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    takenBack.countDown();
                }
                return null;
            }

            @Override
            public @Nullable String answer(String question) {
                return null;
            }
        };
    }
}
