package dev.handrail.backup.offers;

import dev.handrail.backup.Manifest;
import dev.handrail.server.FileSet;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Objects;

/**
 * Takes what is unpacked of a cold directory to its place by hand: what works with it is stopped for that, and started again.
 * It is unpacked beside the directory, so that what changes places is only renamed; and where the directory is a link, beside
 * what that leads to, which is what others may have mounted.
 *
 * @param set that has what is stopped
 * @param paper whether it is for paper, which anybody may find: of commands of one's own only the programs, since somebody may
 *     have written a password behind them
 */
record StockCold(FileSet set, Manifest manifest, boolean paper) {
    private static final String LIVE = "\"$live\"";
    private static final String BEFORE = "_before_restore";
    private static final String UNDONE = ".part";

    /** @param unpack what writes the archive to its stdout */
    void into(StockScript script, Command unpack) {
        unpacking(unpack).forEach(script::does);
        StockStep stop = own(paper ? "backup.commands.stop" : "backup.commands.stop.here", cold().stop());
        if (stop.lines().isEmpty()) {
            script.between(stop);
        }
        exchange(stop).forEach(script::does);
        script.clear();
        if (!set.exclude().isEmpty() || !manifest.leftOut().isEmpty()) {
            script.between(leftOut());
        }
        script.between(own("backup.commands.start", cold().start()));
        FileSet.Healthy healthy = cold().healthy();
        script.between(
                healthy == null
                        ? new StockStep(Words.of("backup.commands.look"), List.of())
                        : own("backup.commands.healthy", healthy.command()));
    }

    private FileSet.Cold cold() {
        return Objects.requireNonNull(set.cold());
    }

    /**
     * What of it came only half way has another name, and is never moved to its place. Both names belong to this backup alone:
     * what an earlier try left there goes first, so that the same may be pasted again. One that still runs, as where the line
     * was cut, holds the lock of the directory above.
     */
    private List<StockStep> unpacking(Command unpack) {
        String part = restored() + UNDONE;
        String above = "\"$(dirname -- " + LIVE + ")\"";
        return List.of(
                new StockStep(Words.of("backup.commands.free"), List.of(live(), free())),
                new StockStep(
                        Words.of("backup.commands.beside"),
                        List.of(
                                "mkdir -p -- " + above,
                                "exec 9<" + above,
                                "flock -n 9 || " + stopped("backup.commands.busy", above),
                                "rm -rf -- " + part + " " + restored(),
                                "mkdir -- " + part)),
                new StockStep(
                        Words.of("backup.commands.files"),
                        List.of(
                                CommandText.of(unpack) + " | " + CommandText.of(Command.of(StockUnpacking.TAR))
                                        + " --directory=" + part,
                                "mv -T -- " + part + " " + restored())));
    }

    /** What an earlier restore moved aside may be all that is left of what was there, and nothing is moved into it. */
    private static String free() {
        String aside = LIVE + BEFORE;
        return "test ! -e " + aside + " || " + stopped("backup.commands.free.no", aside);
    }

    /** @param what it is about, as the shell knows it */
    private static String stopped(String key, String what) {
        return "{ " + CommandText.of(Command.of("echo", Words.of(key))) + " " + what + " >&2; exit 1; }";
    }

    /**
     * What it was called in the archive may be another name; and it may be that nothing is there, when all is gone. Where it
     * cannot be stopped, nothing is moved from under it.
     *
     * @param stop without lines where a person has done it by then
     */
    private List<StockStep> exchange(StockStep stop) {
        String aside = LIVE + BEFORE;
        String unpacked = "\"$unpacked\"";
        StockStep found = new StockStep(
                Words.of("backup.commands.unpacked"),
                List.of(
                        live(),
                        "unpacked=\"$(find " + restored() + " -mindepth 1 -maxdepth 1)\"",
                        "test -d " + unpacked));
        StockStep moved = new StockStep(
                Words.of("backup.commands.aside"), List.of("test -e " + LIVE + " && mv -T -- " + LIVE + " " + aside));
        StockStep placed = new StockStep(
                Words.of("backup.commands.place"),
                List.of(
                        "mv -T -- " + unpacked + " " + LIVE + " || { mv -T -- " + aside + " " + LIVE + "; exit 1; }",
                        "rmdir -- " + restored()));
        return stop.lines().isEmpty()
                ? List.of(found, moved, placed)
                : List.of(found, new StockStep(stop.what(), apart(stop.lines())), moved, placed);
    }

    /** What is read there would be the lines that follow; and what is left running by it would keep the lock. */
    private static List<String> apart(List<String> lines) {
        return lines.stream().map(line -> line + " </dev/null 9<&-").toList();
    }

    /** Where the directory is a link, it is what that leads to that was moved aside. */
    private StockStep leftOut() {
        String directory = set.directory().replaceAll("(?<=.)/+$", "");
        String aside = "\"$(" + leadsTo(directory) + ")" + BEFORE + "\"/PATH";
        String copy = "cp -a -T -- " + aside + " " + CommandText.of(Command.of(directory)) + "/PATH";
        return new StockStep(Words.of("backup.commands.leftout", directory, BEFORE, copy), List.of());
    }

    private String live() {
        return "live=\"$(" + leadsTo(set.directory()) + ")\"";
    }

    private static String leadsTo(String directory) {
        return CommandText.of(Command.of("readlink", "-m", "--", directory));
    }

    /** Named by the backup: what is left of another is not taken for it. */
    private String restored() {
        return LIVE + CommandText.of(Command.of("_restored_" + manifest.id()));
    }

    private StockStep own(String what, List<String> words) {
        if (!paper) {
            String command = CommandText.of(Command.of(words).in(cold().in()));
            // What comes after it goes on in the directory that one is in.
            return new StockStep(Words.of(what), List.of(cold().in() == null ? command : "(" + command + ")"));
        }
        String program = cold().in() == null
                ? Words.of("backup.commands.own", words.getFirst())
                : Words.of("backup.commands.own.in", words.getFirst(), cold().in());
        return new StockStep(Words.of(what) + ": " + program, List.of());
    }
}
