package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Map;
import java.util.Optional;

/** A secret in a variable of the environment. */
final class Variable {
    private Variable() {}

    /** Nothing where it is not set; one of which letters got lost on the way is refused, as it would be another secret. */
    static Optional<Secret> of(Map<String, String> environment, String name) throws OperationFailed {
        String value = environment.getOrDefault(name, "");
        if (value.indexOf('\uFFFD') >= 0) {
            throw OperationFailed.refused(Words.of("vault.variable", name))
                    .cameBack(Words.of("vault.variable.encoding"))
                    .next(Words.of("vault.variable.encoding.next"))
                    .build();
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(Secret.of(value.toCharArray()));
    }
}
