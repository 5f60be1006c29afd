package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is made late is made once, and is not closed when nobody needed it. */
class LazyTest {
    private final AtomicInteger made = new AtomicInteger();
    private final List<Integer> closed = new ArrayList<>();

    @Test
    void whatNobodyNeedsIsNeitherMadeNorClosed() {
        Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);
        lazy.ifMade(closed::add);
        assertThat(made).hasValue(0);
        assertThat(closed).isEmpty();
    }

    @Test
    void whatWasMadeIsKeptAndClosed() throws OperationFailed {
        Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);
        assertThat(lazy.get()).isEqualTo(lazy.get()).isEqualTo(1);
        lazy.ifMade(closed::add);
        assertThat(closed).containsExactly(1);
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgain() throws OperationFailed {
        Lazy<Integer> lazy = new Lazy<>(() -> {
            if (made.incrementAndGet() == 1) {
                throw OperationFailed.failed("The disk is full").build();
            }
            return made.get();
        });
        assertThatThrownBy(lazy::get).hasMessageContaining("The disk is full");
        lazy.ifMade(closed::add);
        assertThat(closed).isEmpty();
        assertThat(lazy.get()).isEqualTo(2);
    }

    @Test
    void whoEndsDoesNotWaitForWhatIsStillBeingMade() throws Exception {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Lazy<Integer> lazy = new Lazy<>(() -> {
            begun.complete(true);
            return answer.join();
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> got = threads.submit(() -> lazy.get());
            begun.join();
            try {
                assertThat(threads.submit(() -> lazy.ifMade(closed::add))).succeedsWithin(Duration.ofSeconds(20));
            } finally {
                answer.complete(7);
            }
            assertThat(got.get()).isEqualTo(7);
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void manyWhoNeedItAtOnceShareOne() throws Exception {
        Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> needs = Stream.<Callable<Integer>>generate(() -> lazy::get)
                    .limit(64)
                    .toList();
            for (Future<Integer> got : threads.invokeAll(needs)) {
                assertThat(got.get()).isEqualTo(1);
            }
        }
    }
}
