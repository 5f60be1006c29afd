package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.OperationFailed;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final Errands errands = new Errands(workers::add, window::add);
    private final List<String> told = new ArrayList<>();

    @Test
    void theErrandIsDoneByAWorkerAndItsAnswerComesToTheWindow() {
        errands.run(() -> "done", told::add, failed -> told.add("failed"));
        assertThat(told).isEmpty();

        workers.remove().run();
        assertThat(told).isEmpty();

        window.remove().run();
        assertThat(told).containsExactly("done");
    }

    @Test
    void whatIsAskedWhileTheWindowClosesIsAskedOfNobody() {
        Errands closing = new Errands(
                task -> {
                    throw new RejectedExecutionException();
                },
                window::add);
        closing.run(() -> "done", told::add, failed -> told.add("failed"));

        assertThat(told).isEmpty();
        assertThat(window).isEmpty();
    }

    @Test
    void aFailureIsToldAsItIs() {
        OperationFailed failure = OperationFailed.failed("It was tried").build();
        errands.run(
                () -> {
                    throw failure;
                },
                () -> told.add("done"),
                failed -> told.add(failed == failure ? "the same" : "another"));
        workers.remove().run();
        window.remove().run();

        assertThat(told).containsExactly("the same");
    }

    @Test
    void aFaultOfTheProgramIsNotSwallowed() {
        errands.run(
                () -> {
                    throw new IllegalStateException("a mistake");
                },
                () -> told.add("done"),
                failed -> told.add(failed.tried() + ": " + failed.cameBack()));
        workers.remove().run();
        window.remove().run();

        assertThat(told).containsExactly("Something went wrong inside Handrail: a mistake");
    }

    @Test
    void aFaultInWhatComesAfterTheErrandIsNotSwallowedEither() {
        errands.run(
                () -> "done",
                done -> {
                    throw new IllegalStateException("a mistake on the screen");
                },
                failed -> told.add(failed.tried() + ": " + failed.cameBack()));
        workers.remove().run();
        window.remove().run();
        window.remove().run();

        assertThat(told).containsExactly("Something went wrong inside Handrail: a mistake on the screen");
    }

    @Test
    void aFaultInTellingOfAFailureIsLeftToTheThread() {
        List<Throwable> seen = new ArrayList<>();
        Thread here = Thread.currentThread();
        UncaughtExceptionHandler was = here.getUncaughtExceptionHandler();
        here.setUncaughtExceptionHandler((thread, fault) -> seen.add(fault));
        try {
            errands.run(
                    () -> {
                        throw OperationFailed.failed("It was tried").build();
                    },
                    () -> told.add("done"),
                    failed -> {
                        throw new IllegalStateException("no window to tell it in");
                    });
            workers.remove().run();
            window.remove().run();
        } finally {
            here.setUncaughtExceptionHandler(was);
        }
        assertThat(seen)
                .singleElement()
                .satisfies(fault -> assertThat(fault).hasRootCauseMessage("no window to tell it in"));
    }
}
