package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window interrupts its threads when it closes or cancels; the store must not go with them. */
class InterruptedThreadTest {
    private static final int ROWS = 300;

    @TempDir
    Path home;

    @Test
    void anInterruptedThreadDoesNotTakeTheStoreWithIt() throws Exception {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            store.jdbi().useHandle(h -> h.execute("CREATE TABLE noted (n INT, words VARCHAR(2000))"));
            AtomicInteger written = new AtomicInteger();
            List<Thread> interrupted = Stream.generate(() -> Thread.ofPlatform().unstarted(() -> write(store, written)))
                    .limit(4)
                    .toList();
            interrupted.forEach(Thread::start);
            for (Thread thread : interrupted) {
                int before = written.get();
                Await.until("it writes", () -> written.get() > before + 20);
                thread.interrupt();
            }
            for (Thread thread : interrupted) {
                thread.join();
            }
            assertThat(count(store)).isEqualTo(written.get()).isPositive();
        }
        try (Store again = Store.open(home, Clock.systemUTC())) {
            assertThat(count(again)).isPositive();
        }
    }

    private static void write(Store store, AtomicInteger written) {
        for (int i = 0; i < ROWS; i++) {
            int row = i;
            try {
                store.jdbi().useHandle(h -> h.execute("INSERT INTO noted VALUES (?, ?)", row, "x".repeat(2000)));
                written.incrementAndGet();
            } catch (JdbiException e) {
                // This row was interrupted, which is no harm: it is not counted as written.
                Thread.interrupted();
            }
        }
    }

    private static int count(Store store) {
        return store.jdbi()
                .withHandle(h -> h.select("SELECT count(*) FROM noted")
                        .mapTo(Integer.class)
                        .one());
    }
}
