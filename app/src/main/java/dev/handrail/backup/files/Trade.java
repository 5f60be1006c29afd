package dev.handrail.backup.files;

import dev.handrail.backup.Means;
import dev.handrail.backup.source.Stopped;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has files change places on a server. What works with them is stopped for it where the profile says so, and started again
 * whatever happens; where it does not start with what was restored, all is put back first.
 *
 * @param cold what is stopped, null for nothing
 */
record Trade(Means means, Server server, Shell shell, FileSet.@Nullable Cold cold) {
    /** Why it does not work with what was restored, in words. */
    private enum Why {
        UNSTARTED("files.back", "files.back.next", "files.back.stays", "files.back.stays.next"),
        UNSEEN("files.unseen", "files.unseen.next", "files.unseen.stays", "files.unhealthy.stays.next"),
        UNWELL("files.unhealthy", "files.unhealthy.next", "files.unhealthy.stays", "files.unhealthy.stays.next");

        private final String putBack;
        private final String next;
        private final String stays;
        private final String staysNext;

        Why(String putBack, String next, String stays, String staysNext) {
            this.putBack = putBack;
            this.next = next;
            this.stays = stays;
            this.staysNext = staysNext;
        }
    }

    List<Step> steps(String source, Exchange exchange) {
        List<Step> steps = new ArrayList<>();
        if (cold != null) {
            steps.addAll(Stopped.before(cold, source, shell.where()));
        }
        String live = exchange.kept().live();
        steps.add(new Step(Words.of("files.step.exchange", live), shell.where(), exchange.shown(), Effect.DESTROYS));
        if (cold != null) {
            steps.addAll(Stopped.after(cold, source, shell.where()));
            steps.addAll(WellSites.steps(server, cold));
        }
        return steps;
    }

    /** @param putBack the run whose files are put back by it, empty for none */
    void perform(Exchange exchange, String putBack, Work work) throws OperationFailed {
        work.stopIfCancelled();
        Ending ending = new Ending(means, shell, exchange, putBack, work);
        Exchange.PutAside done;
        try {
            done = cold == null ? exchange(exchange, exchange.command(), work) : stopped(cold, ending, work);
        } catch (OperationFailed e) {
            ending.afterFailure();
            throw e;
        }
        ending.done(done);
    }

    private Exchange.PutAside exchange(Exchange exchange, Command command, Work work) throws OperationFailed {
        work.stopIfCancelled();
        work.step(Words.of("files.step.exchange", exchange.kept().live()));
        work.command(shell.where(), exchange.shown());
        Result result = shell.run(command);
        if (!result.good()) {
            throw exchange.failed(shell, result);
        }
        return exchange.putAside(result.text());
    }

    private Exchange.PutAside stopped(FileSet.Cold what, Ending ending, Work work) throws OperationFailed {
        Exchange exchange = ending.exchange();
        String name = exchange.kept().source();
        WellSites sites = WellSites.before(means, server, what);
        Stopped stopped = Stopped.begin(shell, server, name, what, means.ids().get(), work);
        Exchange.PutAside done;
        try {
            stopped.stop();
            done = exchange(exchange, stopped.meanwhile(exchange.command()), work);
        } catch (OperationFailed e) {
            ending.afterFailure(stopped::meanwhile);
            throw stopped.startedAfter(e);
        }
        Stopped.Ended ended = stopped.start();
        OperationFailed unstarted = ended.trouble();
        if (unstarted != null) {
            throw movedBack(what, ending, stopped, unstarted.cameBack(), Why.UNSTARTED, work);
        }
        OperationFailed unwell = stopped.unwell();
        if (unwell != null) {
            throw movedBack(what, ending, stopped, unwell.cameBack(), Why.UNWELL, work);
        }
        Optional<String> unseen = sites.unwell(work);
        if (unseen.isPresent()) {
            throw movedBack(what, ending, stopped, unseen.get(), Why.UNSEEN, work);
        }
        work.say(Words.of("files.down", Amounts.duration(Duration.ofMillis(ended.downMillis()))));
        work.made("downMillis", String.valueOf(ended.downMillis()));
        return done;
    }

    private String byHand(Why told, Stopped again) {
        return switch (told) {
            case UNSTARTED -> again.starting();
            case UNWELL -> again.asking();
            case UNSEEN -> WellSites.asking(server);
        };
    }

    private static String started(Stopped stopped, Stopped.Ended ended) throws OperationFailed {
        OperationFailed trouble = ended.trouble() == null ? stopped.unwell() : ended.trouble();
        return trouble == null ? Words.of("files.back.started") : trouble.getMessage();
    }

    /**
     * It does not work with what was restored. Even of what did not start something may run, and write there: before that
     * goes, it has to be stopped once more. One that is put back only at a later try is put back, too.
     */
    private OperationFailed movedBack(
            FileSet.Cold what, Ending ending, Stopped first, @Nullable String trouble, Why told, Work work)
            throws OperationFailed {
        Exchange exchange = ending.exchange();
        String source = exchange.kept().source();
        Stopped again = null;
        boolean begun = false;
        String since;
        try {
            again = Stopped.begin(shell, server, source, what, means.ids().get(), work);
            first.giveUp();
            again.stop();
            work.step(Words.of("files.step.back", exchange.kept().live()));
            begun = true;
            since = exchange.back(shell, again.meanwhile(exchange.backwards()));
        } catch (OperationFailed e) {
            OperationFailed why = again == null ? e : startedUnlessBack(ending, again, e);
            Ending.How how = ending.afterFailure();
            if (again == null || how != Ending.How.BACK) {
                work.stopIfCancelled();
                boolean unknown = begun && how == Ending.How.UNKNOWN;
                return stays(source, trouble + "\n" + why.getMessage(), told, unknown, work)
                        .because(e);
            }
            work.say(e.getMessage());
            since = ending.since();
        }
        String how = started(again, again.start());
        return OperationFailed.failed(Words.of(told.putBack, source))
                .on(shell.where())
                .cameBack((trouble + "\n" + how + "\n" + since).strip())
                .next(Words.of(told.next, byHand(told, again)))
                .build();
    }

    /** Tried once more as long as it is stopped; where that is not the end of it, it runs again before it is asked for. */
    private static OperationFailed startedUnlessBack(Ending ending, Stopped again, OperationFailed why)
            throws OperationFailed {
        return ending.afterFailure(again::meanwhile) == Ending.How.BACK ? why : again.startedAfter(why);
    }

    /** @param unknown whether the server may have put it back all the same */
    private OperationFailed.Telling stays(String source, String why, Why told, boolean unknown, Work work) {
        return OperationFailed.failed(Words.of(unknown ? "files.back.unknown" : told.stays, source))
                .on(shell.where())
                .cameBack(why)
                .next(Words.of(unknown ? "files.back.unknown.next" : told.staysNext, work.run()));
    }
}
