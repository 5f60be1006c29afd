package dev.handrail.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts to be masked, arranged so that a line is searched for all of them in one go: four characters are one long, and
 * only where that number is known does a closer look begin.
 */
final class Needles {
    private static final int HEAD = 4;

    private final List<char[]> all;
    private final long[] heads;
    private final long[] bloom = new long[16];

    Needles(List<char[]> needles) {
        this.all = List.copyOf(needles);
        this.heads =
                needles.stream().mapToLong(Needles::head).distinct().sorted().toArray();
        for (long head : heads) {
            int bit = bit(head);
            bloom[bit >>> 6] |= 1L << bit;
        }
    }

    Needles with(List<char[]> more) {
        List<char[]> together = new ArrayList<>(all);
        together.addAll(more);
        return new Needles(together);
    }

    boolean has(char[] needle) {
        return all.stream().anyMatch(known -> Arrays.equals(known, needle));
    }

    String mask(String text) {
        if (heads.length == 0 || text.length() < HEAD) {
            return text;
        }
        StringBuilder masked = null;
        int copied = 0;
        int maskedTo = 0;
        long window = 0;
        for (int i = 0; i < text.length(); i++) {
            window = window << 16 | text.charAt(i);
            int start = i - HEAD + 1;
            int end = start < 0 ? 0 : endOfMatch(text, start, window);
            if (end > maskedTo) {
                if (masked == null) {
                    masked = new StringBuilder(text.length());
                }
                // What overlaps or touches is one mask, so that the rest of a secret never shows beside another.
                if (start > maskedTo || maskedTo == 0) {
                    masked.append(text, copied, start).append(Redactor.MASK);
                }
                copied = end;
                maskedTo = end;
            }
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    void wipe() {
        all.forEach(SecretForms::wipe);
        Arrays.fill(heads, 0);
    }

    /** Where the longest needle ends that begins here; 0 for none. */
    private int endOfMatch(String text, int start, long window) {
        int bit = bit(window);
        if ((bloom[bit >>> 6] & 1L << bit) == 0 || Arrays.binarySearch(heads, window) < 0) {
            return 0;
        }
        int end = 0;
        for (char[] needle : all) {
            if (start + needle.length > end && matches(text, start, needle)) {
                end = start + needle.length;
            }
        }
        return end;
    }

    private static boolean matches(String text, int start, char[] needle) {
        if (start + needle.length > text.length()) {
            return false;
        }
        for (int i = 0; i < needle.length; i++) {
            if (text.charAt(start + i) != needle[i]) {
                return false;
            }
        }
        return true;
    }

    private static long head(char[] needle) {
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = head << 16 | needle[i];
        }
        return head;
    }

    private static int bit(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> 54);
    }
}
