package dev.handrail.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark found.
 *
 * @param unit of ours and the peer's
 * @param beside what the peer is called
 * @param peer null where there is nothing to compare with; then the aim is for ours
 * @param ratio ours ÷ the peer's, round by round
 */
record Measured(
        String name,
        String unit,
        Spread ours,
        String beside,
        @Nullable Spread peer,
        @Nullable Spread ratio,
        double aim) {
    String line() {
        String what = ratio == null
                ? ours + " " + unit
                : ratio + " times " + beside + "; " + ours + " " + unit + " beside " + peer + " " + unit;
        return "%-18s %s; aim ≤ %s".formatted(name, what, aim);
    }

    /** As it stands in bench.json. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("unit", unit);
        fields.put("ours", ours);
        fields.put("beside", beside);
        fields.put("peer", peer);
        fields.put("ratio", ratio);
        fields.put("aim", aim);
        return fields;
    }
}
