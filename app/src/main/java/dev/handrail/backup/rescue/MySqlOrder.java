package dev.handrail.backup.rescue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In which order tables are filled that refer to each other. */
final class MySqlOrder {
    private MySqlOrder() {}

    static List<MySqlPart> parentsFirst(Map<String, MySqlPart> parts) {
        List<MySqlPart> ordered = new ArrayList<>();
        for (MySqlPart part : parts.values()) {
            place(part, parts, ordered, new ArrayList<>());
        }
        return ordered;
    }

    private static void place(
            MySqlPart part, Map<String, MySqlPart> parts, List<MySqlPart> ordered, List<MySqlPart> above) {
        if (ordered.contains(part) || above.contains(part)) {
            return;
        }
        above.add(part);
        for (ForeignKey foreign : part.foreignKeys()) {
            MySqlPart parent = parts.get(foreign.full());
            if (parent != null) {
                place(parent, parts, ordered, above);
            }
        }
        ordered.add(part);
    }

    /** Whether one refers to itself, or to one that is filled only after it. */
    static boolean inCircles(List<MySqlPart> ordered) {
        List<String> later =
                new ArrayList<>(ordered.stream().map(MySqlOrder::name).toList());
        for (MySqlPart part : ordered) {
            if (part.foreignKeys().stream().map(ForeignKey::full).anyMatch(later::contains)) {
                return true;
            }
            later.remove(name(part));
        }
        return false;
    }

    private static String name(MySqlPart part) {
        return part.pair().live().full();
    }
}
