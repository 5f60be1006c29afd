package dev.handrail.desktop.restore;

import dev.handrail.operation.Answer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files that a restore put aside.
 *
 * @param run the one that did
 * @param live the directory that they were in
 * @param kept where they are now
 * @param origin the backup that took their place
 * @param settled whether it is known that they changed places
 * @param undoable whether they can be put back; what was written before an exchange was taken back is only kept
 */
record KeptFolder(String run, String live, String kept, Instant at, String origin, boolean settled, boolean undoable) {
    private static final String DIRECTORY = "directory";

    /** Those among what `restore kept` answers, newest first. */
    static List<KeptFolder> of(Answer answer) {
        List<KeptFolder> all = new ArrayList<>();
        if (answer.document() instanceof List<?> documents) {
            for (Object document : documents) {
                if (document instanceof Map<?, ?> one && one.containsKey(DIRECTORY)) {
                    all.add(of(one));
                }
            }
        }
        return all;
    }

    private static KeptFolder of(Map<?, ?> one) {
        return new KeptFolder(
                text(one, "run"),
                text(one, DIRECTORY),
                text(one, "kept"),
                when(one),
                text(one, "origin"),
                Boolean.TRUE.equals(one.get("settled")),
                !Boolean.FALSE.equals(one.get("undoable")));
    }

    private static String text(Map<?, ?> document, String key) {
        return String.valueOf(document.get(key));
    }

    private static Instant when(Map<?, ?> document) {
        try {
            return Instant.parse(text(document, "at"));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // It is only shown.
        }
    }
}
