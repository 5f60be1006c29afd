package dev.handrail.backup.source;

import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files on a server that match a pattern, each with what changes when it is written. */
record Produced(Map<String, String> stamps) {
    static Produced now(Shell shell, String pattern) throws OperationFailed {
        Result result = shell.run(ScriptText.command(Produced.class, "list-produced.sh", List.of(pattern)));
        if (!result.good()) {
            throw OperationFailed.failed(Words.of("backup.script.look", pattern))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("backup.script.look.next"))
                    .build();
        }
        Map<String, String> stamps = new LinkedHashMap<>();
        for (String file : RawText.decode(result.output()).split("\0")) {
            int tab = file.indexOf('\t');
            if (tab > 0) {
                stamps.put(file.substring(tab + 1), file.substring(0, tab));
            }
        }
        return new Produced(stamps);
    }

    /** Those that were not there before, or were written since. */
    List<String> since(Produced before) {
        return stamps.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.stamps.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a file is there just as it was before. */
    boolean same(Produced before, String file) {
        return Objects.equals(stamps.get(file), before.stamps.get(file));
    }

    /** How large those files are together. */
    long bytes(List<String> files) {
        return files.stream()
                .mapToLong(
                        file -> Long.parseLong(stamps.getOrDefault(file, "0 0").split(" ")[1]))
                .sum();
    }
}
