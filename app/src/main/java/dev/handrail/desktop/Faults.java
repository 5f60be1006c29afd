package dev.handrail.desktop;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Faults of our own that nothing else has caught, on whatever thread: each is written down at once, and told the person
 * once in a while however often it happens.
 */
public final class Faults implements UncaughtExceptionHandler {
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int KINDS = 200;

    private final FaultFile file;
    private final Executor window;
    private final Map<String, Seen> seen = new HashMap<>();
    private final List<Told> untold = new ArrayList<>();
    private @Nullable Consumer<Told> person;

    /** @param window the thread of the window */
    public Faults(FaultFile file, Executor window) {
        this.file = file;
        this.window = window;
    }

    /**
     * What a person is told.
     *
     * @param failed in words
     * @param sight whether it happened where the person looks, and may have kept from happening what was just asked for
     */
    public record Told(OperationFailed failed, boolean sight) {}

    private static final class Seen {
        private long times;
        private @Nullable Instant told;
    }

    /** From now on it hears of faults that nobody catches; closing hands them to whom they went before. */
    Standing stand() {
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(this);
        return () -> Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** For as long as it listens. */
    interface Standing extends AutoCloseable {
        @Override
        void close();
    }

    /** Who tells the person, on the thread of the window; hears first what happened before. */
    void tell(Consumer<Told> how) {
        List<Told> earlier;
        synchronized (this) {
            person = how;
            earlier = List.copyOf(untold);
            untold.clear();
        }
        earlier.forEach(told -> tell(how, told));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        met(thread, fault, !thread.isVirtual() && thread.getName().equals("JavaFX Application Thread"));
    }

    /** One that was caught, and may have been told in its place: it is written down, and does not interrupt. */
    void behind(Throwable fault) {
        met(Thread.currentThread(), fault, false);
    }

    private void met(Thread thread, Throwable problem, boolean sight) {
        Throwable fault =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        String name = thread.getName().isEmpty() ? thread.toString() : thread.getName();
        Consumer<Told> how;
        Told told;
        synchronized (this) {
            Seen one = seen(kind(fault));
            one.times++;
            write(name, fault, one.times);
            Instant now = file.clock().instant();
            if (one.told != null && now.isBefore(one.told.plus(QUIET))) {
                return;
            }
            one.told = now;
            told = new Told(words(fault), sight);
            how = person;
            if (how == null) {
                untold.add(told);
                return;
            }
        }
        window.execute(() -> tell(how, told));
    }

    /** What goes wrong in telling is not told again, or there would be no end. */
    private void tell(Consumer<Told> how, Told told) {
        try {
            how.accept(told);
        } catch (RuntimeException e) {
            file.write("telling", e);
        }
    }

    /** In full once, and then when it has come ten times, a hundred times and so on: one may come with every frame. */
    private void write(String thread, Throwable fault, long times) {
        if (times == 1) {
            file.write(thread, fault);
        } else if (Long.toString(times).matches("10+")) {
            file.again(thread, fault, times);
        }
    }

    private Seen seen(String kind) {
        if (seen.size() >= KINDS && !seen.containsKey(kind)) {
            seen.clear();
        }
        return seen.computeIfAbsent(kind, one -> new Seen());
    }

    /** Two are the same that come from the same place. */
    private static String kind(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String place = trace.length == 0 ? String.valueOf(fault.getMessage()) : trace[0].toString();
        return fault.getClass().getName() + " " + place;
    }

    private OperationFailed words(Throwable fault) {
        return OperationFailed.failed(Words.of("desktop.fault"))
                .next(Words.of("desktop.fault.written", file.path()))
                .because(fault)
                .cleaned(file::clean);
    }
}
