package dev.handrail.profile;

import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the parts of a test came out: each is a line, and what was not well is the failure at the end. */
final class Findings {
    private final Work work;
    private final List<OperationFailed> faults = new ArrayList<>();

    Findings(Work work) {
        this.work = work;
    }

    void good(String words) {
        work.say(Words.of("profile.finding.good", words));
    }

    /** Tries a part; that it failed does not keep the others from being tried. */
    void attempt(Part part) {
        look(() -> Optional.of(part.tried()));
    }

    /** The same of a part that there may be nothing to say of. */
    void look(Look look) {
        try {
            look.found().ifPresent(this::good);
        } catch (OperationFailed e) {
            faults.add(e);
            work.say(Words.of("profile.finding.bad", e.getMessage()));
        }
    }

    void refuseIfAny(Server server) throws OperationFailed {
        if (faults.isEmpty()) {
            return;
        }
        OperationFailed first = faults.getFirst();
        OperationFailed.Telling telling = OperationFailed.refused(Words.of("profile.test.failed", faults.size()))
                .on(server.name())
                .showing(first.evidence())
                .cameBack(String.join("\n", faults.stream().map(Findings::told).toList()));
        if (first.next() != null) {
            telling.next(first.next());
        }
        throw telling.build();
    }

    private static String told(OperationFailed fault) {
        return fault.cameBack() == null ? fault.tried() : fault.tried() + ": " + fault.cameBack();
    }

    /** One thing that is looked for. */
    @FunctionalInterface
    interface Look {
        Optional<String> found() throws OperationFailed;
    }

    /** One thing that is tried; says what was found. */
    @FunctionalInterface
    interface Part {
        String tried() throws OperationFailed;
    }
}
