package dev.handrail.backup.offers;

import dev.handrail.server.FileSet;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.words.Words;
import java.util.List;

/**
 * Takes what was unpacked of a cold directory to its place by hand: what works with it is stopped for that, and started again.
 *
 * @param set that has what is stopped
 * @param unpacked where it was unpacked
 * @param paper whether it is for paper, which anybody may find: of commands of one's own only the programs, since somebody may
 *     have written a password behind them
 */
record StockCold(FileSet set, FileSet.Cold cold, String unpacked, boolean paper) {
    private static final String BEFORE = "_before_restore";

    static void into(StockScript script, FileSet set, String unpacked, boolean paper) {
        FileSet.Cold cold = set.cold();
        if (cold != null) {
            new StockCold(set, cold, unpacked, paper).into(script);
        }
    }

    private void into(StockScript script) {
        script.between(own("backup.commands.stop", cold.stop()));
        exchange().forEach(script::does);
        script.clear();
        script.between(own("backup.commands.start", cold.start()));
        FileSet.Healthy healthy = cold.healthy();
        script.between(
                healthy == null
                        ? new StockStep(Words.of("backup.commands.look"), List.of())
                        : own("backup.commands.healthy", healthy.command()));
    }

    /** What it was called in the archive may be another name; and it may be that nothing is there, when all is gone. */
    private List<StockStep> exchange() {
        String live = set.directory().replaceAll("(?<=.)/+$", "");
        String there = CommandText.of(Command.of("test", "-e", live));
        String aside = CommandText.of(Command.of("mv", "-T", "--", live, live + BEFORE));
        String found = CommandText.of(Command.of("find", unpacked, "-mindepth", "1", "-maxdepth", "1"));
        String place = "mv -T -- \"$unpacked\" " + CommandText.of(Command.of(live));
        return List.of(
                new StockStep(
                        Words.of("backup.commands.unpacked"),
                        List.of("unpacked=\"$(" + found + ")\"", "test -d \"$unpacked\"")),
                new StockStep(Words.of("backup.commands.aside"), List.of(there + " && " + aside)),
                new StockStep(
                        Words.of("backup.commands.place"),
                        List.of(place, CommandText.of(Command.of("rmdir", "--", unpacked)))));
    }

    private StockStep own(String what, List<String> words) {
        if (!paper) {
            String command = CommandText.of(Command.of(words).in(cold.in()));
            // What comes after it goes on in the directory that one is in.
            return new StockStep(Words.of(what), List.of(cold.in() == null ? command : "(" + command + ")"));
        }
        String program = cold.in() == null
                ? Words.of("backup.commands.own", words.getFirst())
                : Words.of("backup.commands.own.in", words.getFirst(), cold.in());
        return new StockStep(Words.of(what) + ": " + program, List.of());
    }
}
