package dev.handrail.backup.files;

import dev.handrail.backup.KeptFiles;
import dev.handrail.shell.Command;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that are to change places with those that are live, by renaming: all of them, or none.
 *
 * @param place the folder on the server in which is written down how far it is
 * @param coming where those lie that are to be live
 * @param comes those of the items that must lie there: without them nothing is moved
 */
record Exchange(
        KeptFiles kept,
        String place,
        String coming,
        List<String> comes,
        @Nullable String user) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final char THERE = '+';
    private static final char NOT_THERE = '-';
    private static final String DONE = "exchanged";
    private static final String SINCE = "since";

    Exchange {
        comes = List.copyOf(comes);
    }

    /** For a person to read. */
    String shown() {
        return "mv -T -- " + kept.live() + " " + kept.kept() + "; mv -T -- " + coming + " " + kept.live();
    }

    Command command() {
        return command("exchange");
    }

    Command command(String what) {
        List<String> words = new ArrayList<>(List.of(what, place, kept.live(), coming, kept.kept(), since()));
        Set<String> needed = Set.copyOf(comes);
        kept.items().forEach(item -> words.add((needed.contains(item) ? THERE : NOT_THERE) + item));
        return ScriptText.command(Exchange.class, "exchange.sh", words).as(user).within(PATIENCE);
    }

    /** Where that goes which was written to the live places before what was there comes back. */
    private String since() {
        return FilesReplace.beside(kept.live(), SINCE, kept.run());
    }

    Command backwards() {
        return command("back");
    }

    Command settling() {
        return command("settle");
    }

    /** All is where it was. */
    void back(Shell shell) throws OperationFailed {
        back(shell, backwards());
    }

    /**
     * Answers where that lies which was live meanwhile.
     *
     * @param backwards what does it, as it may be done now
     */
    String back(Shell shell, Command backwards) throws OperationFailed {
        Result result = shell.run(backwards);
        if (!result.good()) {
            throw failed(shell, result);
        }
        return result.exit().errorText().strip();
    }

    /** Of what must come, what does not lie there. */
    List<String> missing(Shell shell) throws OperationFailed {
        Result result = shell.run(command("missing"));
        if (!result.good()) {
            throw failed(shell, result);
        }
        String told = RawText.decode(result.output());
        return told.isEmpty()
                ? List.of()
                : List.of(told.substring(0, told.length() - 1).split("\0", -1));
    }

    /** Nothing stands still for it. */
    Command listing() {
        return command("list").within(FilesForget.A_WHILE);
    }

    /** Lists what comes, so that later what was written to it since can be told from that. */
    void list(Shell shell) throws OperationFailed {
        Result result = shell.run(listing());
        if (!result.good()) {
            throw failed(shell, result);
        }
    }

    /**
     * What was put aside.
     *
     * @param had in whose places something was
     * @param folder by which number the file system knows what it was put aside in, null where that was not told
     */
    record PutAside(List<String> had, @Nullable String folder) {}

    /**
     * What became of it.
     *
     * @param done what was put aside, where it was done; empty where nothing changed places any more
     * @param since in how many folders beside them is kept what was written to the live places meanwhile
     */
    record Settled(Optional<PutAside> done, int since) {}

    /**
     * Finds out whether it was done; what was only begun is taken back.
     *
     * @param settling what does it, as it may be done now
     * @param told where that lies which was written to the live places meanwhile
     */
    Settled settled(Shell shell, Command settling, Consumer<String> told) throws OperationFailed {
        Result result = shell.run(settling);
        if (!result.good()) {
            throw failed(shell, result);
        }
        result.exit().errorText().lines().filter(line -> !line.isBlank()).forEach(told);
        String first = result.text().lines().findFirst().orElse("");
        Optional<PutAside> done = first.startsWith(DONE)
                ? Optional.of(putAside(first.substring(DONE.length()).strip()))
                : Optional.empty();
        return new Settled(
                done, (int) result.text().lines().filter(SINCE::equals).count());
    }

    /**
     * What is kept of an exchange that was taken back: of each try what was written until then.
     *
     * @param tries how many there were
     */
    List<KeptFiles> keptSince(int tries) {
        List<KeptFiles> all = new ArrayList<>();
        for (int i = 1; i <= tries; i++) {
            String again = i == 1 ? "" : "_" + i;
            all.add(KeptFiles.only(kept, kept.run() + again, since() + again));
        }
        return all;
    }

    /** @param told of each of the items, in their order, whether something was there, and the number of the folder */
    PutAside putAside(String told) {
        String[] words = told.split(" ");
        List<String> had = new ArrayList<>();
        for (int i = 0; i < kept.items().size(); i++) {
            if (i < words[0].length() && words[0].charAt(i) == THERE) {
                had.add(kept.items().get(i));
            }
        }
        return new PutAside(had, words.length > 1 ? words[1] : null);
    }

    OperationFailed failed(Shell shell, Result result) {
        return OperationFailed.failed(Words.of("files.exchange", kept.live()))
                .on(shell.where())
                .cameBack(result.exit().errorText())
                .next(Words.of("files.exchange.next"))
                .build();
    }
}
