package dev.handrail.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** One after the other, and how far something is for whoever wants to hear of it. */
class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void whoHasTheTurnMayTakeItAgainAndOthersWaitUntilBothAreGivenBack() throws Exception {
        List<String> order = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread other;
        try (Stop.Handle mine = turns.take()) {
            try (Stop.Handle again = turns.take()) {
                order.add("twice");
            }
            other = Thread.ofVirtual().start(() -> {
                begun.countDown();
                taken(order);
            });
            begun.await();
            order.add("still mine");
        }
        other.join();

        assertThat(order).containsExactly("twice", "still mine", "the other");
    }

    @Test
    void aTurnThatIsGivenBackCanBeTakenAgain() throws OperationFailed {
        for (int i = 0; i < 1_000; i++) {
            turns.take().close();
        }
        try (Stop.Handle last = turns.take()) {
            assertThat(last).isNotNull();
        }
    }

    @Test
    void whoWantsToHearOfItHearsItAndNobodyElse() {
        List<Long> heard = new ArrayList<>();
        List<Long> inner = new ArrayList<>();
        Meter.tell(1);
        String done = Meter.over(heard::add, () -> {
            Meter.tell(2);
            Meter.over(inner::add, () -> {
                Meter.tell(3);
                return true;
            });
            Meter.tell(4);
            return "done";
        });
        Meter.tell(5);

        assertThat(done).isEqualTo("done");
        assertThat(heard).containsExactly(2L, 4L);
        assertThat(inner).containsExactly(3L);
    }

    @Test
    void anInterruptThatComesAfterTheWaitIsNotSent() {
        Interrupt interrupt = new Interrupt(Thread.currentThread());
        interrupt.over();
        interrupt.now();

        assertThat(Thread.interrupted()).isFalse();
        assertThat(interrupt.was()).isFalse();
    }

    @Test
    void anInterruptThatCameInTheWaitGoesNoFurther() {
        Interrupt interrupt = new Interrupt(Thread.currentThread());
        interrupt.now();
        interrupt.over();

        assertThat(interrupt.was()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptFromElsewhereIsNotSwallowedByAWaitThatNobodyStopped() {
        Interrupt interrupt = new Interrupt(Thread.currentThread());
        Thread.currentThread().interrupt();
        interrupt.over();

        assertThat(Thread.interrupted()).isTrue();
    }

    private void taken(List<String> order) {
        try (Stop.Handle handle = turns.take()) {
            order.add("the other");
        } catch (OperationFailed e) {
            order.add("failed");
        }
    }
}
