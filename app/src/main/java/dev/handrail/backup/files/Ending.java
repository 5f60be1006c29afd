package dev.handrail.backup.files;

import dev.handrail.backup.Means;
import dev.handrail.backup.restore.Undone;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How an exchange ends. Until that is known it is noted as unsettled; where it failed, the server is asked until it tells. */
final class Ending {
    /** What can be known of it. */
    enum How {
        EXCHANGED,
        BACK,
        UNKNOWN
    }

    private final Means means;
    private final Shell shell;
    private final Exchange exchange;
    private final String putBack;
    private final Work work;
    private final Work.Handle unsettled;
    private final List<String> since = new ArrayList<>();
    private @Nullable How how;

    /** @param putBack the run whose files are put back by it, empty for none */
    Ending(Means means, Shell shell, Exchange exchange, String putBack, Work work) {
        this.means = means;
        this.shell = shell;
        this.exchange = exchange;
        this.putBack = putBack;
        this.work = work;
        this.unsettled = work.leaves(UnsettledExchange.leftover(exchange, putBack));
        means.keptFiles().enter(exchange.kept());
    }

    Exchange exchange() {
        return exchange;
    }

    void done(Exchange.PutAside done) {
        means.keptFiles().settle(exchange.kept().run(), done.had(), done.folder());
        if (!putBack.isEmpty()) {
            means.keptFiles().forget(putBack);
            work.made(Undone.UNDID, putBack);
        }
        unsettled.close();
        work.made("kept", exchange.kept().kept());
        tell();
    }

    private void tell() {
        work.say(Words.of("files.kept", exchange.kept().kept(), work.run()));
    }

    /** After a failure, when nothing is stopped for it any more. */
    How afterFailure() {
        return afterFailure(UnaryOperator.identity());
    }

    /**
     * After a failure: what was only begun is taken back now. Where it cannot be told, it stays noted, and is asked again the
     * next time, or told when somebody cleans up.
     *
     * @param meanwhile what sees to it that it is done only as long as it may be
     */
    How afterFailure(UnaryOperator<Command> meanwhile) {
        if (how == null || how == How.UNKNOWN) {
            how = settled(meanwhile.apply(exchange.settling()));
        }
        return how;
    }

    private How settled(Command settling) {
        try {
            Exchange.Settled settled = exchange.settled(shell, settling, this::kept);
            boolean exchanged = UnsettledExchange.settle(exchange, settled, putBack, means.keptFiles());
            if (exchanged) {
                Undone.note(putBack, work::made);
                tell();
            }
            unsettled.close();
            return exchanged ? How.EXCHANGED : How.BACK;
        } catch (OperationFailed e) {
            work.say(e.getMessage());
            return How.UNKNOWN;
        }
    }

    private void kept(String line) {
        since.add(line);
        work.say(line);
    }

    /** Where that lies which was written to the live places meanwhile, as far as it came out after a failure. */
    String since() {
        return String.join("\n", since);
    }
}
