package dev.handrail.shell;

import dev.handrail.server.Sudo;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import org.jspecify.annotations.Nullable;

/** Who is logged in on a machine, and how commands become somebody else there. */
final class Becoming {
    /** Has sudo read one password from stdin, and do nothing. */
    static final String TRY = "sudo -k -S -p '' -v";

    /**
     * A password of sudo as it was handed over.
     *
     * @param secret the holder closes it
     * @param which how many there were by then, itself among them: another one may be known soon after
     */
    record Handed(Secret secret, int which) implements AutoCloseable {
        @Override
        public void close() {
            secret.close();
        }
    }

    /** Where the password of sudo comes from; the caller closes it. */
    interface Password {
        Handed find() throws OperationFailed;

        /** Sudo did not let somebody in: before it is used again it is tried, and asked for anew where it no longer fits. */
        default void doubt() {}

        /** Sudo did not take it: it is never handed over again. */
        default void refused(int which) {}
    }

    private final String where;
    private final String login;
    private final Sudo sudo;
    private final Password password;

    Becoming(String where, String login, Sudo sudo, Password password) {
        this.where = where;
        this.login = login;
        this.sudo = sudo;
        this.password = password;
    }

    /** Whether it takes sudo to be that user. */
    boolean takesSudo(@Nullable String user) {
        return user != null && !user.equals(login);
    }

    /** Whether sudo reads a password. */
    boolean takesPassword() {
        return sudo == Sudo.ASK;
    }

    Handed password() throws OperationFailed {
        return password.find();
    }

    void doubtPassword() {
        password.doubt();
    }

    /** @param which the one that was handed over */
    void passwordRefused(int which) {
        password.refused(which);
    }

    /** Whether sudo wants another password than the one that was handed over before, which is known now. */
    boolean knowsAnother(int before) throws OperationFailed {
        try (Handed now = password.find()) {
            return now.which() != before && !now.secret().isEmpty();
        }
    }

    /** The words that stand before a command to run it as that user. */
    String sudo(String user) throws OperationFailed {
        if (sudo == Sudo.NONE) {
            throw OperationFailed.refused(Words.of("shell.sudo.none", user))
                    .on(where)
                    .next(Words.of("shell.sudo.none.next", user, login))
                    .build();
        }
        if (user.isBlank() || user.startsWith("-") || user.startsWith("#")) {
            throw OperationFailed.usage(Words.of("shell.sudo.user", user))
                    .on(where)
                    .next(Words.of("shell.sudo.user.next"))
                    .build();
        }
        // -k: what sudo remembers is not used, so that it reads the password or needs none, whatever was run before.
        String how = sudo == Sudo.ASK ? "sudo -k -S -p '' -u " : "sudo -n -u ";
        return how + Quoting.argument(user) + " -- ";
    }
}
