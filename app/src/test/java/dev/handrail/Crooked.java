package dev.handrail;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** An operation of the real program that does something else than it says, and says that all went well. */
record Crooked(Operation real, Deed deed) implements Operation {
    /** What it does instead, with the real one at hand. */
    interface Deed {
        void run(Operation real, Work work) throws OperationFailed, IOException, SQLException;
    }

    /** The same offers, with a crooked one in the place of the one of these words. */
    static List<Offer> among(List<Offer> offers, String words, Deed deed) {
        return offers.stream()
                .map(offer ->
                        offer instanceof Offer.Action action && action.words().equals(words)
                                ? new Offer.Action(
                                        words,
                                        action.title(),
                                        action.effect(),
                                        action.arguments(),
                                        arguments -> made(action, arguments, deed))
                                : offer)
                .toList();
    }

    private static Operation made(Offer.Action action, Arguments arguments, Deed deed) throws OperationFailed {
        return new Crooked(action.maker().make(arguments), deed);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public String title() {
        return real.title();
    }

    @Override
    public Server server() {
        return real.server();
    }

    @Override
    public Effect effect() {
        return real.effect();
    }

    @Override
    public Set<String> exclusions() {
        return real.exclusions();
    }

    @Override
    public Plan plan() throws OperationFailed {
        return real.plan();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        try {
            deed.run(real, work);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }
}
