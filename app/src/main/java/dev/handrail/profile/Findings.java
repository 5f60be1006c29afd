package dev.handrail.profile;

import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

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
        try {
            good(part.tried());
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

    /** One thing that is tried; says what was found. */
    @FunctionalInterface
    interface Part {
        String tried() throws OperationFailed;
    }
}
