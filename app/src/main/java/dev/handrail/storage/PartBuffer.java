package dev.handrail.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** A part of an upload in memory, so that it can be sent again; it takes only as much as it holds. */
final class PartBuffer {
    private static final int PIECE = 1 << 18;

    private final List<byte[]> pieces = new ArrayList<>();
    private final long capacity;
    private long length;

    PartBuffer(long capacity) {
        this.capacity = capacity;
    }

    /** Takes what fits, and says how much that was. */
    int add(byte[] bytes, int offset, int count) {
        int taken = 0;
        while (taken < count && !isFull()) {
            int at = (int) (length % PIECE);
            if (at == 0) {
                pieces.add(new byte[(int) Math.min(PIECE, capacity - length)]);
            }
            byte[] piece = pieces.getLast();
            int more = Math.min(count - taken, piece.length - at);
            System.arraycopy(bytes, offset + taken, piece, at, more);
            taken += more;
            length += more;
        }
        return taken;
    }

    boolean isFull() {
        return length == capacity;
    }

    long length() {
        return length;
    }

    InputStream open() {
        List<InputStream> streams = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            streams.add(new ByteArrayInputStream(pieces.get(i), 0, filled(i)));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** As the header Content-MD5 wants it, which every server knows: it refuses what was damaged on the way. */
    String md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (int i = 0; i < pieces.size(); i++) {
                digest.update(pieces.get(i), 0, filled(i));
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private int filled(int piece) {
        return (int) Math.min(pieces.get(piece).length, length - (long) piece * PIECE);
    }
}
