package dev.handrail.operation;

import dev.handrail.journal.Left;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that know how to clean something up, by the kind of it. */
final class Cleaners {
    private final Map<String, Cleaner> byKind;

    Cleaners(List<Cleaner> cleaners) {
        byKind = cleaners.stream().collect(Collectors.toUnmodifiableMap(Cleaner::kind, Function.identity()));
    }

    void clean(Left left, Cleaner.Told told) throws OperationFailed {
        Cleaner cleaner = byKind.get(left.kind());
        if (cleaner == null) {
            throw OperationFailed.failed(Words.of("operation.clean", left.words()))
                    .on(left.server())
                    .cameBack(Words.of("operation.no-cleaner", left.kind()))
                    .next(Words.of("operation.no-cleaner.next"))
                    .build();
        }
        cleaner.clean(new Leftover(left.kind(), left.server(), left.details(), left.words()), told);
    }
}
