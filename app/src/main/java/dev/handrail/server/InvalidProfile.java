package dev.handrail.server;

import dev.handrail.words.Words;

/** A part of a profile that cannot be: which key, and why, ready to be read by a person. */
public final class InvalidProfile extends IllegalArgumentException {
    private final String key;
    private final String text;

    public InvalidProfile(String key, String messageKey, Object... with) {
        super(Words.of(messageKey, with));
        this.key = key;
        this.text = Words.of(messageKey, with);
    }

    /** What must be, to be read after the name of the key: "must not be empty". */
    public String text() {
        return text;
    }

    /** The key of the profile file that it is about. */
    public String key() {
        return key;
    }
}
