package dev.handrail.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What stands before a file in a tar: no more of it than tells the file from others, so that no clock and no owner shows. */
final class TarHeader {
    static final int BLOCK = 512;
    /** Two empty blocks. */
    static final int END = 2 * BLOCK;

    static final int LONGEST_NAME = 100;
    private static final int MODE_AT = 100;
    private static final int USER_AT = 108;
    private static final int GROUP_AT = 116;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TIME_AT = 136;
    private static final int SUM_AT = 148;
    private static final int SUM_LENGTH = 8;
    private static final int KIND_AT = 156;
    private static final int MAGIC_AT = 257;
    /** More than that many bytes do not fit into octal digits. */
    private static final long OCTAL = 1L << 33;

    private TarHeader() {}

    static byte[] of(String name, long bytes) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, MODE_AT, "0000600");
        put(header, USER_AT, "0000000");
        put(header, GROUP_AT, "0000000");
        size(header, bytes);
        put(header, TIME_AT, "00000000000");
        header[KIND_AT] = '0';
        put(header, MAGIC_AT, "ustar\00000");
        Arrays.fill(header, SUM_AT, SUM_AT + SUM_LENGTH, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, SUM_AT, String.format(Locale.ROOT, "%06o\0", sum));
        return header;
    }

    private static void size(byte[] header, long bytes) {
        if (bytes < OCTAL) {
            put(header, SIZE_AT, String.format(Locale.ROOT, "%011o", bytes));
            return;
        }
        long left = bytes;
        for (int at = SIZE_AT + SIZE_LENGTH - 1; at > SIZE_AT; at--) {
            header[at] = (byte) left;
            left >>>= Byte.SIZE;
        }
        header[SIZE_AT] = (byte) 0x80;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** What fills the last block of a file. */
    static int padding(long bytes) {
        return (int) ((BLOCK - bytes % BLOCK) % BLOCK);
    }
}
