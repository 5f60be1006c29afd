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
        List<String> told = told(result);
        if (!result.good() || told.size() < FIELDS) {
            throw OperationFailed.failed(Words.of("backup.files.look", set.directory()))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("backup.files.look.next"))
                    .build();
        }
        return new FilesFound(
                told.getFirst(),
                Long.parseLong(told.get(1)),
                told.get(2).replaceAll("[()]", ""),
                words(told.get(3)),
                told.subList(FIELDS, told.size()));
    }

    /** Whether who logs in can read all of it. */
    static boolean readable(Shell shell, FileSet set) throws OperationFailed {
        Result result = look(shell, null, set);
        return result.good() && told(result).size() == FIELDS;
    }

    /** Each ends with a zero byte, also the last one, which is empty where tar can keep nothing more. */
    private static List<String> told(Result result) {
        List<String> told = List.of(RawText.decode(result.output()).split("\0", -1));
        return told.subList(0, told.size() - 1);
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
