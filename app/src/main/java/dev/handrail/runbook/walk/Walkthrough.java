package dev.handrail.runbook.walk;

import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.text.RunbookText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * One time that a runbook is followed for a server.
 *
 * @param byHand whether nothing is run from here, only shown to be copied and ticked
 * @param text what the file said when it began; a file that has changed since changes nothing
 */
public record Walkthrough(
        String id,
        String file,
        String title,
        String server,
        String person,
        Instant begun,
        boolean byHand,
        String text,
        Map<String, String> answers) {
    public Walkthrough {
        answers = Map.copyOf(answers);
    }

    public Runbook runbook() {
        return RunbookText.parse(text, String.valueOf(Path.of(file).getFileName()));
    }
}
