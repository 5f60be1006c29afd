package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Destination;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** A real S3 server which, as Amazon's, has the name of a bucket before that of the machine. */
class S3VirtualHostTest {
    private static final String HOST = "s3.example.org";

    private final List<String> lookedUp = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private RealS3 real;
    private SdkHttpClient http;

    @BeforeEach
    void start() throws Exception {
        real = RealS3.called(HOST);
        http = Apache5HttpClient.builder().dnsResolver(new HereResolver()).build();
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        timer.shutdownNow();
        real.close();
    }

    /** Every machine is this computer. */
    private final class HereResolver extends SystemDefaultDnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            lookedUp.add(host);
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }
    }

    private S3Bucket bucket(boolean pathStyle) {
        S3Place place = S3Place.of(new Destination.S3(
                "cloud",
                RealS3.BUCKET,
                "database/",
                "auto",
                "http://" + HOST + ":" + real.port(),
                pathStyle,
                null,
                null));
        S3Settings settings = S3Settings.usual();
        S3Clients clients = new S3Clients(
                place,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(RealS3.ACCESS_KEY, RealS3.SECRET_KEY)),
                settings,
                http,
                timer);
        return new S3Bucket(place, clients, new S3Calls(place, settings, Clock.systemUTC(), trouble -> {}), settings);
    }

    @Test
    void whatIsSmallAndWhatComesInPartsIsWrittenReadListedAndRemoved() throws Exception {
        S3Bucket bucket = bucket(false);
        byte[] large = new byte[(6 << 20) + 1];
        new Random(3).nextBytes(large);
        bucket.write("small.json", new byte[] {1, 2, 3});
        try (Sink sink = bucket.begin("large.dump")) {
            sink.write(large, large.length);
            sink.commit();
        }
        assertThat(bucket.list()).extracting(Stored::name).containsExactlyInAnyOrder("small.json", "large.dump");
        try (InputStream in = bucket.read("large.dump")) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        assertThat(bucket.delete("large.dump")).isTrue();
        assertThat(bucket.size("large.dump")).isEmpty();
        assertThat(bucket.size("small.json")).hasValue(3);
        assertThat(lookedUp).as("the bucket's own machine").containsOnly(RealS3.BUCKET + "." + HOST);
    }

    @Test
    void whoHasTheBucketInThePathFindsTheSameThere() throws Exception {
        bucket(false).write("a.json", new byte[] {7});
        lookedUp.clear();
        try (InputStream in = bucket(true).read("a.json")) {
            assertThat(in.readAllBytes()).containsExactly(7);
        }
        assertThat(lookedUp).containsOnly(HOST);
        assertThat(bucket(true).place())
                .as("for a person it is one place")
                .isEqualTo("http://" + HOST + ":" + real.port() + "/" + RealS3.BUCKET + "/database")
                .isEqualTo(bucket(false).place());
    }
}
