package dev.handrail.backup.rescue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a side schema says of itself in its comment: so it is known from any computer, and only what says so is ever
 * dropped.
 *
 * @param run that brought it
 * @param backup whose tables they are
 * @param taken when that was taken, as RFC 3339 has it
 * @param finished whether all of it is there and was compared with what was restored
 * @param cut whether the dump that they are from was cut
 * @param views that read the tables there; of a version that did not write them down there are none
 */
public record Rescue(
        String format,
        String run,
        String backup,
        String taken,
        boolean finished,
        boolean cut,
        List<Table> tables,
        List<View> views) {
    static final String FORMAT = "handrail-rescue-1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Rescue {
        tables = List.copyOf(tables);
        views = List.copyOf(Objects.requireNonNullElse(views, List.of()));
    }

    /** One of which no views are known. */
    public Rescue(
            String format, String run, String backup, String taken, boolean finished, boolean cut, List<Table> tables) {
        this(format, run, backup, taken, finished, cut, tables, List.of());
    }

    /**
     * A table that was brought, which is called the same in the side schema.
     *
     * @param schema where it stands in the live database
     * @param parent whether it came along because others refer to it
     */
    public record Table(String schema, String name, boolean parent) {
        /** Such as public.visits. */
        public String full() {
            return schema + "." + name;
        }

        boolean isCalled(String wanted) {
            return full().equals(wanted) || name.equals(wanted);
        }
    }

    /**
     * A view that stood in the backup.
     *
     * @param tables that it reads, such as public.visits
     * @param statements what makes it again
     */
    public record View(String schema, String name, List<String> tables, String statements) {
        public View {
            tables = List.copyOf(tables);
        }

        String full() {
            return schema + "." + name;
        }
    }

    /** @param full such as public.visits */
    Optional<Table> table(String full) {
        return tables.stream().filter(table -> table.full().equals(full)).findFirst();
    }

    Rescue done() {
        return new Rescue(format, run, backup, taken, true, cut, tables, views);
    }

    String comment() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("It is made of texts.", e);
        }
    }

    /** Empty for a comment that says anything else. */
    static Optional<Rescue> of(@Nullable String comment) {
        if (comment == null || !comment.startsWith("{") || !comment.contains(FORMAT)) {
            return Optional.empty();
        }
        try {
            Rescue read = JSON.readValue(comment, Rescue.class);
            return FORMAT.equals(read.format()) ? Optional.of(read) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
