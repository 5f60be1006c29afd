package dev.handrail.backup.archive;

import java.time.Instant;
import java.util.Locale;

/**
 * One thing in an archive.
 *
 * @param stored its name as the archive has it
 * @param path its name within the directory that was archived; empty for that directory itself
 * @param size of its content, holes counted
 * @param packed how much of that lies in the archive, holes left out
 * @param mode the twelve bits of rights
 * @param link what it leads to, by the name that stands in the archive; empty for what is no link
 */
public record Member(
        String stored,
        String path,
        Kind kind,
        long size,
        long packed,
        int mode,
        long user,
        long group,
        Instant modified,
        String link) {
    /** What there can be in a directory. */
    public enum Kind {
        FILE("file", '-'),
        DIRECTORY("directory", 'd'),
        LINK("link", 'l'),
        HARD_LINK("hard link", 'h'),
        /** A pipe, a device. */
        OTHER("other", '?');

        private final String word;
        private final char letter;

        Kind(String word, char letter) {
            this.word = word;
            this.letter = letter;
        }

        /** As it stands in JSON. */
        public String word() {
            return word;
        }
    }

    /** Whether its name had bytes that are no text, and cannot be said any more. */
    public boolean garbled() {
        return stored.indexOf('\uFFFD') >= 0;
    }

    /** What a hard link leads to, by its name within the directory. */
    public String target() {
        String above = stored.substring(0, Math.max(0, stored.length() - path.length()));
        return link.startsWith(above) ? link.substring(above.length()) : link;
    }

    /** Kind and rights as ls shows them. */
    public String rights() {
        StringBuilder text = new StringBuilder().append(kind.letter);
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 1 ? "rwx".charAt((8 - bit) % 3) : '-');
        }
        special(text, 3, 04000, 's');
        special(text, 6, 02000, 's');
        special(text, 9, 01000, 't');
        return text.toString();
    }

    private void special(StringBuilder text, int at, int bit, char letter) {
        if ((mode & bit) != 0) {
            String shown = String.valueOf(letter);
            text.setCharAt(at, (text.charAt(at) == 'x' ? shown : shown.toUpperCase(Locale.ROOT)).charAt(0));
        }
    }

    /** A name on one line, whatever is in it. */
    public static String shown(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    if (Character.isISOControl(c)) {
                        text.append(String.format(Locale.ROOT, "\\x%02x", c));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.toString();
    }
}
