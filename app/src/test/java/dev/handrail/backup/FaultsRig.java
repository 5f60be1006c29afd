package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A live database behind Debian's sshd, looked after by a program that can be killed and started again. */
abstract class FaultsRig implements AutoCloseable {
    /** In which way something does not come to its end. */
    enum Fault {
        CANCELLED,
        CUT,
        KILLED
    }

    /** Nobody waits for the end of what is broken off until a statement ends by itself. */
    private static final Duration SOON = Duration.ofSeconds(25);

    final RealSshd sshd;
    Rig rig;
    private final Path home;
    private final int port;

    /** @param port of PostgreSQL, if it comes to that */
    FaultsRig(Path home, RealSshd sshd, int port) throws Exception {
        this.home = home;
        this.sshd = sshd;
        this.port = port;
        rig = new Rig(home);
    }

    /** What it does may be kept at a step. */
    Halt halt() {
        return new Halt(home);
    }

    /** From now on it is reached by this way to its sshd. */
    abstract void reachedBy(int sshPort);

    Underway replacing(Backup backup, Consumer<Event> watcher) throws Exception {
        return rig.start("restore", Beside.replace(backup.id()), watcher);
    }

    Event.Ended undo(KeptDatabase kept) throws Exception {
        return rig.perform("restore undo", Arguments.of("RUN", kept.run()));
    }

    /** Has a program of its own do it, and kills that once something is so. */
    void killedWhen(String id, String does, String what, Callable<Boolean> condition) throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, id, does, port);
        Await.until(what, condition);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
    }

    /** The same, when all was done but that it is written down as left behind no more. */
    void killedWhenDone(String id, String does) throws Exception {
        rig.close();
        assertThat(KilledRestore.dyingWhenDone(home, id, does).waitFor()).isEqualTo(KilledRestore.KILLED);
        rig = new Rig(home);
    }

    /** What was left behind last. */
    Run left() {
        return rig.runner().leftBehind().getFirst();
    }

    Event.Ended clean() throws Exception {
        Run left = left();
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        return rig.runner().start(clean, clean.plan(), event -> {}).await();
    }

    /** As the other, where nothing is held. */
    Run breaksOff(Fault fault, String id, String does, String what, Callable<Boolean> condition) throws Exception {
        return breaksOff(fault, id, does, what, condition, () -> {});
    }

    /**
     * Has it broken off once something is so, and what is left behind cleaned up: the journal says what it was and what is to
     * be done.
     *
     * @param does one of those of {@link KilledRestore}
     * @param held what keeps it from going on; whoever cancels does not wait for that
     */
    Run breaksOff(Fault fault, String id, String does, String what, Callable<Boolean> condition, AutoCloseable held)
            throws Exception {
        Run run = broken(fault, id, does, what, condition, held);
        assertBrokenOff(fault, run);
        return run;
    }

    void assertBrokenOff(Fault fault, Run run) {
        switch (fault) {
            case CANCELLED -> assertThat(run.outcome()).as(run.failure()).isEqualTo(Outcome.CANCELLED);
            case CUT -> {
                assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(run.failure()).isNotBlank();
                assertThat(run.next()).isNotBlank();
            }
            case KILLED -> {
                assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
                assertThat(run.next()).isNotBlank();
            }
        }
        // A step is written at once, but nobody waits for it, so that a kill may come first; what was written by then
        // is
        // there, as SharedJournalTest says.
        if (fault != Fault.KILLED) {
            assertThat(rig.journal().steps(run.id())).isNotEmpty();
        }
    }

    /** The same, however it ends. */
    Run broken(Fault fault, String id, String does, String what, Callable<Boolean> condition, AutoCloseable held)
            throws Exception {
        if (fault == Fault.KILLED) {
            killedWhen(id, does, what, condition);
            held.close();
            return cleaned();
        }
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            reachedBy(proxy.port());
            Underway underway = rig.begin(KilledRestore.operation(rig, id, does), halt()::hear);
            Await.until(what, condition);
            if (fault == Fault.CUT) {
                proxy.cut();
                held.close();
            } else {
                underway.cancel();
            }
            Event.Ended ended = CompletableFuture.supplyAsync(() -> awaited(underway))
                    .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                    .join();
            held.close();
            return rig.journal().run(ended.run()).orElseThrow();
        } finally {
            reachedBy(sshd.port());
        }
    }

    /**
     * Has its plan broken off once something is so: nothing has begun by then, and nothing is left to clean up.
     *
     * @param held what keeps it from going on; a plan that nobody wants any more is left to itself
     */
    void planBreaksOff(
            Fault fault, String id, String does, String what, Callable<Boolean> condition, AutoCloseable held)
            throws Exception {
        int runs = rig.journal().runs(JournalFilter.all()).size();
        if (fault == Fault.KILLED) {
            killedWhen(id, does, what, condition);
            held.close();
        } else {
            OperationFailed told = brokenPlan(fault, id, does, what, condition, held);
            assertThat(told.kind() == OperationFailed.Kind.CANCELLED).isEqualTo(fault == Fault.CANCELLED);
            assertThat(told.next() == null).isEqualTo(fault == Fault.CANCELLED);
        }
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.journal().runs(JournalFilter.all()).size() - runs)
                .as("only a plan that failed is written down")
                .isEqualTo(fault == Fault.CUT ? 1 : 0);
    }

    private OperationFailed brokenPlan(
            Fault fault, String id, String does, String what, Callable<Boolean> condition, AutoCloseable held)
            throws Exception {
        Stop stop = new Stop();
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            reachedBy(proxy.port());
            FutureTask<Plan> planning =
                    new FutureTask<>(() -> rig.runner().plan(KilledRestore.operation(rig, id, does)));
            Thread.ofVirtual()
                    .start(() -> stop.over(() -> {
                        planning.run();
                        return true;
                    }));
            Await.until(what, condition);
            if (fault == Fault.CANCELLED) {
                stop.ask();
            }
            proxy.cut();
            held.close();
            return catchThrowableOfType(OperationFailed.class, () -> Stop.here().result(planning));
        } finally {
            reachedBy(sshd.port());
        }
    }

    /** The last run, after what it left behind was cleaned up. */
    private Run cleaned() throws Exception {
        if (!rig.runner().leftBehind().isEmpty()) {
            Run left = left();
            assertThat(left.next()).contains("journal clean " + left.id());
            assertThat(clean().failure()).isNull();
            return left;
        }
        return rig.journal().runs(JournalFilter.all()).getFirst();
    }

    /** The same of the question that compares a table, which nobody can cancel: whoever asks is told what to do. */
    void comparisonBreaksOff(Fault fault, String schema, String what, Callable<Boolean> condition) throws Exception {
        if (fault == Fault.KILLED) {
            killedWhen(schema, KilledRestore.COMPARE, what, condition);
            return;
        }
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            reachedBy(proxy.port());
            FutureTask<Answer> asked = new FutureTask<>(() -> KilledRestore.compared(rig, schema));
            Thread.ofVirtual().start(asked);
            Await.until(what, condition);
            proxy.cut();
            assertThatThrownBy(asked::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            OperationFailed.class,
                            failed -> assertThat(failed.next()).isNotBlank());
        } finally {
            reachedBy(sshd.port());
        }
    }

    private static Event.Ended awaited(Underway underway) {
        try {
            return underway.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        rig.close();
        sshd.close();
    }
}
