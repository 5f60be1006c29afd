package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person gave for the arguments of an offer, by their names. */
public record Arguments(Map<String, List<String>> values) {
    public Arguments {
        values = Map.copyOf(values);
    }

    public static Arguments of(String name, String value) {
        return new Arguments(Map.of(name, List.of(value)));
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> maybe(String name) {
        return all(name).stream().findFirst();
    }

    public String one(String name) throws OperationFailed {
        return maybe(name)
                .orElseThrow(() -> OperationFailed.usage(Words.of("arguments.missing", name))
                        .next(Words.of("arguments.missing.next"))
                        .build());
    }

    public boolean flag(String name) {
        return values.containsKey(name);
    }
}
