package dev.handrail.desktop.restore;

import dev.handrail.operation.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether what a restore put aside stays, by rule.
 *
 * @param due whether it may go
 * @param unless whether it stays all the same where it alone holds something, which is seen only by looking
 * @param why why it stays or goes
 */
record Stay(boolean due, boolean unless, String why) {
    /** By the runs that put something aside, among what `restore kept` answers; those that no rule is known of are left out. */
    static Map<String, Stay> of(Answer answer) {
        Map<String, Stay> all = new HashMap<>();
        if (answer.document() instanceof List<?> documents) {
            for (Object document : documents) {
                if (document instanceof Map<?, ?> one && one.get("why") instanceof String why) {
                    all.put(String.valueOf(one.get("run")), new Stay(isTrue(one, "due"), isTrue(one, "unless"), why));
                }
            }
        }
        return Map.copyOf(all);
    }

    private static boolean isTrue(Map<?, ?> document, String key) {
        return Boolean.TRUE.equals(document.get(key));
    }

    /** Under what it is told of what was put aside. */
    String key() {
        if (!due) {
            return "kept.strip.until";
        }
        return unless ? "kept.strip.unless" : "kept.strip.due";
    }
}
