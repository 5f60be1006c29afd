package dev.handrail.backup.rescue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows to bring back.
 *
 * @param kinds of which kinds
 * @param keys only those of these keys; empty for all
 * @param seen the mark of the comparison that it was chosen by; empty where none is given
 */
public record Choice(Set<RowKind> kinds, List<String> keys, String seen) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Choice {
        kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
        keys = List.copyOf(keys);
    }

    /** In their order. */
    List<RowKind> ordered() {
        return List.of(RowKind.values()).stream().filter(kinds::contains).toList();
    }

    /** The values of each key, column by column. */
    List<String[]> columns(int width) throws OperationFailed {
        List<String[]> columns = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            columns.add(new String[keys.size()]);
        }
        for (int i = 0; i < keys.size(); i++) {
            String[] values = width == 1 ? new String[] {keys.get(i)} : parsed(keys.get(i), width);
            for (int column = 0; column < width; column++) {
                columns.get(column)[i] = values[column];
            }
        }
        return columns;
    }

    private static String[] parsed(String key, int width) throws OperationFailed {
        try {
            String[] values = JSON.readValue(key, String[].class);
            if (values != null && values.length == width) {
                return values;
            }
        } catch (JsonProcessingException e) {
            // It is told below, as for an array of another length.
        }
        throw OperationFailed.usage(Words.of("rescue.key.form", key))
                .next(Words.of("rescue.key.form.next", width))
                .build();
    }

    /**
     * Refuses keys that no row of the chosen kinds has.
     *
     * @param rows how many were found
     */
    void requireFound(long rows) throws OperationFailed {
        long distinct = keys.stream().distinct().count();
        if (rows < distinct) {
            throw OperationFailed.refused(Words.of("rescue.key.unknown", distinct - rows, distinct))
                    .next(Words.of("rescue.key.unknown.next"))
                    .build();
        }
    }

    /** Whether the same rows are there as when it was chosen, of the kinds that are. */
    boolean fits(String now) {
        String[] then = seen.split("-", -1);
        String[] parts = now.split("-", -1);
        if (then.length != parts.length) {
            return false;
        }
        for (RowKind kind : kinds) {
            if (!then[kind.ordinal()].equals(parts[kind.ordinal()])) {
                return false;
            }
        }
        return true;
    }
}
