package dev.handrail.storage;

import dev.handrail.shell.Command;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.SystemError;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The script by which a {@link ServerFolder} does things, and what its failures mean.
 *
 * @param user who does them; null for who logs in
 */
record ServerScript(
        ServerFolder.Way way, String folder, @Nullable String user) {
    private static final String FILE = "server-folder.sh";
    private static final int TAKEN = 4;
    private static final int SHORT = 5;

    /** The folder and all names are arguments of the script, never a part of it. */
    Command command(String what, String... more) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", text(), "handrail", what, folder));
        words.addAll(List.of(more));
        return Command.of(words).as(user);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(ServerScript.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the script answers; a failure is told in words. */
    Result ask(String tried, String what, String... more) throws OperationFailed {
        try (Shell shell = way.open()) {
            Result result = shell.run(command(what, more));
            require(tried, shell.where(), result.exit());
            return result;
        }
    }

    static void require(String tried, String where, Exit exit) throws OperationFailed {
        if (!exit.good()) {
            throw failure(OperationFailed.failed(tried).on(where), exit);
        }
    }

    static OperationFailed failure(OperationFailed.Telling telling, Exit exit) {
        String said = exit.errorText();
        if (SystemError.noRoomIn(said)) {
            telling.cameBack(Words.of("storage.full")).next(Words.of("storage.full.next"));
        } else if (said.contains("No such file or directory") || said.contains("nonexistent")) {
            telling.cameBack(Words.of("storage.gone")).next(Words.of("storage.gone.next"));
        } else if (exit.status() == TAKEN) {
            telling.cameBack(Words.of("storage.exists")).next(Words.of("storage.exists.next"));
        } else if (exit.status() == SHORT) {
            telling.cameBack(Words.of("storage.short")).next(Words.of("storage.short.next"));
        } else {
            telling.cameBack(said).next(Words.of("storage.failed.next"));
        }
        return telling.build();
    }
}
