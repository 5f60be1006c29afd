package dev.handrail.operation;

import dev.handrail.server.UserPath;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.HashMap;
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

    /** With one's own home written out where ~ stands for it in a path: no shell does so behind a = or in a window. */
    Arguments fromHome(List<Argument> declared) {
        Map<String, List<String>> meant = new HashMap<>(values);
        declared.stream()
                .filter(one -> one.type().isPath())
                .forEach(one -> meant.computeIfPresent(
                        one.name(),
                        (name, paths) -> paths.stream().map(UserPath::whole).toList()));
        return new Arguments(meant);
    }

    public boolean flag(String name) {
        return values.containsKey(name);
    }
}
