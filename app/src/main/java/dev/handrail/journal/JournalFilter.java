package dev.handrail.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for; what is null does not matter.
 *
 * @param text stands somewhere in the title, the server, the person, the failure or what was made; capitals do not matter
 * @param transcripts whether the text may also stand in what a run said, which takes its time in a long journal
 * @param from not before
 * @param to before
 * @param before only runs that are older than the one with this id: how one page follows another
 */
public record JournalFilter(
        @Nullable String server,
        @Nullable String operation,
        @Nullable RunKind kind,
        @Nullable String person,
        @Nullable Outcome outcome,
        @Nullable String text,
        boolean transcripts,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String before,
        int limit) {
    private static final int PAGE = 100;

    public JournalFilter {
        if (limit < 1) {
            throw new IllegalArgumentException("A page holds at least one run.");
        }
    }

    /** Whether it is looked for in transcripts, which only a text is. */
    public boolean searchesTranscripts() {
        return transcripts && text != null && !text.isBlank();
    }

    /** The newest page of all. */
    public static JournalFilter all() {
        return new JournalFilter(null, null, null, null, null, null, false, null, null, null, PAGE);
    }

    public JournalFilter server(@Nullable String name) {
        return new JournalFilter(name, operation, kind, person, outcome, text, transcripts, from, to, before, limit);
    }

    public JournalFilter operation(@Nullable String words) {
        return new JournalFilter(server, words, kind, person, outcome, text, transcripts, from, to, before, limit);
    }

    public JournalFilter kind(@Nullable RunKind what) {
        return new JournalFilter(server, operation, what, person, outcome, text, transcripts, from, to, before, limit);
    }

    public JournalFilter person(@Nullable String name) {
        return new JournalFilter(server, operation, kind, name, outcome, text, transcripts, from, to, before, limit);
    }

    public JournalFilter outcome(@Nullable Outcome how) {
        return new JournalFilter(server, operation, kind, person, how, text, transcripts, from, to, before, limit);
    }

    public JournalFilter text(@Nullable String part) {
        return new JournalFilter(server, operation, kind, person, outcome, part, transcripts, from, to, before, limit);
    }

    public JournalFilter transcripts(boolean too) {
        return new JournalFilter(server, operation, kind, person, outcome, text, too, from, to, before, limit);
    }

    public JournalFilter from(@Nullable Instant time) {
        return new JournalFilter(server, operation, kind, person, outcome, text, transcripts, time, to, before, limit);
    }

    public JournalFilter to(@Nullable Instant time) {
        return new JournalFilter(
                server, operation, kind, person, outcome, text, transcripts, from, time, before, limit);
    }

    public JournalFilter before(@Nullable String id) {
        return new JournalFilter(server, operation, kind, person, outcome, text, transcripts, from, to, id, limit);
    }

    public JournalFilter limit(int runs) {
        return new JournalFilter(server, operation, kind, person, outcome, text, transcripts, from, to, before, runs);
    }
}
