package dev.handrail.operation;

import org.jspecify.annotations.Nullable;

/**
 * How far one of several things is that an operation does at the same time, such as to write into one of its destinations.
 *
 * @param name what it is called, the same for as long as the operation runs
 * @param total of zero or less where it is not known
 * @param why what made it fall out; null while it has not
 */
public record Part(
        String name,
        State state,
        long done,
        long total,
        Work.Unit unit,
        @Nullable String why) {
    /** What made it fall out; empty while it has not. */
    public String reason() {
        return why == null ? "" : why;
    }

    /** How a part stands. */
    public enum State {
        RUNS("part.runs"),
        DONE("part.done"),
        /** It fell out; the others go on without it. */
        LOST("part.lost");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    public static Part runs(String name, long done, long total, Work.Unit unit) {
        return new Part(name, State.RUNS, done, atLeast(done, total), unit, null);
    }

    public static Part done(String name, long all, Work.Unit unit) {
        return new Part(name, State.DONE, all, all, unit, null);
    }

    public static Part lost(String name, long done, long total, Work.Unit unit, String why) {
        return new Part(name, State.LOST, done, atLeast(done, total), unit, why);
    }

    /** More than was expected is no more than all; what nobody knows is not all of it. */
    private static long atLeast(long done, long total) {
        return total > 0 ? Math.max(done, total) : 0;
    }

    /** Whether nothing more is to come of it. */
    public boolean over() {
        return state != State.RUNS;
    }
}
