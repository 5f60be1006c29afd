package dev.handrail.storage;

import dev.handrail.words.Words;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** The kinds of trouble that people meet with buckets; for each, what it means and what to do. */
enum S3Trouble {
    KEY_UNKNOWN("storage.s3.key", "storage.s3.key.next"),
    SECRET_WRONG("storage.s3.secret", "storage.s3.secret.next"),
    NOT_PERMITTED("storage.s3.denied", "storage.s3.denied.next"),
    NO_BUCKET("storage.s3.bucket", "storage.s3.bucket.next"),
    REGION("storage.s3.region", "storage.s3.region.next"),
    CLOCK("storage.s3.clock", "storage.s3.clock.next"),
    GONE("storage.gone", "storage.s3.gone.next"),
    TAKEN("storage.exists", "storage.exists.next"),
    FULL("storage.s3.full", "storage.s3.full.next"),
    BUSY("storage.s3.busy", "storage.s3.busy.next"),
    BROKEN("storage.s3.broken", "storage.s3.broken.next"),
    DAMAGED("storage.s3.damaged", "storage.s3.line.next"),
    SILENT("storage.s3.silent", "storage.s3.silent.next"),
    NO_HOST("storage.s3.host", "storage.s3.host.next"),
    NOT_TRUSTED("storage.s3.tls", "storage.s3.tls.next"),
    NO_LINE("storage.s3.line", "storage.s3.line.next"),
    OTHER("storage.s3.other", "storage.s3.other.next");

    /** Once the line is back, or the server recovered, the same may well succeed. */
    private static final Set<S3Trouble> PASSING = Set.of(BUSY, BROKEN, DAMAGED, SILENT, NO_HOST, NO_LINE);

    private static final Set<S3Trouble> UNREACHABLE = Set.of(SILENT, NO_HOST, NOT_TRUSTED, NO_LINE);

    private final String said;
    private final String next;

    S3Trouble(String said, String next) {
        this.said = said;
        this.next = next;
    }

    boolean passes() {
        return PASSING.contains(this);
    }

    boolean unreachable() {
        return UNREACHABLE.contains(this);
    }

    String said(Object... with) {
        return Words.of(said, with);
    }

    String next(Object... with) {
        return Words.of(next, with);
    }

    static S3Trouble of(SdkException e) {
        return e instanceof AwsServiceException answer ? answered(answer) : unanswered(e);
    }

    private static S3Trouble unanswered(SdkException e) {
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return SILENT;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SocketTimeoutException silent -> {
                    return SILENT;
                }
                case UnknownHostException unknown -> {
                    return NO_HOST;
                }
                case SSLHandshakeException untrusted -> {
                    return NOT_TRUSTED;
                }
                case SSLPeerUnverifiedException other -> {
                    return NOT_TRUSTED;
                }
                case IOException line -> {
                    return NO_LINE;
                }
                default -> {}
            }
        }
        return OTHER;
    }

    private static S3Trouble answered(AwsServiceException e) {
        return answered(S3Trouble.status(e), code(e));
    }

    /** What an answer means that came to somebody else. */
    static S3Trouble answered(int status, String code) {
        return switch (code) {
            case "InvalidAccessKeyId", "InvalidClientTokenId", "Unauthorized" -> KEY_UNKNOWN;
            case "SignatureDoesNotMatch" -> SECRET_WRONG;
            case "NoSuchBucket" -> NO_BUCKET;
            case "RequestTimeTooSkewed" -> CLOCK;
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" -> REGION;
            case "EntityTooLarge", "QuotaExceeded", "InsufficientCapacity", "XMinioStorageFull" -> FULL;
            case "SlowDown", "RequestTimeout", "ConditionalRequestConflict", "OperationAborted" -> BUSY;
            case "BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch" -> DAMAGED;
            default -> byStatus(status);
        };
    }

    private static S3Trouble byStatus(int status) {
        return switch (status) {
            case 301, 307 -> REGION;
            case 401, 403 -> NOT_PERMITTED;
            case 404 -> GONE;
            case 412 -> TAKEN;
            case 429, 503 -> BUSY;
            case 507 -> FULL;
            default -> status >= 500 && status != 501 ? BROKEN : OTHER;
        };
    }

    /** 0 where nobody answered. */
    static int status(SdkException e) {
        return e instanceof AwsServiceException answer ? answer.statusCode() : 0;
    }

    /** The server's own name of the trouble; empty where it gave none, as in answers to HEAD. */
    static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? ""
                : e.awsErrorDetails().errorCode();
    }
}
