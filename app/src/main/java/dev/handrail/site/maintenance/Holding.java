package dev.handrail.site.maintenance;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Lets what another feature offers be done while the maintenance page is up. */
public final class Holding {
    static final String BEHIND = "--behind-switch";
    private static final String REASON = "--reason";

    private final Lazy<SwitchMeans> means;

    public Holding(Lazy<SwitchMeans> means) {
        this.means = means;
    }

    /** @param way the flag without which it does nothing that a site would have to be held for */
    public Offer.Action offer(Offer.Action action, String way) {
        return offer(action, Words.of("holding.arg.behind", way), given -> {
            boolean exchanges = given.flag(way);
            require(exchanges || !given.flag(BEHIND), BEHIND, way);
            return held(action, exchanges, given);
        });
    }

    /** The same of what always takes the place of something live. */
    public Offer.Action offer(Offer.Action action) {
        return offer(action, Words.of("holding.arg.behind.always"), given -> held(action, true, given));
    }

    private static Offer.Action offer(Offer.Action action, String behind, Offer.Maker maker) {
        List<Argument> arguments = new ArrayList<>(action.arguments());
        arguments.add(Argument.optional(BEHIND, Type.FLAG, behind));
        arguments.add(Argument.optional(REASON, Type.TEXT, Words.of("holding.arg.reason", BEHIND)));
        return new Offer.Action(action.words(), action.title(), action.effect(), arguments, maker);
    }

    private Operation held(Offer.Action action, boolean exchanges, Arguments given) throws OperationFailed {
        boolean behind = given.flag(BEHIND);
        require(behind || given.maybe(REASON).isEmpty(), REASON, BEHIND);
        Operation operation = action.maker().make(given);
        if (behind) {
            return new BehindPage(means.get(), operation, given.maybe(REASON).orElse(null));
        }
        return exchanges && operation.server().maintenance() != null
                ? new Unheld(means.get().windows(), operation)
                : operation;
    }

    private static void require(boolean well, String argument, String other) throws OperationFailed {
        if (!well) {
            throw OperationFailed.usage(Words.of("holding.only-with", argument, other))
                    .next(Words.of("holding.only-with.next", argument, other))
                    .build();
        }
    }
}
