package dev.handrail.backup.take;

import dev.handrail.backup.Sha256;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Where the bytes arrive just as they will be stored: they are hashed, counted, and go on into the fan. */
final class Landing implements WritableByteChannel {
    private final Fan fan;
    private final Sha256 sha = new Sha256();
    private long count;

    Landing(Fan fan) {
        this.fan = fan;
    }

    /** A failure of the destinations, on its way through a channel that knows no other kind. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1;

        private final transient OperationFailed failure;

        Lost(OperationFailed failure) {
            super(failure);
            this.failure = failure;
        }

        OperationFailed failure() {
            return failure;
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        byte[] chunk = new byte[bytes.remaining()];
        bytes.get(chunk);
        sha.add(chunk, chunk.length);
        count += chunk.length;
        try {
            fan.write(chunk);
        } catch (OperationFailed e) {
            throw new Lost(e);
        }
        return chunk.length;
    }

    long count() {
        return count;
    }

    String sha256() {
        return sha.hex();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    /** The fan is closed by whoever opened it. */
    @Override
    public void close() {}
}
