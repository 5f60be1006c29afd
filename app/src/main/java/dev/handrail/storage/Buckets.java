package dev.handrail.storage;

import dev.handrail.server.Destination;
import dev.handrail.server.Placeholder;
import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** Opens the buckets that profiles name; all of them share the lines that this closes. */
public final class Buckets implements AutoCloseable {
    /** What the two secrets of a destination are called in the vault. */
    public static final String ACCESS_KEY = "access-key";

    public static final String SECRET_KEY = "secret-key";

    private final Secrets secrets;
    private final Clock clock;
    private final S3Settings settings;
    private final SdkHttpClient http;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("s3 limits").factory());

    public Buckets(Secrets secrets, Clock clock) {
        this(secrets, clock, S3Settings.usual());
    }

    Buckets(Secrets secrets, Clock clock, S3Settings settings) {
        this.secrets = secrets;
        this.clock = clock;
        this.settings = settings;
        this.http = Apache5HttpClient.builder()
                .connectionTimeout(settings.connect())
                .connectionAcquisitionTimeout(settings.silence())
                .socketTimeout(settings.silence())
                .tcpKeepAlive(true)
                .build();
    }

    /**
     * A bucket with the keys that its destination names; nothing is asked of it yet.
     *
     * @param server whose destination it is
     */
    public S3Bucket open(String server, Destination.S3 destination) throws OperationFailed {
        return open(server, destination, secrets);
    }

    /** The same with keys that are found elsewhere. */
    public S3Bucket open(String server, Destination.S3 destination, Secrets secrets) throws OperationFailed {
        requireFilled(destination);
        S3Place place = S3Place.of(destination);
        String access = SecretNames.destination(server, destination.name(), ACCESS_KEY);
        String secret = SecretNames.destination(server, destination.name(), SECRET_KEY);
        AwsCredentialsProvider keys = StaticCredentialsProvider.create(AwsBasicCredentials.create(
                find(secrets, destination, destination.accessKey(), access),
                find(secrets, destination, destination.secretKey(), secret)));
        S3Calls calls = new S3Calls(place, settings, clock, trouble -> {
            if (trouble == S3Trouble.KEY_UNKNOWN) {
                secrets.didNotFit(access);
            }
            if (trouble == S3Trouble.KEY_UNKNOWN || trouble == S3Trouble.SECRET_WRONG) {
                secrets.didNotFit(secret);
            }
        });
        return new S3Bucket(place, new S3Clients(place, keys, settings, http, timer), calls, settings);
    }

    /** The place of a destination's bucket, as {@link S3Bucket#place()} tells it; no key is needed to say it. */
    public static String place(Destination.S3 destination) {
        return S3Place.of(destination).place();
    }

    /** What stands before the bucket in a {@link #place} on a server other than Amazon's. */
    public static String endpoint(String endpoint) {
        return S3Place.without(endpoint);
    }

    /** The region that requests to it are signed for. */
    public static String region(Destination.S3 destination) {
        return S3Place.of(destination).region();
    }

    private static void requireFilled(Destination.S3 destination) throws OperationFailed {
        for (String value : Stream.of(
                        destination.endpoint(), destination.bucket(), destination.prefix(), destination.region())
                .filter(Objects::nonNull)
                .filter(Placeholder::isGap)
                .toList()) {
            throw OperationFailed.refused(Words.of("storage.s3.open", destination.name()))
                    .cameBack(Words.of("storage.s3.placeholder", value))
                    .next(Words.of("storage.s3.placeholder.next", destination.name()))
                    .build();
        }
    }

    /** The SDK takes keys as text only, which cannot be wiped; our own copies are. */
    private static String find(Secrets secrets, Destination.S3 destination, @Nullable SecretRef key, String name)
            throws OperationFailed {
        if (key == null) {
            throw OperationFailed.refused(Words.of("storage.s3.open", destination.name()))
                    .cameBack(Words.of("storage.s3.nokeys"))
                    .next(Words.of("storage.s3.nokeys.next"))
                    .build();
        }
        try (Secret secret = secrets.find(key, name)) {
            char[] characters = secret.characters();
            String text = new String(characters).strip();
            Arrays.fill(characters, '\0');
            return text;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.close();
    }
}
