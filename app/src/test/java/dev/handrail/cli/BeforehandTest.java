package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is still done before a run when somebody asks to stop, and what becomes of how it fails. */
@Timeout(20)
class BeforehandTest {
    private final Stop stop = new Stop();
    private final Beforehand before = new Beforehand(stop);

    @Test
    void aQuestionThatHeedsNobodyIsLeftBehindAndNotInterrupted() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        assertThatThrownBy(() -> before.done(Duration.ZERO, () -> {
                    stop.ask();
                    answered.await();
                    heard.countDown();
                    return "yes";
                }))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
        answered.countDown();
        heard.await();
    }

    @Test
    void whatIsStoppedIsCancelledHoweverItFails() {
        assertThatThrownBy(() -> before.done(Duration.ofMinutes(1), () -> {
                    Stop.here().ask();
                    throw new IllegalStateException("hung up");
                }))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
    }

    @Test
    void whatNobodyStopsEndsAsItDoes() throws OperationFailed {
        assertThat(before.done(Duration.ZERO, () -> "planned")).isEqualTo("planned");
        IllegalStateException surprise = new IllegalStateException("surprise");
        assertThatThrownBy(() -> before.done(Duration.ZERO, () -> {
                    throw surprise;
                }))
                .isSameAs(surprise);
    }
}
