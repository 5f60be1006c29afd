package dev.handrail.server;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a backup is tried out by restoring it, and what is asked of what was restored.
 *
 * @param hours when it may be done on its own server; null where nobody said
 * @param sql statements, each of whose first field must say yes
 * @param url a page that must be there, with {@value #DATABASE} in the place of the restored database's name
 */
public record DrillRule(
        Duration every,
        @Nullable Hours hours,
        List<String> sql,
        @Nullable String url) {
    /** What the monthly duty asks for where a profile says nothing else. */
    public static final Duration MONTHLY = Duration.ofDays(31);

    public static final String DATABASE = "{database}";

    private static final Duration SHORTEST = Duration.ofDays(1);

    public DrillRule {
        if (every.compareTo(SHORTEST) < 0) {
            throw new InvalidProfile("every", "profile.invalid.every");
        }
        sql = List.copyOf(sql);
        sql.forEach(statement -> Require.text("sql", statement));
        if (url != null) {
            Require.text("url", url);
            Require.web("url", url.replace(DATABASE, "database"));
        }
    }

    /** One that may be done at any hour. */
    public DrillRule(Duration every, List<String> sql, @Nullable String url) {
        this(every, null, sql, url);
    }

    /** Whether anything is asked that only a database can answer. */
    boolean asks() {
        return !sql.isEmpty() || url != null;
    }
}
