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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes a page down at its end where no machine does that by itself, for as long as the program is open. What had come to its
 * end before it was opened is only said: who left it up may have had a reason.
 */
public final class Overdue implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration ONCE_MORE = Duration.ofMinutes(15);

    /** How long a server that was to take a page down may take for it. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** What was not even begun may be possible soon; each time it is given twice as long. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final SwitchMeans means;
    private final Runner runner;
    private final Instant opened;
    private final Map<Notice, Pause> pauses = new ConcurrentHashMap<>();
    private final Map<String, Thread> underWay = new ConcurrentHashMap<>();
    private final Thread thread;

    /**
     * Until when it is let be.
     *
     * @param length how long that is
     */
    private record Pause(Instant end, Duration length) {}

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
                begins();
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

    /** Takes down what is due, and returns when that is done. */
    void go() throws InterruptedException {
        for (Thread one : begins()) {
            one.join();
        }
    }

    /** Each by itself: one that is slow keeps no other one up. */
    List<Thread> begins() {
        List<Thread> begun = new ArrayList<>();
        for (Window window : means.windows().open()) {
            String id = window.notice().id();
            if (!underWay.containsKey(id) && isDue(window)) {
                Thread one =
                        Thread.ofVirtual().name("overdue " + window.server()).unstarted(() -> attempt(window));
                underWay.put(id, one);
                one.start();
                begun.add(one);
            }
        }
        return begun;
    }

    private void attempt(Window window) {
        Notice notice = window.notice();
        try {
            Pause before = pauses.put(notice, pause(ONCE_MORE));
            try {
                takeDown(window);
            } catch (OperationFailed e) {
                // It stands in the journal where it was begun, and the page is said to be overdue; it is tried again.
                if (wasNotBegun(e)) {
                    pauses.put(notice, pause(before == null ? SOON : doubled(before.length())));
                }
            }
        } catch (RuntimeException e) {
            // What keeps us from the store is told by the window, which reads it all the time.
        } finally {
            underWay.remove(notice.id());
        }
    }

    private Pause pause(Duration length) {
        return new Pause(means.clock().instant().plus(length), length);
    }

    /** Another operation had the server, the vault was locked, nobody was reached. */
    private static boolean wasNotBegun(OperationFailed why) {
        return why.kind() == OperationFailed.Kind.REFUSED || why.kind() == OperationFailed.Kind.UNREACHABLE;
    }

    private static Duration doubled(Duration length) {
        Duration twice = length.multipliedBy(2);
        return twice.compareTo(ONCE_MORE) < 0 ? twice : ONCE_MORE;
    }

    private boolean isDue(Window window) {
        Instant now = means.clock().instant();
        Instant until = window.notice().until();
        Pause pause = pauses.get(window.notice());
        return window.overdue(now)
                && until != null
                && !until.isBefore(opened)
                && (pause == null || !now.isBefore(pause.end()));
    }

    private void takeDown(Window window) throws OperationFailed {
        Optional<Server> server = means.servers().named(window.server());
        if (server.isEmpty()) {
            return;
        }
        Server thrown = new SwitchChoice(means, server.get()).thrown(window.kind());
        if (isLeftToUs(window, thrown) && isStill(window)) {
            new AtOnce(runner).run(SwitchOff.due(means, thrown, window.notice()));
        }
    }

    /** Where a server was to do it, it had the time, and what became of it is asked before. */
    private boolean isLeftToUs(Window window, Server thrown) throws OperationFailed {
        if (Ending.of(thrown.maintenance()) == Ending.NOBODY) {
            return true;
        }
        Instant until = window.notice().until();
        if (until == null || !Ending.isAlsoHere(thrown.maintenance())) {
            return false;
        }
        Instant late = until.plus(LATE);
        if (means.clock().instant().isBefore(late)) {
            pauses.put(window.notice(), new Pause(late, SOON));
            return false;
        }
        new StatusAnswer(means, thrown).tell();
        return true;
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
        underWay.values().forEach(Thread::interrupt);
    }
}
