package dev.handrail.runbook.walk;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How far one step has come. */
public final class Progress {
    State state = State.WAITING;
    String run = "";
    String words = "";
    boolean evidence;
    boolean changed;
    final Set<Integer> passed = new TreeSet<>();
    final Set<Integer> marked = new TreeSet<>();
    /** Each person once, however the name is written. */
    final Set<String> signed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** The states of a step. */
    public enum State {
        WAITING("runbook.state.waiting"),
        RUNNING("runbook.state.running"),
        /** It was running when the program ended: nobody knows how far it came. */
        INTERRUPTED("runbook.state.interrupted"),
        /** All that it does was done; it waits for a person. */
        READY("runbook.state.ready"),
        FAILED("runbook.state.failed"),
        DONE("runbook.state.done"),
        SKIPPED("runbook.state.skipped"),
        UNDONE("runbook.state.undone");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        /** What it is as a whole where it is so on each server: what wants a person most comes first. */
        static State together(List<State> all) {
            for (State one : List.of(RUNNING, INTERRUPTED, FAILED, READY)) {
                if (all.contains(one)) {
                    return one;
                }
            }
            if (all.stream().allMatch(State::over)) {
                return all.contains(DONE) ? DONE : SKIPPED;
            }
            return all.contains(UNDONE) && !all.contains(DONE) ? UNDONE : WAITING;
        }

        /** Whether it can be run without anybody having to look at how it stands first. */
        public boolean isToRun() {
            return this == WAITING || this == FAILED || this == UNDONE;
        }

        /** Whether nothing is left to be done. */
        public boolean over() {
            return this == DONE || this == SKIPPED;
        }
    }

    /**
     * What happened with the step and with nothing else.
     *
     * @param deeds how many things it does
     */
    void take(Happening what, int deeds) {
        switch (what.kind()) {
            case PASSED, WARNED -> {
                passed.add(what.fence());
                state = passed.size() == deeds ? State.READY : State.WAITING;
            }
            case FAILED -> end(State.FAILED, what);
            case SKIPPED -> end(State.SKIPPED, what);
            case DONE -> state = State.DONE;
            case NOTED, EVIDENCE -> evidence = true;
            case SIGNED -> signed.add(what.person());
            case MARKED -> marked.add(what.fence());
            default -> {}
        }
    }

    private void end(State as, Happening what) {
        state = as;
        words = what.words();
    }

    void undone() {
        state = State.UNDONE;
        passed.clear();
        signed.clear();
        evidence = false;
        changed = false;
        words = "";
    }
}
