package dev.handrail.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in braces behind a heading, a step or the language of a block of code; a word alone has an empty value. */
public record Attributes(Map<String, String> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    /** All that a block of code may have here; what has others was written for another tool. */
    public static final Set<String> OF_CODE = CodeAttribute.words();

    public Attributes {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of an attribute that has one. */
    public Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }
}
