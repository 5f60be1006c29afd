package dev.handrail.runbook.offers;

import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a step that is done for each server stands on each of them. */
final class ServersTold {
    private ServersTold() {}

    static List<Map<String, @Nullable Object>> documents(Standing standing, Step step) {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        for (String server : standing.servers(step)) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("server", server);
            document.put("state", standing.state(step, server).name().toLowerCase(Locale.ROOT));
            document.put("words", standing.words(step, server));
            document.put("run", standing.run(step, server).isEmpty() ? null : standing.run(step, server));
            document.put("canRun", standing.canRun(step, server));
            documents.add(document);
        }
        return documents;
    }

    /** A table with a line for each; nothing where the step is done once. */
    static List<String> lines(Standing standing, Step step) {
        List<String> lines = new ArrayList<>();
        if (standing.isSpread(step)) {
            int widest = standing.servers(step).stream()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            for (String server : standing.servers(step)) {
                String words = standing.words(step, server).lines().findFirst().orElse("");
                lines.add("    " + server + " ".repeat(widest - server.length() + 2)
                        + Words.of(standing.state(step, server).key())
                        + (words.isEmpty() ? "" : ": " + words));
            }
        }
        return lines;
    }
}
