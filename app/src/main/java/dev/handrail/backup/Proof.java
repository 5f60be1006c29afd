package dev.handrail.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a backup was put to the test: which rung of the ladder, when, for how long, and how it came out.
 *
 * @param destination the copy that was tested; null where it was the backup as such
 */
public record Proof(
        Rung rung,
        Instant at,
        long millis,
        boolean passed,
        String detail,
        @Nullable String destination) {
    public Proof {
        // The clock may have been set back meanwhile.
        millis = Math.max(0, millis);
    }

    /** Of the backup as such, wherever it lies. */
    public Proof(Rung rung, Instant at, long millis, boolean passed, String detail) {
        this(rung, at, millis, passed, detail, null);
    }

    /** Whether it says something of that copy. */
    public boolean of(Copy copy) {
        return destination == null || destination.equals(copy.destination());
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
