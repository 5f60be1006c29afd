package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Has the tables of a live database of MariaDB or MySQL change places with others in one statement, and keeps in mind those
 * that go: entered before they go, settled after.
 *
 * @param client to any database of the server
 * @param kept what will be known of the tables that go
 * @param coming the database that the others stand in
 */
record MySqlExchange(
        Means means, Server server, Database beside, MySqlClient client, KeptDatabase kept, String coming) {
    private static final int TRIES = 5;
    private static final int WAITING = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Pattern IN_THE_WAY = Pattern.compile("ERROR (?:1205|1213) ");
    /** Nobody is waited for without end. */
    private static final String NOT_FOR_EVER = "SET SESSION lock_wait_timeout = 60;\n";

    static MySqlTrade trade(KeptDatabase kept, String coming, MySqlCatalogue live, List<String> arriving) {
        return new MySqlTrade(kept.live(), coming, kept.kept(), tables(live), live.names(Kind.TRIGGER), arriving);
    }

    /** What a statement that renames tables takes along. */
    static List<String> tables(MySqlCatalogue catalogue) {
        return catalogue.items().stream()
                .filter(item -> item.kind() == Kind.TABLE || item.kind() == Kind.SEQUENCE)
                .map(Item::name)
                .filter(name -> !MySqlKeptSchema.OURS.contains(name))
                .toList();
    }

    /**
     * @param came the run that had brought the tables that come
     * @param definitions what belongs to them
     * @param formerly who might use the routines among them, as far as no such routine is in place
     * @param putBack the run that put them aside, empty where they are new
     */
    void perform(String came, MySqlDefinitions definitions, RoutineRights formerly, String putBack, Work work)
            throws OperationFailed {
        work.stopIfCancelled();
        MySqlClient live = client.to(kept.live());
        MySqlKeptSchema aside = new MySqlKeptSchema(client.to(kept.kept()));
        List<MySqlCatalogue> both = MySqlCatalogue.of(live, client.to(coming));
        MySqlCatalogue there = both.getFirst();
        MySqlCatalogue arriving = both.getLast();
        List<List<String>> seen = live.ask(MySqlKeptSchema.ALL + BrokenViews.query(there));
        BrokenViews broken = BrokenViews.in(live, there, seen);
        broken.tell(work);
        MySqlKeptSchema.Known known = new MySqlKeptSchema.Known(
                aside.inPlace(kept.live(), seen),
                came,
                there.of(Kind.TRIGGER).size(),
                MySqlDefinitions.ofLive(live, broken.without(there)),
                definitions,
                rights(live, there, work).and(formerly.toWhatIsNotIn(live.name(), there)));
        Work.Handle unsettled = work.leaves(MySqlUnsettledExchange.leftover(kept, coming, putBack));
        means.kept().enter(kept);
        work.command(server.name(), MySqlKeptSchema.creating(kept.kept(), there));
        aside.create(kept, there, known);
        MySqlTrade trade = trade(kept, coming, there, tables(arriving));
        StringBuilder ready = new StringBuilder();
        arriving.names(Kind.TRIGGER)
                .forEach(trigger -> ready.append("DROP TRIGGER ")
                        .append(MySqlClient.quoted(trigger))
                        .append(";\n"));
        client.to(coming).ask(ready + trade.witness());
        long began = exchange(trade, aside, there.version().contains("MariaDB"), work);
        long millis = millisSince(began);
        work.step(Words.of("swap.mysql.after", kept.live()));
        complete(aside, work::say);
        if (!trade.triggers().isEmpty() || !definitions.triggers().isEmpty()) {
            work.say(Words.of("swap.mysql.triggers.unfired", trade.live(), millisSince(began)));
        }
        means.kept().settle(kept.run());
        if (!putBack.isEmpty()) {
            means.kept().forget(putBack);
            work.made(Undone.UNDID, putBack);
        }
        unsettled.close();
        work.say(Words.of("swap.mysql.done", trade.live(), millis));
        work.say(Words.of("swap.mysql.done.undo", trade.aside(), kept.run()));
        work.made("database", trade.live());
        work.made("kept", trade.aside());
    }

    private static RoutineRights rights(MySqlClient live, MySqlCatalogue there, Work work) {
        try {
            return RoutineRights.of(live, there);
        } catch (OperationFailed e) {
            work.say(Words.of("swap.mysql.grants.unknown"));
            return RoutineRights.NONE;
        }
    }

    /** Answers when what went well had begun. Whoever holds a table in a transaction is waited for, time and again. */
    private long exchange(MySqlTrade trade, MySqlKeptSchema aside, boolean mariaDb, Work work) throws OperationFailed {
        work.step(Words.of("swap.step", trade.coming(), trade.live()));
        trade.statements().forEach(statement -> work.command(server.name(), statement));
        boolean gone = false;
        for (int attempt = 1; ; attempt++) {
            work.stopIfCancelled();
            long began = System.nanoTime();
            try {
                client.askServerUntilStopped(trade.script(mariaDb, WAITING, true));
                return began;
            } catch (OperationFailed e) {
                if (doneUnseen(trade, e, work)) {
                    return began;
                }
                boolean lost = mended(trade, aside, began, e, work);
                work.stopIfCancelled();
                gone |= lost;
                if (!lost && !trade.triggers().isEmpty() && isDamage(e)) {
                    return unlocked(trade, aside, mariaDb, e, work);
                }
                if (!waited(e) || attempt >= TRIES) {
                    throw failed(trade, gone, e);
                }
                work.say(Words.of("swap.again", e.getMessage()));
            }
            LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
        }
    }

    /** Only once: the triggers are gone as long as somebody is waited for. */
    private long unlocked(MySqlTrade trade, MySqlKeptSchema aside, boolean mariaDb, OperationFailed damage, Work work)
            throws OperationFailed {
        work.say(Words.of("swap.mysql.unlocked", damage.getMessage(), trade.live()));
        trade.unlocked().forEach(statement -> work.command(server.name(), statement));
        work.stopIfCancelled();
        long began = System.nanoTime();
        try {
            client.askServerUntilStopped(trade.script(mariaDb, WAITING, false));
            return began;
        } catch (OperationFailed e) {
            if (doneUnseen(trade, e, work)) {
                return began;
            }
            throw failed(trade, mended(trade, aside, began, e, work), e);
        }
    }

    /** An answer that got lost says nothing: so the server is asked again, also where somebody has cancelled meanwhile. */
    private boolean doneUnseen(MySqlTrade trade, OperationFailed lost, Work work) throws OperationFailed {
        if (answered(lost)) {
            return false;
        }
        work.say(Words.of("swap.asked", trade.live()));
        try {
            return new Stop().apart(() -> new MySqlOutcome(client, kept, server.name()).done());
        } catch (OperationFailed e) {
            throw OperationFailed.failed(Words.of("swap.failed", trade.live()))
                    .on(server.name())
                    .cameBack(Words.of("swap.unknown", lost.getMessage()))
                    .next(unknown(trade))
                    .because(lost);
        }
    }

    private static String unknown(MySqlTrade trade) {
        String next = Words.of("swap.mysql.unknown.next");
        return trade.triggers().isEmpty()
                ? next
                : next + " " + Words.of("swap.mysql.unknown.triggers", trade.live(), named(trade.triggers()));
    }

    private static String named(List<String> triggers) {
        return String.join(", ", triggers);
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static String said(OperationFailed e) {
        String said = e.cameBack();
        return said == null ? e.tried() : said;
    }

    private static boolean waited(OperationFailed e) {
        return IN_THE_WAY.matcher(said(e)).find();
    }

    /** Whoever ends a session or its statement may do so when all is done but the answer. */
    private static boolean answered(OperationFailed e) {
        return MySqlComplaint.isRefusal(said(e));
    }

    /** Neither somebody in the way nor one who ends us, nor what the database user may not do. */
    private static boolean isDamage(OperationFailed e) {
        return answered(e) && !waited(e) && BrokenViews.ITS_OWN.contains(MySqlComplaint.of(said(e)));
    }

    /** Whether the live tables, in whose place none came, had lost their triggers and have them again. */
    private boolean mended(MySqlTrade trade, MySqlKeptSchema aside, long began, OperationFailed why, Work work)
            throws OperationFailed {
        boolean lost = !trade.triggers().isEmpty() && mend(trade, aside, why);
        if (lost) {
            work.say(Words.of("swap.mysql.triggers.gone", trade.live(), millisSince(began)));
        }
        return lost;
    }

    /**
     * Also where somebody has cancelled meanwhile. What comes of it is told with why it was needed; who cleans up behind this
     * run tries it again.
     */
    private boolean mend(MySqlTrade trade, MySqlKeptSchema aside, OperationFailed why) throws OperationFailed {
        try {
            return new Stop().apart(() -> mend(aside));
        } catch (OperationFailed e) {
            why.addSuppressed(e);
            throw OperationFailed.failed(Words.of("swap.failed", trade.live()))
                    .on(server.name())
                    .cameBack(said(why) + "; " + e.getMessage())
                    .next(Words.of(
                            "swap.mysql.unmended.next", named(new Stop().apart(() -> lacking(trade))), kept.run()))
                    .because(why);
        }
    }

    /** The triggers that are not there; any of them may lack where nobody can tell. */
    private List<String> lacking(MySqlTrade trade) {
        try {
            List<String> lacking = new ArrayList<>(trade.triggers());
            lacking.removeAll(MySqlCatalogue.of(client.to(kept.live())).names(Kind.TRIGGER));
            return lacking.isEmpty() ? trade.triggers() : lacking;
        } catch (OperationFailed e) {
            return trade.triggers();
        }
    }

    /**
     * Nothing was done.
     *
     * @param gone whether the triggers were gone for a time
     */
    private OperationFailed failed(MySqlTrade trade, boolean gone, OperationFailed e) {
        return OperationFailed.failed(Words.of("swap.failed", trade.live()))
                .on(server.name())
                .cameBack(e.getMessage())
                .next(next(gone, e))
                .because(e);
    }

    private static String next(boolean gone, OperationFailed e) {
        if (waited(e)) {
            return Words.of(gone ? "swap.mysql.failed.gone.next" : "swap.failed.next");
        }
        boolean line = !MySqlComplaint.isAnswer(said(e)) || MySqlComplaint.isGone(said(e));
        String mend = Words.of(line ? "sql.next.line" : "swap.mysql.failed.next");
        return gone ? mend + " " + Words.of("swap.mysql.failed.unfired") : mend;
    }

    /** Gives back to the live tables the triggers that they have lost for nothing; says whether they had. */
    boolean mend(MySqlKeptSchema aside) throws OperationFailed {
        MySqlClient live = client.to(kept.live());
        boolean lost = MySqlCatalogue.of(live).of(Kind.TRIGGER).size() < aside.triggers();
        if (lost) {
            live.load(NOT_FOR_EVER + aside.old().triggers());
        }
        return lost;
    }

    /** What belongs to the tables that have come is made for them, in the place of what belonged to the others. */
    void complete(MySqlKeptSchema aside, Consumer<String> say) throws OperationFailed {
        MySqlClient live = client.to(kept.live());
        MySqlDefinitions coming = aside.coming();
        live.load(NOT_FOR_EVER
                + MySqlDefinitions.dropping(MySqlCatalogue.of(live))
                + coming.triggers()
                + coming.others());
        RoutineRights rights = aside.rights();
        if (!rights.grants().isEmpty()) {
            rights.toWhatIsIn(live.name(), MySqlCatalogue.of(live)).give(client, say);
        }
    }
}
