package dev.handrail.backup;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Follows a statement word by word as far as the body of an event that it makes or alters, and says where its state is told. */
final class EventHead {
    /** Says what an event is to be told. */
    interface Switch {
        /**
         * What stands in the place of what is told; null where that stays.
         *
         * @param name as its bytes are, each as one character
         * @param told ENABLE, DISABLE, or empty where a new one is told nothing
         */
        @Nullable
        String instead(String name, String told);
    }

    private enum At {
        BEGINNING,
        KIND,
        USER,
        BEHIND_USER,
        HOST,
        NAME,
        BEHIND_NAME,
        CLAUSES,
        PASSED
    }

    private static final String ENABLE = "ENABLE";
    private static final String DISABLE = "DISABLE";

    private final Switch events;
    private At at = At.BEGINNING;
    private boolean creates;
    /** Whether all of it is only for some versions. */
    private boolean forSome;

    private String name = "";
    private boolean told;
    private int depth;
    /** Whether the word that comes is part of a longer name, such as a variable's. */
    private boolean joined;

    EventHead(Switch events) {
        this.events = events;
    }

    void begin() {
        at = At.BEGINNING;
        name = "";
        told = false;
        depth = 0;
        joined = false;
    }

    /** Whether anything of it can matter yet. */
    boolean open() {
        return at != At.PASSED;
    }

    boolean nothingYet() {
        return at == At.BEGINNING;
    }

    /**
     * What stands in the place of the word; null where it stays.
     *
     * @param sure whether every server obeys it
     */
    @Nullable
    String word(String written, boolean sure) {
        boolean own = depth == 0 && !joined;
        joined = false;
        if (at == At.BEGINNING) {
            forSome = !sure;
        }
        if (!sure && !forSome) {
            return null;
        }
        String word = written.toUpperCase(Locale.ROOT);
        switch (at) {
            case BEGINNING -> {
                creates = word.equals("CREATE");
                at = creates || word.equals("ALTER") ? At.KIND : At.PASSED;
            }
            case KIND -> kind(word);
            case USER, HOST -> at = At.BEHIND_USER;
            case BEHIND_USER -> at = word.equals("EVENT") ? At.NAME : At.PASSED;
            case NAME -> named(written, word);
            case BEHIND_NAME, CLAUSES -> {
                at = At.CLAUSES;
                return own ? clause(written, word) : null;
            }
            case PASSED -> {}
        }
        return null;
    }

    private void kind(String word) {
        switch (word) {
            case "OR", "REPLACE" -> {}
            case "DEFINER" -> at = At.USER;
            case "EVENT" -> at = At.NAME;
            default -> at = At.PASSED;
        }
    }

    private void named(String written, String word) {
        if (!word.equals("IF") && !word.equals("NOT") && !word.equals("EXISTS")) {
            quoted(written, true);
        }
    }

    private @Nullable String clause(String written, String word) {
        return switch (word) {
            case ENABLE, DISABLE -> {
                told = true;
                yield events.instead(name, word);
            }
            case "COMMENT", "DO" -> {
                at = At.PASSED;
                @Nullable String instead = told || !creates ? null : events.instead(name, "");
                yield instead == null ? null : instead + " " + written;
            }
            default -> null;
        };
    }

    /** What stood in quotes of some kind. */
    void quoted(String text, boolean sure) {
        joined = false;
        if (!sure && !forSome) {
            return;
        }
        switch (at) {
            case BEGINNING, KIND, BEHIND_USER -> at = At.PASSED;
            case USER, HOST -> at = At.BEHIND_USER;
            case NAME -> {
                name = text;
                at = At.BEHIND_NAME;
            }
            case BEHIND_NAME, CLAUSES, PASSED -> {}
        }
    }

    void sign(int one) {
        switch (one) {
            case '@' -> at = at == At.BEHIND_USER ? At.HOST : at;
            case '.' -> at = at == At.BEHIND_NAME ? At.NAME : at == At.BEHIND_USER ? At.HOST : at;
            case '(' -> depth++;
            case ')' -> depth--;
            default -> {}
        }
        joined = one == '@' || one == '.';
    }
}
