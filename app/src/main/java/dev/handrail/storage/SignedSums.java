package dev.handrail.storage;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whether a server goes by the SHA-256 of each part that stands in the signature where the line is not encrypted: an MD5
 * of it beside would say less at twice the cost. The server is given one part that is not what was signed, and believed only
 * if it refuses that.
 */
final class SignedSums {
    /** What servers call a part that is not what its signature says. */
    private static final Set<String> REFUSED =
            Set.of("XAmzContentSHA256Mismatch", "SignatureDoesNotMatch", "BadDigest", "XAmzContentChecksumMismatch");

    /** Far behind those that come, and no part of what is made of them in the end. */
    private static final int NUMBER = PartSizes.MOST - 1;

    private static final byte[] SIGNED = {1};
    private static final byte[] SENT = {2};

    private SignedSums() {}

    /** Whoever is not sure is not believed. */
    static boolean checked(S3Client client, String bucket, String key, String upload) {
        AtomicBoolean signed = new AtomicBoolean();
        RequestBody other = RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(signed.getAndSet(true) ? SENT : SIGNED),
                SENT.length,
                "application/octet-stream");
        try {
            client.uploadPart(r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(NUMBER), other);
            return false;
        } catch (AbortedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (SdkException e) {
            return e instanceof AwsServiceException answer && REFUSED.contains(S3Trouble.code(answer));
        }
    }
}
