package dev.handrail.operation;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Offers whose plans and answers are cleaned of secrets before anybody is shown them: a machine may have repeated one. */
public final class Cleaned {
    private Cleaned() {}

    public static Offer offer(Offer offer, UnaryOperator<String> clean) {
        return switch (offer) {
            case Offer.Action action ->
                new Offer.Action(
                        action.words(),
                        action.title(),
                        action.effect(),
                        action.arguments(),
                        given -> new Planned(action.maker().make(given), clean));
            case Offer.Question question ->
                new Offer.Question(
                        question.words(),
                        question.title(),
                        question.arguments(),
                        given -> question.teller().tell(given).cleaned(clean));
        };
    }

    /** The operation as it is, but for what it is told of beforehand. */
    private record Planned(Operation operation, UnaryOperator<String> clean) implements Operation {
        @Override
        public String name() {
            return operation.name();
        }

        @Override
        public String title() {
            return clean.apply(operation.title());
        }

        @Override
        public Server server() {
            return operation.server();
        }

        @Override
        public Effect effect() {
            return operation.effect();
        }

        @Override
        public Set<String> exclusions() {
            return operation.exclusions();
        }

        @Override
        public Plan plan() throws OperationFailed {
            return operation.plan().cleaned(clean);
        }

        @Override
        public void run(Work work) throws OperationFailed {
            operation.run(work);
        }
    }
}
