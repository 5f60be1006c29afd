package dev.handrail.backup.take;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What failed of several parts, none of which keeps the others from being done. */
final class Shortfall {
    /** A part, or what is to be seen to when one failed. */
    interface Part {
        void go() throws OperationFailed;
    }

    /** A part of which nothing came. */
    record Failed(String name, OperationFailed why) {
        String told() {
            return name + ": " + why.getMessage();
        }
    }

    private final List<Failed> failures = new ArrayList<>();
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
            failures.add(new Failed(name, e));
        }
    }

    /** In the order in which they were attempted; a directory may be called as a database is. */
    List<Failed> failures() {
        return List.copyOf(failures);
    }

    /** Where nothing came of any part, the first tells why. */
    void requireOne() throws OperationFailed {
        if (tried > 0 && failures.size() == tried) {
            throw failures.getFirst().why();
        }
    }

    /** Of several parts, it is told which of them failed, each with its own words. */
    void requireAll(String where) throws OperationFailed {
        if (tried == 1) {
            requireOne();
        }
        if (!failures.isEmpty()) {
            String all = failures.stream().map(Failed::told).collect(Collectors.joining("\n"));
            throw OperationFailed.failed(Words.of("backup.failed.several", failures.size(), tried))
                    .on(where)
                    .cameBack(all)
                    .next(Words.of("backup.failed.several.next"))
                    .because(failures.getFirst().why());
        }
    }
}
