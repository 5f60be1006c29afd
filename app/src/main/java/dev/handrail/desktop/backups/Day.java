package dev.handrail.desktop.backups;

import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Words;
import java.time.LocalDate;
import java.util.List;

/**
 * One day of a strip: whether there is a good backup of it, and how well proven.
 *
 * @param without the sources of which there is none, where the strip is of several
 */
public record Day(LocalDate date, State state, List<String> without) {
    public Day {
        without = List.copyOf(without);
    }

    /** What is known of a day. */
    public enum State {
        /** It can be read to its end, or more. */
        PROVEN("day.proven", "proven"),
        /** It is there and complete. */
        COMPLETE("day.complete", "complete"),
        /** There is none, and there had been some before. */
        NONE("day.none", "none"),
        /** Before the first backup, or a day that is not over. */
        BLANK("day.blank", "blank");

        private final String key;
        private final String style;

        State(String key, String style) {
            this.key = key;
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    public String words(Times times) {
        String day = Words.of("day.words", times.date(date), Words.of(state.key));
        return without.isEmpty() ? day : Words.of("day.without", day, String.join(", ", without));
    }
}
