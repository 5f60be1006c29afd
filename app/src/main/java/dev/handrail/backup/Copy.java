package dev.handrail.backup;

import dev.handrail.words.Words;
import java.util.Arrays;

/**
 * One place where a backup lies.
 *
 * @param destination its name in the profile
 * @param kind what kind of place it is
 * @param place the folder or the bucket, as it was when the copy was made
 * @param file its name there
 */
public record Copy(String destination, Kind kind, String place, String file, State state) {
    /** One in a folder on the workstation. */
    public Copy(String destination, String place, String file, State state) {
        this(destination, Kind.FOLDER, place, file, state);
    }

    /** Where exactly it lies, for a person. */
    public String located() {
        return place + "/" + file;
    }

    /** Whether anything of it lies there, as far as is known: one that was never completed or is gone takes no room. */
    public boolean lies() {
        return state != State.FAILED && state != State.MISSING;
    }

    public Copy as(State now) {
        return new Copy(destination, kind, place, file, now);
    }

    /** The kinds of places there are. */
    public enum Kind {
        FOLDER("folder"),
        SERVER_FOLDER("server-folder"),
        S3("s3");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in the store and in profiles. */
        public String word() {
            return word;
        }

        /** The machine, for a person. */
        public String where(String server) {
            return switch (this) {
                case FOLDER -> Words.of("storage.here");
                case SERVER_FOLDER -> server;
                case S3 -> Words.of("backup.kind.s3");
            };
        }

        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word));
        }
    }

    /** What is known of a copy. */
    public enum State {
        GOOD("good", "backup.copy.good"),
        DAMAGED("damaged", "backup.copy.damaged"),
        MISSING("missing", "backup.copy.missing"),
        /** It was never completed: the destination fell out while the backup was taken. */
        FAILED("failed", "backup.copy.failed"),
        /** Some of it is removed; what is left can be removed by deleting the backup again. */
        DELETING_FAILED("deleting failed", "backup.copy.deletingfailed");

        private final String word;
        private final String key;

        State(String word, String key) {
            this.word = word;
            this.key = key;
        }

        /** As it stands in JSON and in the store. */
        public String word() {
            return word;
        }

        /** The key of its name for a person. */
        public String key() {
            return key;
        }

        public static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }
}
