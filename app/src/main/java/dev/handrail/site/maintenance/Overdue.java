package dev.handrail.site.maintenance;

import dev.handrail.operation.AtOnce;
import dev.handrail.operation.Runner;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a page down at its end where no machine does that by itself, for as long as the program is open. What had come to its
 * end before it was opened is only said: who left it up may have had a reason.
 */
public final class Overdue implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration ONCE_MORE = Duration.ofMinutes(15);

    private final SwitchMeans means;
    private final Runner runner;
    private final Instant opened;
    private final Map<String, Instant> tried = new HashMap<>();
    private final Thread thread;

    public Overdue(SwitchMeans means, Runner runner) {
        this.means = means;
        this.runner = runner;
        this.opened = means.clock().instant();
        this.thread = Thread.ofVirtual().name("overdue").unstarted(this::goOnAndOn);
    }

    /** What a person is told first of pages that should be down, whatever is begun. */
    public static List<String> said(Windows windows, Clock clock) {
        List<String> said = new ArrayList<>();
        for (Window window : windows.open()) {
            Instant until = window.notice().until();
            if (until != null && window.overdue(clock.instant())) {
                said.add(Words.of("switching.overdue", window.server(), new Moments(clock).of(until)));
            }
        }
        return said;
    }

    public Overdue begin() {
        thread.start();
        return this;
    }

    private void goOnAndOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                go();
            } catch (RuntimeException e) {
                // What keeps us from the store is told by the window, which reads it all the time.
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Takes down what is due. */
    void go() {
        for (Window window : means.windows().open()) {
            if (isDue(window)) {
                tried.put(window.notice().id(), means.clock().instant());
                try {
                    takeDown(window);
                } catch (OperationFailed e) {
                    // It stands in the journal where it was begun, and the page is said to be overdue; it is tried
                    // again.
                }
            }
        }
    }

    private boolean isDue(Window window) {
        Instant now = means.clock().instant();
        Instant until = window.notice().until();
        Instant before = tried.get(window.notice().id());
        return window.overdue(now)
                && until != null
                && !until.isBefore(opened)
                && (before == null || !now.isBefore(before.plus(ONCE_MORE)));
    }

    private void takeDown(Window window) throws OperationFailed {
        Optional<Server> server = means.servers().named(window.server());
        if (server.isEmpty()) {
            return;
        }
        Server thrown = new SwitchChoice(means, server.get()).thrown(window.kind());
        if (Ending.of(thrown.maintenance()) == Ending.NOBODY && isStill(window)) {
            new AtOnce(runner).run(SwitchOff.due(means, thrown));
        }
    }

    /** Somebody may have given it another end, or taken it down, while another one was taken down. */
    private boolean isStill(Window window) {
        return means.windows()
                .open(window.server())
                .filter(now -> now.notice().equals(window.notice()))
                .isPresent();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
