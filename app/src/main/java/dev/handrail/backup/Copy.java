package dev.handrail.backup;

/**
 * One place where a backup lies.
 *
 * @param destination its name in the profile
 * @param place the folder, as it was when the copy was made
 * @param file its name there
 */
public record Copy(String destination, String place, String file, State state) {
    /** What is known of a copy. */
    public enum State {
        GOOD("good", "backup.copy.good"),
        DAMAGED("damaged", "backup.copy.damaged"),
        MISSING("missing", "backup.copy.missing");

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
