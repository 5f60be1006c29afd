package dev.handrail.operation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an operation will do, shown before it happens: the checks already made, the steps to come, and what cannot be
 * undone.
 *
 * @param beside how many of the steps, the first ones, are done beside what is live and leave that as it is
 */
public record Plan(
        String title, Effect effect, List<Check> checks, List<Step> steps, List<String> cannotUndo, int beside) {
    public Plan {
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        cannotUndo = List.copyOf(cannotUndo);
    }

    public Plan(String title, Effect effect, List<Check> checks, List<Step> steps, List<String> cannotUndo) {
        this(title, effect, checks, steps, cannotUndo, 0);
    }

    /** Whether a check says that it must not be done. */
    public boolean blocked() {
        return checks.stream().anyMatch(c -> c.state() == State.BLOCKER);
    }

    /** The same without the secrets that may stand in it. */
    public Plan cleaned(UnaryOperator<String> clean) {
        return new Plan(
                clean.apply(title),
                effect,
                checks.stream().map(check -> check.cleaned(clean)).toList(),
                steps.stream().map(step -> step.cleaned(clean)).toList(),
                cannotUndo.stream().map(clean).toList(),
                beside);
    }

    private static @Nullable String maybe(@Nullable String text, UnaryOperator<String> clean) {
        return text == null ? null : clean.apply(text);
    }

    /** How a check came out. */
    public enum State {
        OK("check.ok"),
        WARNING("check.warning"),
        BLOCKER("check.blocker");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** One thing looked at before; the advice says what to do about what is not well. */
    public record Check(State state, String text, @Nullable String advice) {
        public static Check ok(String text) {
            return new Check(State.OK, text, null);
        }

        public static Check warning(String text, String advice) {
            return new Check(State.WARNING, text, advice);
        }

        public static Check blocker(String text, String advice) {
            return new Check(State.BLOCKER, text, advice);
        }

        private Check cleaned(UnaryOperator<String> clean) {
            return new Check(state, clean.apply(text), maybe(advice, clean));
        }
    }

    /** One step to come: in words, where, the exact command if there is one, and what it does. */
    public record Step(String text, String where, @Nullable String command, Effect effect) {
        private Step cleaned(UnaryOperator<String> clean) {
            return new Step(clean.apply(text), clean.apply(where), maybe(command, clean), effect);
        }
    }
}
