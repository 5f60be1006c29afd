package dev.handrail.backup;

import java.time.Instant;

/** One time that a backup was put to the test: which rung of the ladder, when, for how long, and how it came out. */
public record Proof(Rung rung, Instant at, long millis, boolean passed, String detail) {
    public Proof {
        // The clock may have been set back meanwhile.
        millis = Math.max(0, millis);
    }

    /** The ladder of proof; a rung counts only for what was really done. */
    public enum Rung {
        COMPLETE(0, "backup.rung.complete"),
        READ_BACK(1, "backup.rung.readback"),
        DECODED(2, "backup.rung.decoded"),
        INVENTORY(3, "backup.rung.inventory"),
        RESTORED(4, "backup.rung.restored"),
        EQUAL(5, "backup.rung.equal");

        private final int number;
        private final String key;

        Rung(int number, String key) {
            this.number = number;
            this.key = key;
        }

        public int number() {
            return number;
        }

        public String key() {
            return key;
        }

        public static Rung of(int number) {
            for (Rung rung : values()) {
                if (rung.number == number) {
                    return rung;
                }
            }
            throw new IllegalArgumentException("There is no rung " + number + ".");
        }
    }
}
