package dev.handrail.web;

import java.util.Locale;

/** How a resolver answered. */
public enum Heard {
    ADDRESSES(true),
    /** There is no such name. */
    NO_NAME(true),
    /** The name is there, and leads to no machine. */
    NO_ADDRESS(true),
    /** It could not find out, which is also what it says where the signatures of a zone are wrong. */
    FAILED(false),
    /** It answers others, or other questions. */
    REFUSED(false),
    SILENT(false);

    private final boolean answer;

    Heard(boolean answer) {
        this.answer = answer;
    }

    /** Whether it says something of the name. */
    public boolean answer() {
        return answer;
    }

    /** As it is written in documents: no-name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
