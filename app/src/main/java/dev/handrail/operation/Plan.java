package dev.handrail.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation will do, shown before it happens: the checks already made, the steps to come, and what cannot be
 * undone.
 */
public record Plan(String title, Effect effect, List<Check> checks, List<Step> steps, List<String> cannotUndo) {
    public Plan {
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        cannotUndo = List.copyOf(cannotUndo);
    }

    /** Whether a check says that it must not be done. */
    public boolean blocked() {
        return checks.stream().anyMatch(c -> c.state() == State.BLOCKER);
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
    }

    /** One step to come: in words, where, the exact command if there is one, and what it does. */
    public record Step(String text, String where, @Nullable String command, Effect effect) {}
}
