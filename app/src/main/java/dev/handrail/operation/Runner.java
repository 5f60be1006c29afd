package dev.handrail.operation;

import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place where operations run: each on a thread of its own, written into the journal as it goes. One at a time
 * changes a server, also across processes; any number only read.
 */
public final class Runner implements AutoCloseable {
    private final Journal journal;
    private final Cleaners cleaners;
    private final UnaryOperator<String> redaction;
    private final String person;
    private final Clock clock;
    private final List<LiveRun> running = new CopyOnWriteArrayList<>();
    /** Held for reading while an operation begins: the end does not come in between. */
    private final ReadWriteLock beginnings = new ReentrantReadWriteLock();

    private boolean closed;

    /** What becomes of the operations that run when the program ends. */
    public enum Closing {
        /** They are asked to stop, and end as cancelled. */
        CANCEL,
        /** They come to their own end. */
        WAIT
    }

    /**
     * @param redaction cleans every line and failure of secrets before anybody sees it
     * @param person who sits in front of it, for the journal
     */
    public Runner(
            Journal journal, List<Cleaner> cleaners, UnaryOperator<String> redaction, String person, Clock clock) {
        this.journal = journal;
        this.cleaners = new Cleaners(cleaners);
        this.redaction = redaction;
        this.person = person;
        this.clock = clock;
    }

    /**
     * The plan of an operation that is meant to be started: where none can be made, as when the server is gone, the
     * journal says so. Nobody may be there to be told.
     */
    public Plan plan(Operation operation) throws OperationFailed {
        try {
            return operation.plan();
        } catch (OperationFailed e) {
            throw unlessStopped(operation, e.cleaned(redaction));
        } catch (RuntimeException e) {
            throw unlessStopped(
                    operation,
                    OperationFailed.failed(Words.of("operation.fault", operation.title()))
                            .next(Words.of("operation.fault.plan.next"))
                            .because(e)
                            .cleaned(redaction));
        }
    }

    /** Whoever told it to stop knows that there is no plan. */
    private OperationFailed unlessStopped(Operation operation, OperationFailed failure) {
        return Stop.here().asked() ? OperationFailed.cancelled() : written(operation, failure);
    }

    /**
     * Starts an operation whose plan has been seen. Refused when the plan has a blocker, and while another operation
     * changes the same server or works on what this one needs for itself; the journal tells of a refusal too.
     *
     * @param watcher told everything as it happens, on the operation's own threads; the end is the last it hears
     */
    public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed {
        beginnings.readLock().lock();
        try {
            return started(operation, plan, watcher);
        } finally {
            beginnings.readLock().unlock();
        }
    }

    private Underway started(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed {
        if (closed) {
            throw OperationFailed.refused(Words.of("operation.closed", operation.title()))
                    .next(Words.of("operation.closed.next"))
                    .build();
        }
        try {
            refuseBlocked(operation, plan);
            return begun(operation, journal.begin(beginning(operation, holds(operation))), watcher);
        } catch (OperationFailed e) {
            throw written(operation, e);
        }
    }

    private Underway begun(Operation operation, OpenRun run, Consumer<Event> watcher) {
        LiveRun live = new LiveRun(operation, run, watcher, cleaners, redaction, clock, running::remove);
        running.add(live);
        live.start();
        return live;
    }

    /** What runs in this process now. */
    public List<Underway> inProgress() {
        return List.copyOf(running);
    }

    /**
     * The runs that have ended and left something behind, newest first: those of a program that died are marked as
     * interrupted first. To be asked at the start.
     */
    public List<Run> leftBehind() {
        journal.markInterrupted();
        return journal.runsWithLeftovers();
    }

    /**
     * The operation that cleans up what a run left behind.
     *
     * @param server the server that the run was about
     */
    public Operation cleaning(String run, Server server) throws OperationFailed {
        journal.markInterrupted();
        Run found = journal.run(run)
                .orElseThrow(() -> OperationFailed.usage(Words.of("operation.no-run", run))
                        .next(Words.of("operation.no-run.next"))
                        .build());
        return new CleanUp(journal, cleaners, found, server);
    }

    @Override
    public void close() {
        close(Closing.CANCEL);
    }

    /** Returns when the last operation has come to its end, however long that takes; nothing new is started. */
    public void close(Closing how) {
        beginnings.writeLock().lock();
        closed = true;
        beginnings.writeLock().unlock();
        boolean interrupted = false;
        for (LiveRun live : running) {
            if (how == Closing.CANCEL) {
                live.cancel();
            }
        }
        for (LiveRun live : running) {
            interrupted |= !awaited(live);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes down what kept an operation from beginning; the journal may be what kept it, and then cannot be told. */
    private OperationFailed written(Operation operation, OperationFailed failure) {
        if (failure.kind() == OperationFailed.Kind.USAGE) {
            return failure;
        }
        AtomicReference<@Nullable String> written = new AtomicReference<>();
        Attempt.of(() -> {
            OpenRun run = journal.begin(beginning(operation, Set.of()));
            new Telling(run, new Watched(event -> {}), redaction).end(Ending.failed(failure, false));
            written.set(run.id());
        });
        String as = written.get();
        return as == null ? failure : failure.recorded(as);
    }

    private Beginning beginning(Operation operation, Set<String> holds) {
        return new Beginning(
                operation.name(),
                redaction.apply(operation.title()),
                operation.server().name(),
                operation.servers().stream().map(Server::name).collect(Collectors.toSet()),
                person,
                holds);
    }

    private static boolean awaited(LiveRun live) {
        try {
            live.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void refuseBlocked(Operation operation, Plan plan) throws OperationFailed {
        List<Plan.Check> blockers = plan.checks().stream()
                .filter(check -> check.state() == Plan.State.BLOCKER)
                .toList();
        if (!blockers.isEmpty()) {
            OperationFailed.Telling refusal = OperationFailed.refused(Words.of("operation.blocked", operation.title()))
                    .on(operation.server().name())
                    .cameBack(String.join(
                            "; ", blockers.stream().map(Plan.Check::text).toList()));
            String advice = blockers.getFirst().advice();
            throw advice == null ? refusal.build() : refusal.next(advice).build();
        }
    }

    private static Set<String> holds(Operation operation) {
        Set<String> holds = new TreeSet<>();
        operation.exclusions().forEach(name -> holds.add("only " + name));
        if (operation.effect() != Effect.READS) {
            operation.servers().forEach(server -> holds.add("server " + server.name()));
        }
        return holds;
    }
}
