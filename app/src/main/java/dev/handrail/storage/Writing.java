package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * One object that comes to a bucket, at once or in parts. It carries a mark, so that when the answer to the last call is
 * lost it can be seen whether the object there is this one.
 */
final class Writing {
    private static final String MARK = "handrail-writing";
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final S3Calls calls;
    private final S3Settings settings;
    private final String bucket;
    private final String key;
    private final String where;
    private final boolean encrypted;
    private final String mark = UUID.randomUUID().toString();
    private volatile @Nullable String upload;
    private volatile boolean sumsAreSigned;
    private @Nullable String onlyIfAbsent = "*";
    private boolean inDoubt;

    Writing(S3Client client, S3Calls calls, S3Settings settings, S3Place place, String name) {
        this.client = client;
        this.calls = calls;
        this.settings = settings;
        this.bucket = place.bucket();
        this.key = place.key(name);
        this.where = place.locate(name);
        this.encrypted = place.encrypted();
    }

    String where() {
        return where;
    }

    String key() {
        return key;
    }

    /** The upload in parts, which must have begun. */
    String upload() {
        return Objects.requireNonNull(upload, "an upload that has begun");
    }

    /** Begins an upload in parts. */
    SdkHttpResponse begin() throws OperationFailed {
        CreateMultipartUploadResponse begun = calls.ask(
                Attempt.beginning(where),
                () -> client.createMultipartUpload(
                        r -> r.bucket(bucket).key(key).metadata(Map.of(MARK, mark))));
        upload = begun.uploadId();
        return begun.sdkHttpResponse();
    }

    /** Looks by what sum each part of the upload is checked, which must have begun. */
    void chooseSum() {
        sumsAreSigned = !encrypted && SignedSums.checked(client, bucket, key, upload());
    }

    CompletedPart send(int number, PartBuffer part) throws OperationFailed {
        String md5 = sumsAreSigned ? null : part.md5();
        return calls.insist(Attempt.writing(where), () -> {
            String tag = client.uploadPart(
                            r -> r.bucket(bucket)
                                    .key(key)
                                    .uploadId(upload())
                                    .partNumber(number)
                                    .contentLength(part.length())
                                    .contentMD5(md5)
                                    .overrideConfiguration(o -> o.apiCallAttemptTimeout(settings.sending(part.length()))
                                            .apiCallTimeout(settings.sending(part.length())
                                                    .multipliedBy(2))),
                            body(part))
                    .eTag();
            return CompletedPart.builder().partNumber(number).eTag(tag).build();
        });
    }

    /** Puts all of it at once. */
    void put(PartBuffer all) throws OperationFailed {
        String md5 = all.md5();
        finish(
                all.length(),
                () -> client.putObject(
                        r -> r.bucket(bucket)
                                .key(key)
                                .contentLength(all.length())
                                .contentMD5(md5)
                                .metadata(Map.of(MARK, mark))
                                .ifNoneMatch(onlyIfAbsent),
                        body(all)));
    }

    /** Makes one object of the parts. */
    void complete(List<CompletedPart> parts, long bytes) throws OperationFailed {
        finish(
                bytes,
                () -> client.completeMultipartUpload(r -> r.bucket(bucket)
                        .key(key)
                        .uploadId(upload())
                        .multipartUpload(m -> m.parts(parts))
                        .ifNoneMatch(onlyIfAbsent)
                        .overrideConfiguration(o -> o.apiCallTimeout(settings.sending(bytes)))));
    }

    private static RequestBody body(PartBuffer part) {
        return RequestBody.fromContentProvider(part::open, part.length(), "application/octet-stream");
    }

    /** The call that makes the object appear: an error does not yet say that it did not. */
    private void finish(long bytes, Runnable call) throws OperationFailed {
        Iterator<Duration> waits = calls.waits();
        while (true) {
            try {
                call.run();
                check(bytes);
                return;
            } catch (SdkException e) {
                if (appeared(e, bytes)) {
                    return;
                }
                if (onlyIfAbsent != null && S3Trouble.status(e) == NOT_IMPLEMENTED) {
                    onlyIfAbsent = null; // it was absent a moment ago: this server knows no better protection
                    continue;
                }
                if (!S3Trouble.of(e).passes() || !waits.hasNext()) {
                    throw calls.failure(Attempt.finishing(where), e);
                }
                S3Calls.pause(waits.next());
            }
        }
    }

    private boolean appeared(SdkException e, long bytes) {
        S3Trouble trouble = S3Trouble.of(e);
        if (!trouble.passes() && trouble != S3Trouble.TAKEN && trouble != S3Trouble.GONE) {
            return false;
        }
        inDoubt = true;
        try {
            HeadObjectResponse there = head();
            return isThis(there) && there.contentLength() == bytes;
        } catch (SdkException unknown) {
            return false;
        }
    }

    private void check(long bytes) throws OperationFailed {
        inDoubt = true;
        long there = calls.insist(Attempt.checking(where), () -> head().contentLength());
        if (there != bytes) {
            throw calls.cut(Attempt.checking(where), bytes, there);
        }
    }

    private HeadObjectResponse head() {
        return client.headObject(r -> r.bucket(bucket).key(key));
    }

    private boolean isThis(HeadObjectResponse there) {
        return mark.equals(there.metadata().get(MARK));
    }

    /** Nothing of it stays: neither the parts, nor what may have appeared without our knowing. */
    void undo() throws OperationFailed {
        String begun = upload;
        if (begun != null) {
            abort(client, calls, bucket, key, begun, where);
        }
        if (inDoubt) {
            calls.insist(Attempt.removing(where), () -> {
                removeIfThis();
                return key;
            });
        }
    }

    private void removeIfThis() {
        try {
            if (isThis(head())) {
                client.deleteObject(r -> r.bucket(bucket).key(key));
            }
        } catch (SdkException e) {
            if (S3Trouble.of(e) != S3Trouble.GONE) {
                throw e;
            }
        }
    }

    /** Ends an upload that will not be completed; that it is gone already is as good. */
    static void abort(S3Client client, S3Calls calls, String bucket, String key, String upload, String where)
            throws OperationFailed {
        calls.insist(Attempt.aborting(where), () -> {
            try {
                client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload));
            } catch (SdkException e) {
                if (S3Trouble.of(e) != S3Trouble.GONE) {
                    throw e;
                }
            }
            return upload;
        });
    }
}
