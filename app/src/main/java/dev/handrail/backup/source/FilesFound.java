package dev.handrail.backup.source;

import dev.handrail.server.FileSet;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a directory before it is archived.
 *
 * @param directory what it is really called, where its name in the profile is that of a link
 * @param bytes about how many there are to read
 * @param tar which tar is there
 * @param more options for what else than owners and modes that tar can keep
 * @param unreadable the first of what cannot be read
 */
record FilesFound(String directory, long bytes, String tar, List<String> more, List<String> unreadable) {
    private static final int FIELDS = 4;

    static FilesFound by(Shell shell, @Nullable String user, FileSet set) throws OperationFailed {
        Result result = look(shell, user, set);
        String[] told = RawText.decode(result.output()).split("\0");
        if (!result.good() || told.length < FIELDS) {
            throw OperationFailed.failed(Words.of("backup.files.look", set.directory()))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("backup.files.look.next"))
                    .build();
        }
        return new FilesFound(
                told[0],
                Long.parseLong(told[1]),
                told[2].replaceAll("[()]", ""),
                words(told[3]),
                List.of(told).subList(FIELDS, told.length));
    }

    /** Whether who logs in can read all of it. */
    static boolean readable(Shell shell, FileSet set) throws OperationFailed {
        Result result = look(shell, null, set);
        return result.good() && RawText.decode(result.output()).split("\0").length == FIELDS;
    }

    private static Result look(Shell shell, @Nullable String user, FileSet set) throws OperationFailed {
        List<String> arguments = new ArrayList<>(List.of(set.directory()));
        set.exclude().forEach(pattern -> arguments.add("--exclude=" + pattern));
        return shell.run(ScriptText.command(FilesFound.class, "look-at-files.sh", arguments)
                .as(user));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
