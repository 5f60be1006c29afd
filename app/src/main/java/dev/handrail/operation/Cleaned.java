package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.InvalidPathException;
import java.util.function.UnaryOperator;

/**
 * Offers as everybody gets them: what they are given means the same whoever gives it, and their plans and answers are cleaned
 * of secrets before anybody is shown them, as a machine may have repeated one.
 */
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
                        given -> cleaned(
                                () -> new Planned(action.maker().make(given.fromHome(action.arguments())), clean),
                                clean));
            case Offer.Question question ->
                new Offer.Question(
                        question.words(),
                        question.title(),
                        question.arguments(),
                        given -> cleaned(
                                () -> question.teller()
                                        .tell(given.fromHome(question.arguments()))
                                        .cleaned(clean),
                                clean));
        };
    }

    /** What goes wrong is told to a person as well. */
    private static <T> T cleaned(Telling<T> telling, UnaryOperator<String> clean) throws OperationFailed {
        try {
            return telling.tell();
        } catch (OperationFailed e) {
            throw e.cleaned(clean);
        } catch (InvalidPathException e) {
            // Whatever offer was given it: such as a letter that the locale of this process cannot write.
            throw OperationFailed.usage(Words.of("arguments.path", e.getInput()))
                    .cameBack(e.getReason())
                    .next(Words.of("arguments.path.next"))
                    .build()
                    .cleaned(clean);
        }
    }

    /** Tells something, or why it cannot be told. */
    @FunctionalInterface
    private interface Telling<T> {
        T tell() throws OperationFailed;
    }

    /** The operation as it is, but for what it is told of beforehand. */
    private static final class Planned extends Wrapped {
        private final UnaryOperator<String> clean;

        Planned(Operation operation, UnaryOperator<String> clean) {
            super(operation);
            this.clean = clean;
        }

        @Override
        public String title() {
            return clean.apply(super.title());
        }

        @Override
        public Plan plan() throws OperationFailed {
            return Cleaned.cleaned(() -> super.plan().cleaned(clean), clean);
        }

        @Override
        protected Operation around(Operation other) {
            return new Planned(other, clean);
        }
    }
}
