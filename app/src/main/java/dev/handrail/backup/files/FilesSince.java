package dev.handrail.backup.files;

import dev.handrail.backup.Compression;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was written into files since they took the places of those that are kept; what was restored has the times it had.
 *
 * @param written how many files, null where that could not be found out
 */
public record FilesSince(KeptFiles kept, @Nullable Integer written) {
    private static final Duration A_WHILE = Duration.ofMinutes(5);
    /** A point for each, of those items that are there. */
    private static final String POINTS = "at=$1; shift; for item; do [ -e \"$item\" ] || [ -L \"$item\" ] || continue;"
            + " find \"$item\" ! -type d -newermt \"$at\" -printf . || exit 1; done";

    public static FilesSince of(Means means, Server server, KeptFiles kept) throws OperationFailed {
        try (Shell shell = means.shells().on(server)) {
            Ground ground = Ground.look(shell, server, kept.live(), kept.kept(), Compression.NONE);
            return of(shell, ground, kept);
        }
    }

    static FilesSince of(Shell shell, Ground ground, KeptFiles kept) throws OperationFailed {
        List<String> words = new ArrayList<>(List.of("sh", "-c", POINTS, "sh"));
        words.add(moment(kept));
        kept.items().forEach(item -> words.add(item.isEmpty() ? kept.live() : kept.live() + "/" + item));
        Result result = shell.run(Command.of(words).as(ground.user()).within(A_WHILE));
        return new FilesSince(kept, result.good() ? result.output().length : null);
    }

    /** When it was, as find understands it. */
    static String moment(KeptFiles kept) {
        return "@" + kept.at().getEpochSecond() + "."
                + String.format(Locale.ROOT, "%09d", kept.at().getNano());
    }

    /** In words, also where there is nothing to say. */
    public String told() {
        if (!kept.undoable()) {
            return Words.of("files.since.only", kept.live(), kept.kept());
        }
        if (written == null) {
            return Words.of("files.since.unknown", kept.live());
        }
        return written == 0
                ? Words.of("files.since.none", kept.live())
                : Words.of("files.since.some", Amounts.count(written), kept.live());
    }

    /** For the plan of an undo. */
    Check check(String aside) {
        return written != null && written == 0
                ? Check.ok(told())
                : Check.warning(told(), Words.of("files.since.next", aside));
    }

    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", kept.run());
        document.put("directory", kept.live());
        document.put("known", written != null);
        document.put("files", written == null ? 0 : written);
        return document;
    }
}
