package dev.handrail.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind "from journal_run r" to find what a filter asks for.
 *
 * @param values the values of its :names
 */
record RunQuery(String rest, Map<String, Object> values) {
    /** Later than any id can say. */
    private static final Instant NO_ID = Instant.parse("9999-12-31T23:59:59Z");

    /** Only among the runs that are no older than this one. */
    static RunQuery backTo(@Nullable String run, JournalFilter filter) {
        return of(run, filter, "r.server", "", indexOf(filter));
    }

    /**
     * Those of other servers that worked on the one that is asked for, too. They are few, and asked for apart: with them a
     * page of its own ones could not be read off the index.
     */
    static Optional<RunQuery> ofOthers(@Nullable String run, JournalFilter filter) {
        String join = "JOIN journal_run_server s ON s.run_id = r.id ";
        return Optional.ofNullable(filter.server()).map(server -> of(run, filter, "s.server", join, ""));
    }

    private static RunQuery of(
            @Nullable String run, JournalFilter filter, String server, String servers, String index) {
        Building query = new Building();
        query.when("r.id >= :oldest", run);
        query.when(server + " = :server", filter.server());
        query.when("r.operation = :operation", filter.operation());
        if (filter.kind() != null) {
            query.conditions.add("(r.operation = :word OR r.operation LIKE :kind)");
            query.values.put("word", filter.kind().word());
            query.values.put("kind", filter.kind().word() + " %");
        }
        query.when("r.person = :person", filter.person());
        query.when(
                "r.outcome = :outcome",
                filter.outcome() == null ? null : filter.outcome().name());
        query.when("r.id < :before", filter.before());
        if (filter.from() != null) {
            // Ids begin with the time: the index by which the page is sorted also finds where it begins.
            query.when("r.id >= :since", stamp(filter.from()));
            query.when("r.started >= :from", Cells.time(filter.from()));
        }
        if (filter.to() != null) {
            String until = stamp(filter.to());
            query.when("r.id < :until", until == null ? null : until + "-zzzz");
            query.when("r.started < :to", Cells.time(filter.to()));
        }
        String join = servers;
        if (filter.text() != null && !filter.text().isBlank()) {
            join += "JOIN journal_words w ON w.run_id = r.id ";
            query.saying(filter.text(), filter.transcripts());
        }
        query.values.put("limit", filter.limit());
        String order = "ORDER BY " + index + "r.id DESC LIMIT :limit";
        return new RunQuery(join + query.where() + order, query.values);
    }

    /**
     * Sorting by what is the same in all rows changes nothing, but lets H2 read one page off the index that begins with it
     * instead of sorting all that it finds there.
     */
    private static String indexOf(JournalFilter filter) {
        if (filter.server() != null) {
            return "r.server DESC, ";
        }
        if (filter.outcome() != null) {
            return "r.outcome DESC, ";
        }
        if (filter.operation() != null) {
            return "r.operation DESC, ";
        }
        return filter.person() == null ? "" : "r.person DESC, ";
    }

    private static @Nullable String stamp(Instant time) {
        return time.isAfter(NO_ID) ? null : RunIds.stamp(time);
    }

    private static String pattern(String text) {
        return "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** The conditions so far. */
    private static final class Building {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new TreeMap<>();

        /** A condition that counts only when there is a value for the one name in it. */
        void when(String condition, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                // What a person types may hold what no database takes.
                Object fit = value instanceof String text ? Cells.text(text) : value;
                values.put(condition.replaceFirst(".*:(\\w+).*", "$1"), fit);
            }
        }

        /** What a run is found by is kept in small letters; what it said is kept as it was said. */
        void saying(String text, boolean transcripts) {
            String words = "w.words LIKE :text ESCAPE '!'";
            values.put("text", Cells.text(pattern(text.toLowerCase(Locale.ROOT))));
            if (transcripts) {
                values.put("said", Cells.text(pattern(text)));
                conditions.add("(" + words + " OR EXISTS (SELECT 1 FROM journal_line l WHERE l.run_id = r.id"
                        + " AND l.words ILIKE :said ESCAPE '!'))");
            } else {
                conditions.add(words);
            }
        }

        String where() {
            return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + " ";
        }
    }
}
