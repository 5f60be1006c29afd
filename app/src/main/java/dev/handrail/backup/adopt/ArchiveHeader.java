package dev.handrail.backup.adopt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pg_dump writes before the table of contents of an archive: of which database it is, and the versions of the server and
 * of itself.
 */
record ArchiveHeader(String database, String server, String program) {
    private static final String MAGIC = "PGDMP";
    /** The layout that first told the versions, of PostgreSQL 7.4, and the one that tells how it is compressed in one byte. */
    private static final int TELLS_VERSIONS = 10;

    private static final int SHORT_COMPRESSION = 15;
    /** Seconds, minutes, hours, day, month, year, and whether it was summer time. */
    private static final int TIMES = 7;

    private static final int LONGEST_NUMBER = Integer.BYTES;
    private static final Pattern VERSION = Pattern.compile("[0-9]+(?:\\.[0-9]+)*");

    /** @param bytes its beginning, a character for each byte */
    static Optional<ArchiveHeader> of(String bytes) {
        if (!bytes.startsWith(MAGIC)) {
            return Optional.empty();
        }
        try {
            return read(new Cursor(bytes));
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty(); // it was cut, or only begins like one
        }
    }

    private static Optional<ArchiveHeader> read(Cursor cursor) {
        int major = cursor.next();
        int minor = cursor.next();
        cursor.next();
        cursor.numbers = cursor.next();
        cursor.next();
        cursor.next();
        if (major != 1 || minor < TELLS_VERSIONS || cursor.numbers > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (minor >= SHORT_COMPRESSION) {
            cursor.next();
        } else {
            cursor.number();
        }
        for (int i = 0; i < TIMES; i++) {
            cursor.number();
        }
        String database = cursor.text();
        Matcher server = VERSION.matcher(cursor.text());
        Matcher program = VERSION.matcher(cursor.text());
        return server.lookingAt() && program.lookingAt()
                ? Optional.of(new ArchiveHeader(database, server.group(), program.group()))
                : Optional.empty();
    }

    private static final class Cursor {
        private final String bytes;
        private int at = MAGIC.length();
        /** How many bytes a number has, beside the one of its sign. */
        private int numbers;

        Cursor(String bytes) {
            this.bytes = bytes;
        }

        int next() {
            return bytes.charAt(at++);
        }

        int number() {
            boolean negative = next() != 0;
            int value = 0;
            for (int i = 0; i < numbers; i++) {
                value |= next() << (Byte.SIZE * i);
            }
            return negative ? -value : value;
        }

        String text() {
            int length = number();
            if (length < 0) {
                return "";
            }
            String text = bytes.substring(at, at + length);
            at += length;
            return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }
}
