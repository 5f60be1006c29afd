package dev.handrail.desktop.shared;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** How runs ended, as every screen shows it. */
public final class Outcomes {
    private Outcomes() {}

    /** In a word; running where it has not ended. */
    public static String words(Run run) {
        Outcome outcome = run.outcome();
        return outcome == null ? Words.of("journal.running") : Words.of(outcome.key());
    }

    /** How long it took, where it has ended. */
    public static Optional<String> took(Run run) {
        return Optional.ofNullable(run.ended()).map(ended -> Amounts.duration(Duration.between(run.started(), ended)));
    }

    public static Node badge(Run run) {
        return Pieces.badge(words(run), style(run.outcome()));
    }

    private static String style(@Nullable Outcome outcome) {
        return switch (outcome) {
            case DONE -> "good";
            case FAILED -> "bad";
            case CANCELLED -> "neutral";
            case INTERRUPTED -> "warn";
            case null -> "accent";
        };
    }
}
