package dev.handrail.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was said beside the page, by name whatever its case; a name may be there more than once. */
public record Headers(Map<String, List<String>> all) {
    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.forEach((name, values) ->
                sorted.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        sorted.replaceAll((name, values) -> List.copyOf(values));
        all = Collections.unmodifiableMap(sorted);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return all.getOrDefault(name, List.of());
    }
}
