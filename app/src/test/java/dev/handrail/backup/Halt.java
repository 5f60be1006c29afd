package dev.handrail.backup;

import dev.handrail.operation.Event;
import dev.handrail.shell.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A step that does not begin, in this program or in one of its own, before it is let go. */
record Halt(Path home) {
    private Path step() {
        return home.resolve("halts at");
    }

    private Path there() {
        return home.resolve("halted");
    }

    /** Keeps whoever tells it of the step. */
    void hear(Event event) {
        try {
            if (event instanceof Event.StepBegan step
                    && Files.exists(step())
                    && step.words().startsWith(Files.readString(step()))) {
                Files.createFile(there());
                Await.until("it is let go", () -> !Files.exists(step()));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Something that is held from the moment on in which a step would begin, and not by what comes before it.
     *
     * @param words how the words of the step begin
     */
    Held from(String words, Callable<AutoCloseable> hold) throws IOException {
        Files.writeString(step(), words);
        return new Held(hold);
    }

    final class Held implements AutoCloseable {
        private final Callable<AutoCloseable> hold;
        private volatile @Nullable AutoCloseable held;

        private Held(Callable<AutoCloseable> hold) {
            this.hold = hold;
        }

        /** Whether it is held, and waited for. */
        boolean and(Callable<Boolean> waits) throws Exception {
            if (held == null && Files.exists(there())) {
                held = hold.call();
                letGo();
            }
            return held != null && waits.call();
        }

        private void letGo() throws IOException {
            Files.deleteIfExists(step());
            Files.deleteIfExists(there());
        }

        @Override
        public void close() throws Exception {
            letGo();
            if (held != null) {
                held.close();
            }
        }
    }
}
