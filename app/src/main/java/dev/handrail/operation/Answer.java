package dev.handrail.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question: a document for scripts, a table or lines for people.
 *
 * @param document maps, lists, records, texts and numbers, as they will stand in the JSON
 * @param heads the heads of the table's columns; empty where there are only lines
 * @param rows the rows of the table
 * @param lines what stands below the table, or alone
 * @param fault whether the answer is that something is not as it should be, which a script sees as exit status 3
 * @param asides what is said of the answer itself, such as that there is more; beside the document, not in it
 */
public record Answer(
        Object document,
        List<String> heads,
        List<List<String>> rows,
        List<String> lines,
        boolean fault,
        List<String> asides) {
    public Answer {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        asides = List.copyOf(asides);
    }

    /** One of which nothing has to be said but itself. */
    public Answer(Object document, List<String> heads, List<List<String>> rows, List<String> lines, boolean fault) {
        this(document, heads, rows, lines, fault, List.of());
    }

    /** The same with something said of it. */
    public Answer aside(String line) {
        return new Answer(document, heads, rows, lines, fault, List.of(line));
    }

    /** The same without the secrets that may stand in it. */
    public Answer cleaned(UnaryOperator<String> clean) {
        return new Answer(
                Objects.requireNonNull(cleaned(document, clean)),
                heads,
                rows.stream().map(row -> row.stream().map(clean).toList()).toList(),
                lines.stream().map(clean).toList(),
                fault,
                asides.stream().map(clean).toList());
    }

    /** Records hold what the journal and the catalogue keep, which was cleaned when it was written. */
    private static @Nullable Object cleaned(@Nullable Object part, UnaryOperator<String> clean) {
        return switch (part) {
            case null -> null;
            case String text -> clean.apply(text);
            case List<?> list -> list.stream().map(one -> cleaned(one, clean)).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> cleaned = new LinkedHashMap<>();
                map.forEach((key, value) -> cleaned.put(key, cleaned(value, clean)));
                yield cleaned;
            }
            default -> part;
        };
    }

    public static Answer table(Object document, List<String> heads, List<List<String>> rows) {
        return new Answer(document, heads, rows, List.of(), false);
    }

    public static Answer lines(Object document, List<String> lines) {
        return new Answer(document, List.of(), List.of(), lines, false);
    }
}
