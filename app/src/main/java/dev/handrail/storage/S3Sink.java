package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import org.jspecify.annotations.Nullable;

/** Something being written into a {@link S3Bucket}: small things at once, the others in parts as they come. */
final class S3Sink implements Sink {
    private final Writing writing;
    private final PartSizes sizes;
    private PartBuffer filling;
    private volatile @Nullable PartUploads uploads;
    private long written;
    private boolean committed;
    private volatile boolean closed;

    S3Sink(Writing writing, PartSizes sizes) {
        this.writing = writing;
        this.sizes = sizes;
        this.filling = new PartBuffer(sizes.inMemory(0));
    }

    @Override
    public String partial() {
        return Words.of("storage.s3.partial", writing.where());
    }

    @Override
    public void write(byte[] bytes, int length) throws OperationFailed {
        int taken = 0;
        while (taken < length) {
            if (filling.isFull()) {
                send();
            }
            taken += filling.add(bytes, taken, length - taken);
        }
        written += length;
    }

    private void send() throws OperationFailed {
        PartUploads sending = uploads;
        if (sending == null) {
            writing.begin();
            writing.chooseSum();
            sending = new PartUploads(writing);
            uploads = sending;
        }
        if (closed) {
            writing.undo(); // whoever closed it may not have seen that an upload began
            throw OperationFailed.cancelled();
        }
        sending.send(filling);
        long next = sizes.inMemory(written);
        sending.waitForAllBut(PartSizes.atOnce(next));
        filling = new PartBuffer(next);
    }

    @Override
    public void commit() throws OperationFailed {
        PartUploads sending = uploads;
        if (sending == null) {
            writing.put(filling);
        } else {
            sending.send(filling);
            writing.complete(sending.finish(), written);
        }
        committed = true;
    }

    /** Also from another thread, while one writes. */
    @Override
    public void close() throws OperationFailed {
        if (committed) {
            return;
        }
        closed = true;
        // Whoever was interrupted still has to clean up, and its calls would end at once.
        boolean interrupted = Thread.interrupted();
        try {
            PartUploads sending = uploads;
            if (sending != null) {
                sending.stop();
            }
            writing.undo();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
