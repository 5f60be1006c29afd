package dev.handrail.desktop.servers;

import dev.handrail.server.SecretRef;
import dev.handrail.words.Words;
import org.jspecify.annotations.Nullable;

/** Where a password is, as one chooses it in a form. */
public enum SecretWay {
    VAULT("form.secret.vault"),
    ASK("form.secret.ask"),
    ENV("form.secret.env"),
    FILE("form.secret.file"),
    NONE("form.secret.none");

    private final String key;

    SecretWay(String key) {
        this.key = key;
    }

    @Override
    public String toString() {
        return Words.of(key);
    }

    public static SecretWay of(@Nullable SecretRef ref) {
        return switch (ref) {
            case null -> NONE;
            case SecretRef.Vault vault -> VAULT;
            case SecretRef.Ask ask -> ASK;
            case SecretRef.Env env -> ENV;
            case SecretRef.File file -> FILE;
        };
    }

    /** What stands beside the way: the name of a variable or of a file. */
    static String detail(@Nullable SecretRef ref) {
        return switch (ref) {
            case SecretRef.Env env -> env.name();
            case SecretRef.File file -> file.path();
            case null, default -> "";
        };
    }

    public @Nullable SecretRef ref(String detail) {
        return switch (this) {
            case VAULT -> new SecretRef.Vault();
            case ASK -> new SecretRef.Ask();
            case ENV -> new SecretRef.Env(detail);
            case FILE -> new SecretRef.File(detail);
            case NONE -> null;
        };
    }

    /** Whether a name has to stand beside it. */
    boolean needsDetail() {
        return this == ENV || this == FILE;
    }
}
