package dev.handrail.desktop.overview;

import dev.handrail.desktop.shared.Light;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One card of the overview: a figure, what it means, and where one acts on it.
 *
 * @param figure what one reads first
 * @param light how it stands; unknown where nobody has measured it
 * @param exact the exact moment behind an age, or null
 */
public record Card(
        String title,
        String figure,
        Light light,
        List<String> lines,
        Go go,
        @Nullable String exact) {
    public Card {
        lines = List.copyOf(lines);
    }

    /** Where a card leads. */
    public enum Go {
        BACKUPS("overview.go.backups"),
        MAINTENANCE("overview.go.maintenance"),
        SWITCH("overview.go.switch"),
        RUNBOOKS("overview.go.runbooks"),
        TEST("overview.go.test");

        private final String key;

        Go(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
