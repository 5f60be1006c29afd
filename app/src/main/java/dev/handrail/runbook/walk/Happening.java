package dev.handrail.runbook.walk;

import java.time.Instant;

/**
 * Something that happened in a walkthrough.
 *
 * @param step the number of the step; empty where it is about the whole
 * @param fence which of the step's deeds; -1 where it is about the step
 * @param run the run in the journal that did it; empty where a person did
 * @param server the one it is about; empty where it is about all of them
 */
public record Happening(
        int number,
        Kind kind,
        String step,
        int fence,
        Instant at,
        String person,
        String words,
        String run,
        String server) {

    /** What can happen. */
    public enum Kind {
        BEGAN("runbook.happened.began"),
        PASSED("runbook.happened.passed"),
        WARNED("runbook.happened.warned"),
        FAILED("runbook.happened.failed"),
        CAPTURED("runbook.happened.captured"),
        DONE("runbook.happened.done"),
        SKIPPED("runbook.happened.skipped"),
        NOTED("runbook.happened.noted"),
        EVIDENCE("runbook.happened.evidence"),
        SIGNED("runbook.happened.signed"),
        MARKED("runbook.happened.marked"),
        UNDOING("runbook.happened.undoing"),
        UNDONE("runbook.happened.undone"),
        ROLLED_BACK("runbook.happened.rolled-back"),
        HANDED_OVER("runbook.happened.handed-over"),
        STOPPED("runbook.happened.stopped"),
        /** Until when it is to be over. */
        WINDOW("runbook.happened.window"),
        FINISHED("runbook.happened.finished"),
        /** It goes on after its end, for a reason. */
        REOPENED("runbook.happened.reopened");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    public static Happening of(Kind kind, String step, String words) {
        return new Happening(0, kind, step, -1, Instant.EPOCH, "", words, "", "");
    }

    public static Happening of(Kind kind, String step, int fence, String words, String run) {
        return new Happening(0, kind, step, fence, Instant.EPOCH, "", words, run, "");
    }

    /** The same on that server; empty where it is about all of them. */
    public Happening on(String there) {
        return new Happening(number, kind, step, fence, at, person, words, run, there);
    }

    /** The same in the name of that person. */
    Happening by(String name) {
        return new Happening(number, kind, step, fence, at, name, words, run, server);
    }

    /** The same in these words. */
    Happening saying(String text) {
        return new Happening(number, kind, step, fence, at, person, text, run, server);
    }
}
