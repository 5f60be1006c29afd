package dev.handrail.storage;

import dev.handrail.server.Destination;
import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server on a port of this computer, which asks for its key; with one bucket to begin with. */
public final class RealS3 implements AutoCloseable {
    public static final String BUCKET = "chms-backups";
    public static final String ACCESS_KEY = "AKIATESTTESTTEST";
    public static final String SECRET_KEY = "s3cr3t/of+the+parish";

    /** What a destination is called whose keys are not the right ones. */
    public static final String STRANGER = "stranger";

    private static final String ACCESS_VARIABLE = "PARISH_S3_KEY";
    private static final String SECRET_VARIABLE = "PARISH_S3_SECRET";
    private static final int ANY_CLOCK = 10 * 365 * 24 * 3600;

    private static final S3Settings HASTY = new S3Settings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            1 << 20,
            List.of(Duration.ofMillis(50), Duration.ofMillis(50)));

    private final S3Proxy server;
    private final SdkHttpClient http = Apache5HttpClient.create();
    private final S3Client client;

    private RealS3(BlobStore store, UnaryOperator<S3Proxy.Builder> as) throws Exception {
        S3Proxy.Builder builder = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .stopTimeout(0);
        server = as.apply(builder).build();
        server.start();
        client = connect();
        store.createContainer(BUCKET);
    }

    /** Keeps everything in memory. */
    public static RealS3 start() throws Exception {
        return new RealS3(new TransientNio2BlobStore(), builder -> builder);
    }

    /** Keeps everything in a folder, for what is large; the SDK's own uploads have headers that it does not know. */
    public static RealS3 in(Path folder) throws Exception {
        return new RealS3(
                new FilesystemNio2BlobStore(folder.toString()), builder -> builder.ignoreUnknownHeaders(true));
    }

    /** Does not mind what time it is. */
    public static RealS3 withAnyClock() throws Exception {
        return new RealS3(new TransientNio2BlobStore(), builder -> builder.maximumTimeSkew(ANY_CLOCK));
    }

    /** Finds the name of the bucket before this one, in the name of the machine that a request is for. */
    static RealS3 called(String host) throws Exception {
        return new RealS3(new TransientNio2BlobStore(), builder -> builder.virtualHost(host));
    }

    public int port() {
        return server.getPort();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    /** The bucket as a destination called cloud, with its keys in variables: see {@link #environment}. */
    public Destination.S3 destination(String prefix) {
        return destination(prefix, endpoint());
    }

    static Destination.S3 destination(String prefix, String endpoint) {
        return destination("cloud", BUCKET, prefix, endpoint);
    }

    public static Destination.S3 destination(String name, String bucket, String prefix, String endpoint) {
        return new Destination.S3(
                name,
                bucket,
                prefix,
                "auto",
                endpoint,
                null,
                new SecretRef.Env(ACCESS_VARIABLE),
                new SecretRef.Env(SECRET_VARIABLE));
    }

    /** The same through something that stands before it. */
    public Destination.S3 through(BreakingS3 breaking, String prefix) {
        return destination(prefix, breaking.endpoint());
    }

    /** Buckets with its keys that wait less long than usual. */
    public static Buckets buckets(Clock clock) {
        return new Buckets(secrets(), clock, HASTY);
    }

    public static Map<String, String> environment() {
        return Map.of(ACCESS_VARIABLE, ACCESS_KEY, SECRET_VARIABLE, SECRET_KEY);
    }

    /** Those of a destination called stranger do not fit. */
    public static Secrets secrets() {
        return (ref, name) -> {
            String key = name.endsWith(Buckets.ACCESS_KEY) ? ACCESS_KEY : SECRET_KEY;
            return Secret.of((name.contains(STRANGER) ? key + "X" : key).toCharArray());
        };
    }

    /** The SDK's own client, as anybody else would have it. */
    public S3Client client() {
        return client;
    }

    /** The SDK's client that sends large files in parts by itself, on the HTTP client that it finds. */
    public S3AsyncClient clientInParts() {
        return connecting(S3AsyncClient.builder().multipartEnabled(true)).build();
    }

    private S3Client connect() {
        return connecting(S3Client.builder().httpClient(http)).build();
    }

    private <B extends S3BaseClientBuilder<B, ?>> B connecting(B builder) {
        return builder.region(Region.US_EAST_1)
                .endpointOverride(URI.create(endpoint()))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)));
    }

    @Override
    public void close() throws Exception {
        server.stop();
        http.close();
    }
}
