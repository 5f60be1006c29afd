package dev.handrail.backup.source;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Errand;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An application that is stopped, and that the server starts again as soon as it no longer hears of us. */
public final class Stopped {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

    private final ColdPlace place;
    private final Work work;
    private final Work.Handle leftover;
    private final CountDownLatch over = new CountDownLatch(1);
    private final long since = System.nanoTime();
    private @Nullable Running hold;
    private @Nullable Ended ended;

    /**
     * What became of it.
     *
     * @param downMillis how long it was down
     * @param early whether it was started too early, or nobody can tell that it was not
     * @param trouble what kept it from being started
     */
    public record Ended(
            long downMillis, boolean early, @Nullable OperationFailed trouble) {}

    private Stopped(ColdPlace place, Work work, Work.Handle leftover) {
        this.place = place;
        this.work = work;
        this.leftover = leftover;
    }

    /** What a plan says of it beforehand. */
    public static List<Step> before(FileSet.Cold cold, String name, String where) {
        String stop = CommandText.of(ColdPlace.stop(cold));
        return List.of(
                new Step(Words.of("backup.cold.step.arrange"), where, null, Effect.CHANGES),
                new Step(Words.of("backup.cold.step.stop", name), where, stop, Effect.CHANGES));
    }

    /** And of what comes after it. */
    public static List<Step> after(FileSet.Cold cold, String name, String where) {
        Step start = new Step(starts(cold, name), where, CommandText.of(ColdPlace.start(cold)), Effect.CHANGES);
        FileSet.Healthy healthy = cold.healthy();
        return healthy == null
                ? List.of(start)
                : List.of(
                        start,
                        new Step(
                                waits(healthy, name),
                                where,
                                CommandText.of(ColdPlace.asked(cold, healthy)),
                                Effect.READS));
    }

    private static String starts(FileSet.Cold cold, String name) {
        return Words.of(cold.healthy() == null ? "backup.cold.step.start.only" : "backup.cold.step.start", name);
    }

    private static String waits(FileSet.Healthy healthy, String name) {
        return Words.of("backup.cold.step.healthy", name, Amounts.duration(healthy.within()));
    }

    /**
     * Arranges that it is started again, before anything is stopped.
     *
     * @param id the name of a place of its own on the server
     */
    public static Stopped begin(Shell shell, Server server, String name, FileSet.Cold cold, String id, Work work)
            throws OperationFailed {
        ColdPlace place = new ColdPlace(shell, name, cold, ColdPlace.directory(id));
        work.step(Words.of("backup.cold.step.arrange"));
        Work.Handle leftover = work.leaves(StoppedApplication.leftover(server, place));
        place.arrange();
        return new Stopped(place, work, leftover);
    }

    public void stop() throws OperationFailed {
        work.step(Words.of("backup.cold.step.stop", place.name()));
        Running holding = place.shell().start(Pipeline.of(place.hold()), work::say);
        hold = holding;
        Thread.ofVirtual().name("signs of life").start(() -> live(holding));
        Exit exit = Errand.run(place.shell(), place.stop(), ColdPlace.stop(place.cold()), work);
        if (!exit.good()) {
            throw OperationFailed.failed(Words.of("backup.cold.stop", place.name()))
                    .on(place.shell().where())
                    .cameBack(Words.of("backup.failed.stage.status", exit.status(), exit.errorText()))
                    .next(Words.of("backup.cold.stop.next"))
                    .build();
        }
    }

    /** The server is told again and again that we are there, until the line breaks or it is over. */
    private void live(Running holding) {
        try {
            while (!over.await(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS)) {
                holding.stdin().write('\n');
                holding.stdin().flush();
            }
        } catch (IOException e) {
            // The server notices on its own that the line is broken: that is what it was arranged for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has it started, once; what kept it from being started is told, not thrown. */
    public Ended start() {
        if (ended == null) {
            work.step(starts(place.cold(), place.name()));
            over.countDown();
            ended = released();
            if (ended.trouble() == null) {
                leftover.close();
            } else {
                work.say(ended.trouble().getMessage());
            }
            if (hold != null) {
                hold.close();
            }
        }
        return ended;
    }

    /** Nobody has it started because of this any more, where it did not start: another sees to that. */
    public void giveUp() {
        if (ended == null || ended.trouble() == null) {
            return;
        }
        try {
            place.remove();
            leftover.close();
        } catch (OperationFailed e) {
            work.say(e.getMessage());
        }
    }

    /**
     * Waits until what was started works, and answers what keeps it from that; null where it works, or where nobody said how
     * to ask. That it cannot be told counts as trouble too; only a person who cancels does not wait for it.
     */
    public @Nullable OperationFailed unwell() throws OperationFailed {
        FileSet.Healthy healthy = place.cold().healthy();
        if (healthy == null) {
            return null;
        }
        work.step(waits(healthy, place.name()));
        String why;
        try {
            Exit exit = Errand.run(place.shell(), place.ask(healthy), ColdPlace.asked(place.cold(), healthy), work);
            if (exit.good()) {
                work.say(Words.of("backup.cold.healthy", place.name()));
                return null;
            }
            why = Words.of("backup.failed.stage.status", exit.status(), exit.errorText());
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            why = e.getMessage();
        }
        return OperationFailed.failed(
                        Words.of("backup.cold.unhealthy", place.name(), Amounts.duration(healthy.within())))
                .on(place.shell().where())
                .cameBack(why)
                .next(Words.of("backup.cold.unhealthy.next", asking()))
                .build();
    }

    /** How a person asks whether it works; empty where nobody said how. */
    public String asking() {
        FileSet.Healthy healthy = place.cold().healthy();
        return healthy == null ? "" : CommandText.of(ColdPlace.asked(place.cold(), healthy));
    }

    /** What must not be done unless it is stopped; a start waits for the end of it. */
    public Command meanwhile(Command command) {
        return place.meanwhile(command);
    }

    /** How a person starts it. */
    public String starting() {
        return CommandText.of(ColdPlace.start(place.cold()));
    }

    private Ended released() {
        try {
            ColdPlace.Started started = place.release(false);
            return new Ended(down(), started.early(), started.trouble());
        } catch (OperationFailed e) {
            return new Ended(down(), true, place.notStarted(e.getMessage()));
        }
    }

    private long down() {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    /** Why what was read while it should have been stopped is not to be trusted. */
    OperationFailed early(Ended how) {
        OperationFailed trouble = how.trouble();
        if (trouble == null) {
            return OperationFailed.failed(Words.of("backup.cold.early"))
                    .on(place.shell().where())
                    .next(Words.of("backup.cold.early.next"))
                    .build();
        }
        return OperationFailed.failed(trouble.tried())
                .on(place.shell().where())
                .cameBack(Words.of("backup.cold.unknown") + "\n" + trouble.cameBack())
                .next(String.valueOf(trouble.next()))
                .because(trouble);
    }

    /** What went wrong while it was stopped, with whether it runs again. */
    public OperationFailed startedAfter(OperationFailed why) throws OperationFailed {
        OperationFailed trouble = start().trouble();
        if (trouble == null && !work.cancelled()) {
            trouble = unwell();
        }
        if (trouble == null) {
            work.say(Words.of("backup.cold.started", place.name()));
            return why;
        }
        return OperationFailed.failed(why.tried())
                .on(place.shell().where())
                .cameBack(Stream.of(why.cameBack(), trouble.tried(), trouble.cameBack())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n")))
                .next(String.valueOf(trouble.next()))
                .because(why);
    }
}
