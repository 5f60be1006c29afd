package dev.handrail.vault;

import java.util.ArrayList;
import java.util.List;

/** Knows the secrets that were handed out in this process, and masks them in whatever is written down or shown. */
public final class Redactor implements AutoCloseable {
    /** What stands in the place of a secret. */
    public static final String MASK = "•••";

    /**
     * Shorter secrets are not masked: three letters stand in every other line by chance, and a text full of masks would
     * tell whoever reads it what the secret is.
     */
    static final int SHORTEST = 4;

    /** Of a secret of several lines each line is masked by itself, but for those that say little, such as a brace. */
    static final int SHORTEST_LINE = 8;

    private volatile Needles needles = new Needles(List.of());

    /** Masks this secret from now on; it makes copies, the secret may be closed. */
    public synchronized void knows(Secret secret) {
        char[] characters = secret.characters();
        List<char[]> more = new ArrayList<>();
        for (char[] form : SecretForms.of(characters)) {
            if (!needles.has(form)) {
                more.add(form);
            }
        }
        SecretForms.wipe(characters);
        if (!more.isEmpty()) {
            needles = needles.with(more);
        }
    }

    /** The text, with every secret in it replaced. */
    public String clean(String line) {
        return needles.mask(line);
    }

    /** Forgets the secrets and wipes them. */
    @Override
    public synchronized void close() {
        Needles known = needles;
        needles = new Needles(List.of());
        known.wipe();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
