package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads an object; a line that is cut is taken up again where it was, and an end before the end is a failure. */
final class S3Reading extends InputStream {
    private final S3Client client;
    private final S3Calls calls;
    private final String bucket;
    private final String key;
    private final Attempt attempt;
    private Iterator<Duration> waits;
    private long cutAt;
    private final String tag;
    private final long length;
    private ResponseInputStream<GetObjectResponse> in;
    private long position;

    S3Reading(S3Client client, S3Calls calls, S3Place place, String name) throws OperationFailed {
        this.client = client;
        this.calls = calls;
        this.bucket = place.bucket();
        this.key = place.key(name);
        this.attempt = Attempt.reading(place.locate(name));
        this.waits = calls.waits();
        this.in =
                calls.ask(attempt, () -> client.getObject(r -> r.bucket(bucket).key(key)));
        this.tag = in.response().eTag();
        this.length = in.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        while (true) {
            try {
                int n = position == length ? -1 : in.read(bytes, offset, count);
                if (n < 0 && position < length) {
                    throw new IOException(Words.of("storage.cut", String.valueOf(position), String.valueOf(length)));
                }
                position += Math.max(n, 0);
                return n;
            } catch (IOException e) {
                takeUp(SdkClientException.create(e.getMessage(), e));
            } catch (SdkException e) {
                takeUp(e);
            }
        }
    }

    /** Asks for the rest, of the same object and no other that may have come in its place. */
    private void takeUp(SdkException cut) throws IOException {
        in.abort();
        if (position > cutAt) {
            waits = calls.waits(); // it gets on: a large object may be cut many times
            cutAt = position;
        }
        try {
            if (!waits.hasNext() || !S3Trouble.of(cut).passes()) {
                throw calls.failure(attempt, cut);
            }
            S3Calls.pause(waits.next());
            in = calls.insist(
                    attempt,
                    () -> client.getObject(r -> r.bucket(bucket)
                            .key(key)
                            .range("bytes=" + position + "-")
                            .ifMatch(tag)));
        } catch (OperationFailed e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What was not read is not waited for. */
    @Override
    public void close() throws IOException {
        if (position < length) {
            in.abort();
        } else {
            in.close();
        }
    }
}
