package dev.handrail.backup.take;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What failed of several parts, none of which keeps the others from being done. */
final class Shortfall {
    /** A part, or what is to be seen to when one failed. */
    interface Part {
        void go() throws OperationFailed;
    }

    private final Map<String, OperationFailed> failures = new LinkedHashMap<>();
    private final Part whenOneFailed;
    private int tried;

    /** @param whenOneFailed ends it all where there is no sense in going on */
    Shortfall(Part whenOneFailed) {
        this.whenOneFailed = whenOneFailed;
    }

    void attempt(String name, Part part) throws OperationFailed {
        tried++;
        try {
            part.go();
        } catch (OperationFailed e) {
            whenOneFailed.go();
            failures.put(name, e);
        }
    }

    Map<String, OperationFailed> failures() {
        return failures;
    }

    /** Where nothing came of any part, the first tells why. */
    void requireOne() throws OperationFailed {
        if (tried > 0 && failures.size() == tried) {
            throw failures.values().iterator().next();
        }
    }

    /** Of several parts, it is told which of them failed, each with its own words. */
    void requireAll(String where) throws OperationFailed {
        if (tried == 1) {
            requireOne();
        }
        if (!failures.isEmpty()) {
            String all = failures.entrySet().stream()
                    .map(one -> one.getKey() + ": " + one.getValue().getMessage())
                    .collect(Collectors.joining("\n"));
            throw OperationFailed.failed(Words.of("backup.failed.several", failures.size(), tried))
                    .on(where)
                    .cameBack(all)
                    .next(Words.of("backup.failed.several.next"))
                    .because(failures.values().iterator().next());
        }
    }
}
