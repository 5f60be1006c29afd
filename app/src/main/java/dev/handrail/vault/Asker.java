package dev.handrail.vault;

import org.jspecify.annotations.Nullable;

/**
 * How a question reaches the person: a line in the terminal, a sheet in the window. The thread that asks is interrupted when
 * the answer no longer matters; who can take the question back does so then.
 */
public interface Asker {
    /** Asks for something that must not be seen; null when the person declines or nobody is there. */
    @Nullable
    Secret secret(String question);

    /** Asks for something that must not be seen and may have several lines, all of which are taken where nobody types them. */
    default @Nullable Secret whole(String question) {
        return secret(question);
    }

    /** Asks for something that may be seen; null when the person declines or nobody is there. */
    @Nullable
    String answer(String question);

    /** Nobody is there. */
    Asker NOBODY = new Asker() {
        @Override
        public @Nullable Secret secret(String question) {
            return null;
        }

        @Override
        public @Nullable String answer(String question) {
            return null;
        }
    };
}
