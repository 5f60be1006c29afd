package dev.handrail.practice.tour;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Does what the offers offer, the way every caller does: make it, plan it, start it, wait for its end. */
public final class Doing {
    /** Starts an operation, as the runner does. */
    public interface Starter {
        Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed;
    }

    private final List<Offer> offers;
    private final Starter starter;
    private final Consumer<Event> watcher;

    public Doing(List<Offer> offers, Starter starter, Consumer<Event> watcher) {
        this.offers = offers;
        this.starter = starter;
        this.watcher = watcher;
    }

    /** Does it to its end, and says what it made; an end that is not good is a failure. */
    Map<String, String> perform(String words, Arguments arguments) throws OperationFailed {
        Operation operation = offer(Offer.Action.class, words).maker().make(arguments);
        Underway underway = starter.start(operation, operation.plan(), watcher);
        try {
            Event.Ended ended = underway.await();
            if (ended.outcome() != Outcome.DONE) {
                throw OperationFailed.failed(operation.title())
                        .cameBack(ended.failure())
                        .next(ended.next() == null ? Words.of("tour.again") : ended.next())
                        .build();
            }
            return ended.made();
        } catch (InterruptedException e) {
            underway.cancel();
            throw OperationFailed.cancelled();
        }
    }

    /** The document of an answer, as scripts get it. */
    Object ask(String words, Arguments arguments) throws OperationFailed {
        return offer(Offer.Question.class, words).teller().tell(arguments).document();
    }

    private <T extends Offer> T offer(Class<T> kind, String words) throws OperationFailed {
        return offers.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(offer -> offer.words().equals(words))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("tour.nooffer", words))
                        .next(Words.of("tour.again"))
                        .build());
    }
}
