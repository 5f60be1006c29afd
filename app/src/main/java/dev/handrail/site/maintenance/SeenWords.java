package dev.handrail.site.maintenance;

import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What was seen from outside, in words. */
final class SeenWords {
    private SeenWords() {}

    static String of(Seen seen) {
        if (!seen.answered()) {
            return Words.of("switching.seen.nobody", String.valueOf(seen.why()));
        }
        List<String> words = new ArrayList<>(List.of(String.valueOf(seen.status())));
        seen.sentTo().ifPresent(to -> words.add("→ " + to));
        if (seen.marker() != null) {
            words.add(Words.of("switching.seen.ours"));
        }
        if (seen.retryAfter() != null) {
            words.add("Retry-After: " + seen.retryAfter());
        }
        return String.join(", ", words);
    }
}
