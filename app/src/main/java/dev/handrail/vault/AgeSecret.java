package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is kept to decrypt the backups of a server: age identities or passphrases, the newest first, and below it those that
 * decrypt what was encrypted before.
 */
public final class AgeSecret {
    /** What an identity begins with. */
    public static final String MARK = "AGE-SECRET-KEY-1";

    /** Stands between a passphrase and the one before it, on a line of its own: a passphrase may hold anything else. */
    private static final String EARLIER = "\n# the passphrase before\n";

    private AgeSecret() {}

    /** The lines that are identities; an identity file may hold remarks beside them. */
    public static List<String> identities(CharSequence text) {
        return text.toString()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(MARK))
                .toList();
    }

    /** The passphrases, of which the first encrypts. The caller closes each. */
    public static List<Secret> passphrases(Secret kept) {
        char[] all = kept.characters();
        List<Secret> found = new ArrayList<>();
        int from = 0;
        for (int at = next(all, from); at >= 0; at = next(all, from)) {
            found.add(Secret.of(Arrays.copyOfRange(all, from, at)));
            from = at + EARLIER.length();
        }
        found.add(Secret.of(Arrays.copyOfRange(all, from, all.length)));
        Arrays.fill(all, '\0');
        return found;
    }

    private static int next(char[] all, int from) {
        for (int at = from; at + EARLIER.length() <= all.length; at++) {
            if (Arrays.equals(all, at, at + EARLIER.length(), EARLIER.toCharArray(), 0, EARLIER.length())) {
                return at;
            }
        }
        return -1;
    }

    /**
     * What to keep of a server's secret, where one is kept already: a new one goes before those of old, which decrypt what
     * was encrypted before; an identity and a passphrase are not put in each other's place. The caller closes it.
     */
    public static Secret beside(Secret fresh, Secret kept) throws OperationFailed {
        boolean identity = isIdentity(fresh);
        if (identity != isIdentity(kept)) {
            throw OperationFailed.refused(Words.of("backup.identity.other"))
                    .next(Words.of("backup.identity.other.next"))
                    .build();
        }
        return identity ? joined("\n", List.of(fresh, kept)) : before(fresh, kept);
    }

    /** One that was kept before is not kept twice. */
    private static Secret before(Secret fresh, Secret kept) {
        List<Secret> old = passphrases(kept);
        try {
            List<Secret> all = new ArrayList<>(List.of(fresh));
            old.stream().filter(one -> !one.sameAs(fresh)).forEach(all::add);
            return joined(EARLIER, all);
        } finally {
            old.forEach(Secret::close);
        }
    }

    /** Whether it has more than one line, as no passphrase has that is typed. */
    public static boolean hasSeveralLines(Secret secret) {
        char[] characters = secret.characters();
        try {
            return CharBuffer.wrap(characters).chars().anyMatch(c -> c == '\n');
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Whether it begins as the file of an identity does. */
    public static boolean isRemark(Secret secret) {
        char[] characters = secret.characters();
        try {
            return characters.length > 0 && characters[0] == '#';
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Whether it is what others encrypt for, as age-keygen shows it or as it stands in a profile: it decrypts nothing. */
    public static boolean isPublicKey(Secret secret) {
        char[] characters = secret.characters();
        try {
            String text = new String(characters).strip().toLowerCase(Locale.ROOT);
            return text.startsWith("age1") || text.startsWith("public key:");
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Whether an identity is in it. */
    public static boolean isIdentity(Secret secret) {
        char[] characters = secret.characters();
        try {
            return !identities(new String(characters)).isEmpty();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static Secret joined(String between, List<Secret> parts) {
        int length = parts.stream().mapToInt(Secret::length).sum() + between.length() * (parts.size() - 1);
        char[] all = new char[length];
        int at = 0;
        @Nullable String gap = null;
        for (Secret part : parts) {
            if (gap != null) {
                gap.getChars(0, gap.length(), all, at);
                at += gap.length();
            }
            char[] mine = part.characters();
            System.arraycopy(mine, 0, all, at, mine.length);
            at += mine.length;
            Arrays.fill(mine, '\0');
            gap = between;
        }
        return Secret.of(all);
    }
}
