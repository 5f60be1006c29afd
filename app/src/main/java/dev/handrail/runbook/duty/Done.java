package dev.handrail.runbook.duty;

import java.time.Instant;

/**
 * A time that a duty was done.
 *
 * @param by who did it
 * @param how what shows it
 * @param id where that stands
 */
public record Done(Instant at, String by, How how, String id) {
    /** What shows that it was done. */
    public enum How {
        WALKTHROUGH("walkthrough", "runbook.due.how.walkthrough"),
        ENTRY("log entry", "runbook.due.how.entry"),
        RUN("run", "runbook.due.how.run");

        private final String word;
        private final String key;

        How(String word, String key) {
            this.word = word;
            this.key = key;
        }

        /** As scripts say it. */
        public String word() {
            return word;
        }

        public String key() {
            return key;
        }
    }
}
