package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.duty.Duties;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is due of what is to be done again and again. */
public final class DutyOffers {
    private final Library library;
    private final Lazy<WalkMeans> means;

    public DutyOffers(Library library, Lazy<WalkMeans> means) {
        this.library = library;
        this.means = means;
    }

    public List<Offer> offers() {
        return List.of(new Offer.Question(
                "runbook due",
                Words.of("runbook.due"),
                List.of(Argument.optional("SERVER", Type.SERVER, Words.of("runbook.due.server"))),
                this::due));
    }

    private Answer due(Arguments given) throws OperationFailed {
        Optional<String> name = given.maybe("SERVER");
        List<Server> servers = name.isPresent()
                ? List.of(means.get().servers().require(name.get()))
                : means.get().servers().all();
        Duties duties = new Duties(library, means.get());
        List<Duty> found = new ArrayList<>();
        for (Server server : servers) {
            found.addAll(duties.of(server));
        }
        return new DutyTold(means.get().clock().getZone())
                .all(found.stream().sorted(Duty.URGENT).toList());
    }
}
