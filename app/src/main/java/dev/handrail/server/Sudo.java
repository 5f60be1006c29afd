package dev.handrail.server;

/** Whether commands may become another user, and what that takes. */
public enum Sudo {
    NONE("none"),
    PASSWORDLESS("passwordless"),
    ASK("ask");

    private final String word;

    Sudo(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
