package dev.handrail.desktop.rows;

import dev.handrail.operation.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A schema that tables of a backup were brought into.
 *
 * @param taken when the backup was, as RFC 3339 has it
 */
public record Side(String schema, String backup, String taken) {
    /** What `restore rescued` answers, newest first. */
    static List<Side> of(Answer answer) {
        List<Side> all = new ArrayList<>();
        if (answer.document() instanceof List<?> documents) {
            for (Object document : documents) {
                if (document instanceof Map<?, ?> one) {
                    all.addFirst(new Side(text(one, "schema"), text(one, "backup"), text(one, "taken")));
                }
            }
        }
        return all;
    }

    private static String text(Map<?, ?> document, String key) {
        return String.valueOf(document.get(key));
    }
}
