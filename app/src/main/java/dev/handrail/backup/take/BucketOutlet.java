package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.storage.CurlPart;
import dev.handrail.storage.PartSizes;
import dev.handrail.storage.Presigned;
import dev.handrail.storage.S3Bucket;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A bucket, to which the server's curl sends part after part. */
final class BucketOutlet extends Outlet {
    private final S3Bucket bucket;
    private final ConcurrentSkipListMap<Integer, String> tags = new ConcurrentSkipListMap<>();
    private final AtomicLong sent = new AtomicLong();
    private @Nullable Presigned upload;

    BucketOutlet(Target target, S3Bucket bucket, String file) {
        super(target, file);
        this.bucket = bucket;
    }

    @Override
    void open() throws OperationFailed {
        upload = bucket.beginPresigned(file());
    }

    PartSizes sizes() {
        return bucket.parts();
    }

    void send(CurlPart part, CurlPart.There there) throws OperationFailed {
        tags.put(
                part.number(),
                Objects.requireNonNull(upload, "an upload that was begun").send(part, there));
        at(sent.addAndGet(part.bytes()));
    }

    /** How much of it has arrived there. */
    long sent() {
        return sent.get();
    }

    /** What is missing in the middle is noticed by the bucket, what is missing of the length here and there. */
    @Override
    void finish(long bytes) throws OperationFailed {
        List<String> all = List.copyOf(tags.values());
        Objects.requireNonNull(upload, "an upload that was begun").commit(all, bytes);
    }

    @Override
    void close() throws OperationFailed {
        if (upload != null) {
            upload.close();
        }
    }
}
