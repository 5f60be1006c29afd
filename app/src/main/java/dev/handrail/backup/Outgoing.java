package dev.handrail.backup;

import java.util.Arrays;

/** Bytes on their way from who makes them to who reads them; what was appended last can still be taken back. */
final class Outgoing {
    private byte[] bytes;
    private int given;
    private int size;

    Outgoing(int room) {
        bytes = new byte[room];
    }

    /** How many were not given yet. */
    int waiting() {
        return size - given;
    }

    int give(byte[] into, int offset, int length) {
        System.arraycopy(bytes, given, into, offset, length);
        given += length;
        return length;
    }

    /** Forgets what was given. */
    void makeRoom() {
        System.arraycopy(bytes, given, bytes, 0, size - given);
        size -= given;
        given = 0;
    }

    void append(byte[] more, int from, int to) {
        if (size + to - from > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + to - from));
        }
        System.arraycopy(more, from, bytes, size, to - from);
        size += to - from;
    }

    void takeBack(int length) {
        size -= length;
    }
}
