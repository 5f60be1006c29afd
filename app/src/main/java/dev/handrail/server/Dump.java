package dev.handrail.server;

import java.util.List;

/**
 * How a database is dumped.
 *
 * @param jobs how many dump at once; 0 leaves it to what the server has
 * @param tables the only ones to dump, as patterns of the dump program; empty for all
 * @param exclude tables to leave out
 * @param excludeData tables of which only the definition is dumped
 */
public record Dump(
        What what,
        Format format,
        int jobs,
        boolean schemaOnly,
        List<String> tables,
        List<String> exclude,
        List<String> excludeData) {
    /** One database, in the format that suits it. */
    public static final Dump USUAL = new Dump(What.ONE, Format.AUTO, 0, false, List.of(), List.of(), List.of());

    private static final int MOST_JOBS = 64;

    public Dump {
        if (jobs < 0 || jobs > MOST_JOBS) {
            throw new InvalidProfile("jobs", "profile.invalid.jobs", MOST_JOBS);
        }
        tables = patterns("tables", tables);
        exclude = patterns("exclude", exclude);
        excludeData = patterns("exclude-data", excludeData);
        if (what == What.ROLES && (schemaOnly || !tables.isEmpty() || !exclude.isEmpty() || !excludeData.isEmpty())) {
            throw new InvalidProfile("what", "profile.invalid.roles");
        }
    }

    private static List<String> patterns(String key, List<String> patterns) {
        patterns.forEach(pattern -> Require.text(key, pattern));
        return List.copyOf(patterns);
    }

    /** What is dumped. */
    public enum What {
        ONE("database"),
        /** Every database of the server that is there at the time, new ones too. */
        ALL("all"),
        /** Roles, tablespaces and settings, which belong to no database. */
        ROLES("roles");

        private final String word;

        What(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How the dump is written. */
    public enum Format {
        AUTO("auto"),
        CUSTOM("custom"),
        DIRECTORY("directory"),
        PLAIN("plain");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
