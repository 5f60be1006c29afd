package dev.handrail.storage;

import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Asks a bucket, again where that may help, and puts into words why it did not. */
final class S3Calls {
    private static final String ITS_REGION = "x-amz-bucket-region";

    private final S3Place place;
    private final S3Settings settings;
    private final Clock clock;
    private final Consumer<S3Trouble> keyRefused;

    /** @param keyRefused told when it was the key that did not fit */
    S3Calls(S3Place place, S3Settings settings, Clock clock, Consumer<S3Trouble> keyRefused) {
        this.place = place;
        this.settings = settings;
        this.clock = clock;
        this.keyRefused = keyRefused;
    }

    /** Asks, with only the few quick tries that the SDK makes by itself. */
    <T> T ask(Attempt attempt, Supplier<T> call) throws OperationFailed {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failure(attempt, e);
        }
    }

    /** Asks until it succeeds, for as long as a bad moment may last; what will not pass ends it at once. */
    <T> T insist(Attempt attempt, Supplier<T> call) throws OperationFailed {
        Iterator<Duration> waits = settings.waits().iterator();
        while (true) {
            try {
                return call.get();
            } catch (SdkException e) {
                if (!S3Trouble.of(e).passes() || !waits.hasNext()) {
                    throw failure(attempt, e);
                }
                pause(waits.next());
            }
        }
    }

    Instant now() {
        return clock.instant();
    }

    Iterator<Duration> waits() {
        return settings.waits().iterator();
    }

    /** Lets time pass, unless somebody has lost interest. */
    static void pause(Duration time) throws OperationFailed {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationFailed.cancelled();
        }
    }

    OperationFailed failure(Attempt attempt, SdkException e) {
        if (e instanceof AbortedException) {
            return OperationFailed.cancelled();
        }
        S3Trouble trouble = S3Trouble.of(e);
        keyRefused.accept(trouble);
        String answer = answer(e);
        String detail = detail(trouble, attempt, e);
        return (trouble.unreachable()
                        ? OperationFailed.unreachable(attempt.tried())
                        : OperationFailed.failed(attempt.tried()))
                .on(place.host())
                .cameBack(trouble.said(answer, place.bucket(), detail))
                .next(trouble.next(answer, place.bucket(), detail))
                .because(e);
    }

    /** The same, of what a server was answered that sent something in our place. */
    OperationFailed failure(Attempt attempt, String where, CurlAnswer curl) {
        S3Trouble trouble = curl.trouble();
        String answer = curl.said();
        keyRefused.accept(trouble);
        String detail = switch (trouble) {
            case NOT_PERMITTED -> attempt.permission();
            case CLOCK -> off(ahead(curl.date()));
            default -> "";
        };
        return (trouble.unreachable()
                        ? OperationFailed.unreachable(attempt.tried())
                        : OperationFailed.failed(attempt.tried()))
                .on(where)
                .cameBack(trouble.said(answer, place.bucket(), detail))
                .next(
                        trouble.unreachable()
                                ? Words.of("storage.s3.there.next", where, place.host())
                                : trouble.next(answer, place.bucket(), detail))
                .build();
    }

    OperationFailed taken(Attempt attempt) {
        return OperationFailed.failed(attempt.tried())
                .on(place.host())
                .cameBack(S3Trouble.TAKEN.said())
                .next(S3Trouble.TAKEN.next())
                .build();
    }

    /** Something has another size than what was written. */
    OperationFailed cut(Attempt attempt, long written, long there) {
        return OperationFailed.failed(attempt.tried())
                .on(place.host())
                .cameBack(Words.of("storage.s3.cut", written, there))
                .next(Words.of("storage.s3.cut.next"))
                .build();
    }

    private static String answer(SdkException e) {
        if (e instanceof AwsServiceException s && s.awsErrorDetails() != null) {
            String code = S3Trouble.code(s);
            String message = s.awsErrorDetails().errorMessage();
            return code.isEmpty() ? "HTTP " + s.statusCode() : message == null ? code : code + ": " + message;
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private String detail(S3Trouble trouble, Attempt attempt, SdkException e) {
        return switch (trouble) {
            case NOT_PERMITTED -> attempt.permission();
            case REGION ->
                response(e).flatMap(r -> r.firstMatchingHeader(ITS_REGION)).orElse("…");
            case CLOCK -> off(response(e).flatMap(this::ahead));
            default -> "";
        };
    }

    private static Optional<SdkHttpResponse> response(SdkException e) {
        return e instanceof AwsServiceException s && s.awsErrorDetails() != null
                ? Optional.ofNullable(s.awsErrorDetails().sdkHttpResponse())
                : Optional.empty();
    }

    /** How far this computer's clock is ahead of the server's, as far as the answer tells. */
    Optional<Duration> ahead(SdkHttpResponse answer) {
        return answer.firstMatchingHeader("Date").flatMap(this::ahead);
    }

    private Optional<Duration> ahead(String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(there, Instant.now(clock)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String off(Optional<Duration> ahead) {
        return ahead.map(S3Calls::inWords).orElseGet(() -> Words.of("storage.s3.off"));
    }

    static String inWords(Duration ahead) {
        return ahead.isNegative()
                ? Words.of("storage.s3.behind", Amounts.duration(ahead.negated()))
                : Words.of("storage.s3.ahead", Amounts.duration(ahead));
    }
}
