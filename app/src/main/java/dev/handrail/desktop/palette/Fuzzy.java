package dev.handrail.desktop.palette;

import java.util.Locale;
import java.util.OptionalInt;

/** Finds what was meant by a few letters: all of them, in their order; the nearer to word beginnings and to each other, the better. */
final class Fuzzy {
    private static final int BEGINS_WORD = 8;
    private static final int FOLLOWS = 5;
    private static final int ANY = 1;

    private Fuzzy() {}

    /** How well it matches, more is better; nothing where a letter is missing. */
    static OptionalInt score(String letters, String name) {
        String wanted = letters.toLowerCase(Locale.ROOT).replace(" ", "");
        String text = name.toLowerCase(Locale.ROOT);
        int score = 0;
        int last = -2;
        for (int i = 0; i < wanted.length(); i++) {
            int at = best(text, wanted.substring(i), last);
            if (at < 0) {
                return OptionalInt.empty();
            }
            score += beginsWord(text, at) ? BEGINS_WORD : at == last + 1 ? FOLLOWS : ANY;
            last = at;
        }
        return OptionalInt.of(score * 100 - text.length());
    }

    /**
     * The next letter goes on where the last one was, or begins the next word that has it, where those that follow it are
     * found there too, or is just the next one.
     */
    private static int best(String text, String letters, int last) {
        char letter = letters.charAt(0);
        int next = text.indexOf(letter, last + 1);
        if (next < 0 || next == last + 1) {
            return next;
        }
        for (int at = next; at >= 0; at = text.indexOf(letter, at + 1)) {
            if (beginsWord(text, at) && has(text, letters, at)) {
                return at;
            }
        }
        return next;
    }

    /** Whether all of them are there, in their order, from that place on. */
    private static boolean has(String text, String letters, int from) {
        int at = from - 1;
        for (int i = 0; i < letters.length(); i++) {
            at = text.indexOf(letters.charAt(i), at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
