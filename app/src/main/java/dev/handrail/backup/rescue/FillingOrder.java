package dev.handrail.backup.rescue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In which order tables are filled that refer to each other. */
final class FillingOrder {
    private FillingOrder() {}

    /** A table that takes part, and what it refers to. */
    interface Referring {
        Pair pair();

        List<ForeignKey> foreignKeys();
    }

    /** Each behind all that it refers to, as far as they do not go in circles. */
    static <P extends Referring> List<P> parentsFirst(Map<String, P> parts) {
        List<P> ordered = new ArrayList<>();
        for (P part : parts.values()) {
            place(part, parts, ordered, new ArrayList<>());
        }
        return ordered;
    }

    private static <P extends Referring> void place(P part, Map<String, P> parts, List<P> ordered, List<P> above) {
        if (ordered.contains(part) || above.contains(part)) {
            return;
        }
        above.add(part);
        for (ForeignKey foreign : part.foreignKeys()) {
            P parent = parts.get(foreign.full());
            if (parent != null) {
                place(parent, parts, ordered, above);
            }
        }
        ordered.add(part);
    }

    /** Whether one refers to itself, or to one that is filled only after it. */
    static boolean inCircles(List<? extends Referring> ordered) {
        List<String> later =
                new ArrayList<>(ordered.stream().map(FillingOrder::name).toList());
        for (Referring part : ordered) {
            if (part.foreignKeys().stream().map(ForeignKey::full).anyMatch(later::contains)) {
                return true;
            }
            later.remove(name(part));
        }
        return false;
    }

    private static String name(Referring part) {
        return part.pair().live().full();
    }
}
