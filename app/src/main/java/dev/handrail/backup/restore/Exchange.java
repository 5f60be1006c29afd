package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.OptionalInt;

/** Has two databases change places, and keeps in mind the one that goes: entered before it goes, settled after. */
record Exchange(Means means, Server server, Database beside) {
    /**
     * @param kept what will be known of the one that goes
     * @param putBack the run that put aside the one that comes, empty where it is a new one
     */
    void perform(Trade trade, KeptDatabase kept, String putBack, Work work) throws OperationFailed {
        work.stopIfCancelled();
        Work.Handle unsettled = work.leaves(UnsettledSwap.leftover(kept, putBack));
        means.kept().enter(kept);
        Swap.Done done = new Swap(means.databases(), server, beside, trade).perform(work);
        means.kept().settle(kept.run());
        if (!putBack.isEmpty()) {
            means.kept().forget(putBack);
            work.made(Undone.UNDID, putBack);
        }
        unsettled.close();
        work.say(Words.of("swap.done", trade.live(), done.millis(), done.ended()));
        work.say(turnedAway(done.turnedAway()));
        work.say(Words.of("swap.done.undo", trade.aside(), kept.run()));
        work.made("database", trade.live());
        work.made("kept", trade.aside());
    }

    /** Of the instant between the count and the end nobody knows. */
    private static String turnedAway(OptionalInt seen) {
        if (seen.isEmpty()) {
            return Words.of("swap.done.uncounted");
        }
        return seen.getAsInt() == 0 ? Words.of("swap.done.nobody") : Words.of("swap.done.turnedaway", seen.getAsInt());
    }
}
