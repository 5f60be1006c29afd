package dev.handrail.backup.files;

import dev.handrail.backup.KeptFiles;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that are to change places with those that are live, by renaming: all of them, or none.
 *
 * @param place the folder on the server in which is written down how far it is
 * @param coming where those lie that are to be live
 */
record Exchange(
        KeptFiles kept,
        String place,
        String coming,
        @Nullable String user) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For a person to read. */
    String shown() {
        return "mv -T -- " + kept.live() + " " + kept.kept() + "; mv -T -- " + coming + " " + kept.live();
    }

    Command command() {
        return command("exchange");
    }

    private Command command(String what) {
        List<String> words = new ArrayList<>(List.of(what, place, kept.live(), coming, kept.kept()));
        words.addAll(kept.items());
        return ScriptText.command(Exchange.class, "exchange.sh", words).as(user).within(PATIENCE);
    }

    /** All is where it was. */
    void back(Shell shell) throws OperationFailed {
        Result result = shell.run(command("back"));
        if (!result.good()) {
            throw failed(shell, result);
        }
    }

    /** Whether it was done; what was only begun is taken back. */
    boolean settled(Shell shell) throws OperationFailed {
        Result result = shell.run(command("settle"));
        if (!result.good()) {
            throw failed(shell, result);
        }
        return !result.text().equals("back");
    }

    OperationFailed failed(Shell shell, Result result) {
        return OperationFailed.failed(Words.of("files.exchange", kept.live()))
                .on(shell.where())
                .cameBack(result.exit().errorText())
                .next(Words.of("files.exchange.next"))
                .build();
    }
}
