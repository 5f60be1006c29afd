package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.web.TestAuthority;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class S3FaultsTest {
    private static final int MIB = 1 << 20;
    private static final String NAME = "a.dump";
    private static final S3Settings HASTY = patience(Duration.ofSeconds(2), Duration.ofSeconds(6));

    /** Of whom nothing comes back in any case. */
    private static final S3Settings IMPATIENT = patience(Duration.ofMillis(500), Duration.ofMillis(1500));

    /** Two parts, of which a line takes the first not in one go. */
    private static final byte[] LARGE = new byte[9 * MIB];

    private static RealS3 real;

    private BreakingS3 breaking;
    private Buckets buckets;
    private S3Bucket bucket;

    @BeforeAll
    static void start() throws Exception {
        new Random(1).nextBytes(LARGE);
        real = RealS3.withAnyClock();
    }

    @AfterAll
    static void stop() throws Exception {
        real.close();
    }

    /** Each has a place of its own in the bucket. */
    @BeforeEach
    void open(TestInfo test) throws Exception {
        breaking = BreakingS3.before(real);
        buckets = new Buckets(RealS3.secrets(), Clock.systemUTC(), HASTY);
        bucket = buckets.open(
                "Parish", RealS3.destination(test.getTestMethod().orElseThrow().getName() + "/", breaking.endpoint()));
    }

    private static S3Settings patience(Duration once, Duration all) {
        return new S3Settings(once, once, all, 16 * MIB, List.of(Duration.ofMillis(10), Duration.ofMillis(10)));
    }

    @AfterEach
    void close() throws Exception {
        buckets.close();
        breaking.close();
    }

    @Test
    void aPartThatFailedIsSentAgain() throws Exception {
        breaking.breaks(4, "PUT", "partNumber=2", Fault.answer(500, "InternalError"));

        bucket.write(NAME, LARGE);

        assertThat(breaking.came("PUT", "partNumber=2")).isEqualTo(5);
        assertThat(read()).isEqualTo(LARGE);
    }

    @Test
    void aPartThatAlwaysFailsEndsItAndLeavesNothing() throws Exception {
        breaking.alwaysBreaks("PUT", "partNumber=2", Fault.answer(500, "InternalError"));

        assertThatThrownBy(() -> bucket.write(NAME, LARGE))
                .hasMessageContaining("the server has a fault of its own (InternalError: said so)")
                .hasMessageContaining("asked several times");
        nothingIsLeft();
    }

    @Test
    void aPartThatHangsIsSentAgain() throws Exception {
        breaking.breaks(1, "PUT", "partNumber=1", Fault.stall());
        breaking.breaks(1, "PUT", "partNumber=2", Fault.hang());

        bucket.write(NAME, LARGE);

        assertThat(read()).isEqualTo(LARGE);
    }

    @Test
    void anOverloadedServerIsGivenTime() throws Exception {
        breaking.breaks(1, "PUT", "partNumber=1", Fault.answer(503, "SlowDown"));

        bucket.write(NAME, LARGE);

        assertThat(read()).isEqualTo(LARGE);
    }

    @Test
    void whatIsCompletedThoughTheAnswerIsLostIsDone() throws Exception {
        breaking.breaks(1, "POST", "uploadId=", Fault.loseAnswer());

        bucket.write(NAME, LARGE);

        assertThat(read()).isEqualTo(LARGE);
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void aSmallOneThatArrivedThoughTheAnswerIsLostIsDone() throws Exception {
        breaking.breaks(1, "PUT", NAME, Fault.loseAnswer());

        bucket.write(NAME, new byte[10]);

        assertThat(bucket.size(NAME)).hasValue(10);
    }

    @Test
    void aServerThatNeverCompletesLeavesNothing() throws Exception {
        breaking.alwaysBreaks("POST", "uploadId=", Fault.answer(500, "InternalError"));

        assertThatThrownBy(() -> bucket.write(NAME, LARGE)).hasMessageContaining("Could not finish");
        nothingIsLeft();
    }

    @Test
    void whatAppearsAlthoughItIsSaidToHaveFailedDoesNotStay() throws Exception {
        breaking.alwaysBreaks("POST", "uploadId=", Fault.loseAnswer());
        breaking.breaks(12, "HEAD", NAME, Fault.answer(500, "InternalError"));

        assertThatThrownBy(() -> bucket.write(NAME, LARGE)).isInstanceOf(OperationFailed.class);
        nothingIsLeft();
    }

    @Test
    void aServerThatDoesNotKnowTheProtectionAgainstOverwritingIsServedWithout() throws Exception {
        breaking.alwaysBreaks("PUT", NAME, Fault.unknownHeader("If-None-Match"));

        bucket.write(NAME, new byte[10]);

        assertThat(bucket.size(NAME)).hasValue(10);
    }

    @Test
    void wrongAccessKey() throws Exception {
        List<String> unfit = new ArrayList<>();
        S3Bucket wrong = openWith("AKIANOSUCHKEY", RealS3.SECRET_KEY, unfit);

        assertThatThrownBy(() -> wrong.begin(NAME))
                .hasMessageContaining("the access key is not known there (InvalidAccessKeyId")
                .hasMessageContaining("See that the access key of this destination is right");
        assertThat(unfit).contains("Parish/destination/cloud/access-key", "Parish/destination/cloud/secret-key");
    }

    @Test
    void wrongSecretKey() throws Exception {
        List<String> unfit = new ArrayList<>();
        S3Bucket wrong = openWith(RealS3.ACCESS_KEY, "wrong", unfit);

        assertThatThrownBy(() -> wrong.size(NAME))
                .hasMessageContaining("the secret key does not fit the access key (SignatureDoesNotMatch");
        assertThat(unfit).containsOnly("Parish/destination/cloud/secret-key");
    }

    @Test
    void bucketGone() throws Exception {
        S3Bucket gone = buckets.open("Parish", RealS3.destination("cloud", "gone", "", breaking.endpoint()));

        assertThatThrownBy(() -> gone.begin(NAME)).hasMessageContaining("there is no bucket gone");
        assertThatThrownBy(() -> gone.size(NAME)).hasMessageContaining("there is no bucket gone");
        assertThatThrownBy(gone::list).hasMessageContaining("Handrail makes no buckets");
    }

    @Test
    void onePermissionMissing() {
        breaking.alwaysBreaks("GET", "uploads", Fault.answer(403, "AccessDenied"));

        assertThatThrownBy(bucket::unfinished)
                .hasMessageContaining("access is denied (AccessDenied: said so)")
                .hasMessageContaining("the permission s3:ListBucketMultipartUploads for the bucket chms-backups");
    }

    @Test
    void aBucketThatKeepsVersionsIsNoticed() throws Exception {
        bucket.write(NAME, new byte[10]);
        assertThat(bucket.keepsVersions()).isFalse();
        breaking.breaks(1, "DELETE", NAME, Fault.answer(200, "None", "x-amz-delete-marker: true"));

        assertThat(bucket.delete(NAME)).isTrue();
        assertThat(bucket.keepsVersions()).isTrue();
    }

    @Test
    void anotherRegionIsNamed() {
        breaking.alwaysBreaks(
                "GET", "list-type", Fault.answer(301, "PermanentRedirect", "x-amz-bucket-region: eu-north-1"));

        assertThatThrownBy(bucket::list).hasMessageContaining("Write region: eu-north-1");
    }

    @Test
    void endpointHanging() throws Exception {
        breaking.alwaysBreaks("GET", "", Fault.hang());

        assertUnreachable(breaking.endpoint(), "no answer came in time");
    }

    @Test
    void nobodyThere() throws Exception {
        breaking.close();

        assertThatThrownBy(() -> bucket.size(NAME)).hasMessageContaining("the connection broke");
    }

    @Test
    void aNameThatNobodyKnows() throws Exception {
        S3Bucket nowhere = buckets.open("Parish", RealS3.destination("", "http://s3.invalid:9000"));

        assertThatThrownBy(() -> nowhere.size(NAME)).hasMessageContaining("the name of the server is not known");
    }

    @Test
    void aLineWithoutTheRightCertificate() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(TestAuthority.signedByItself("127.0.0.1").context()));
        server.start();
        try {
            assertUnreachable("https://127.0.0.1:" + server.getAddress().getPort(), "certificate is not trusted");
        } finally {
            server.stop(0);
        }
    }

    private static void assertUnreachable(String endpoint, String why) throws Exception {
        try (Buckets impatient = new Buckets(RealS3.secrets(), Clock.systemUTC(), IMPATIENT)) {
            S3Bucket there = impatient.open("Parish", RealS3.destination("", endpoint));
            assertThatThrownBy(() -> there.size(NAME))
                    .isInstanceOfSatisfying(
                            OperationFailed.class,
                            e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE))
                    .hasMessageContaining(why);
        }
    }

    @Test
    void aClockThatIsOffIsCorrectedByTheServers() throws Exception {
        breaking.alwaysBreaks("GET", "", Fault.ahead(Duration.ofHours(5)));
        breaking.alwaysBreaks("PUT", "", Fault.ahead(Duration.ofHours(5)));

        bucket.write(NAME, new byte[10]);

        assertThat(bucket.size(NAME)).hasValue(10);
    }

    @Test
    void aClockThatCannotBeCorrectedIsSaidWithTheDifference() {
        breaking.alwaysBreaks("GET", "", Fault.neverInTime(Duration.ofSeconds(9030)));

        assertThatThrownBy(() -> bucket.size(NAME))
                .hasMessageContaining("this computer's clock is 2 h 30 min behind the server's")
                .hasMessageContaining("Set the clock");
    }

    @Test
    void aDownloadThatIsCutGoesOnWhereItWas() throws Exception {
        bucket.write(NAME, LARGE);
        breaking.breaks(2, "GET", "/" + NAME, Fault.cut(3 * MIB / 2));

        assertThat(read()).isEqualTo(LARGE);
        assertThat(breaking.came("GET", "/" + NAME)).isEqualTo(3);
    }

    @Test
    void aDownloadThatIsCutAgainAndAgainComesToItsEndAsLongAsItGetsOn() throws Exception {
        bucket.write(NAME, LARGE);
        breaking.breaks(5, "GET", "/" + NAME, Fault.cut(3 * MIB / 2));

        assertThat(read()).isEqualTo(LARGE);
        assertThat(breaking.came("GET", "/" + NAME)).isEqualTo(6);
    }

    @Test
    void aDownloadThatIsCutAgainAndAgainWhereItWasIsAFailure() throws Exception {
        bucket.write(NAME, LARGE);
        breaking.breaks(1, "GET", "/" + NAME, Fault.cut(MIB));
        breaking.alwaysBreaks("GET", "/" + NAME, Fault.cut(10));

        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("the connection broke");
    }

    private S3Bucket openWith(String access, String secret, List<String> unfit) throws OperationFailed {
        Secrets secrets = new Secrets() {
            @Override
            public Secret find(SecretRef ref, String name) {
                return Secret.of((name.endsWith(Buckets.ACCESS_KEY) ? access : secret).toCharArray());
            }

            @Override
            public void didNotFit(String name) {
                unfit.add(name);
            }
        };
        buckets.close();
        buckets = new Buckets(secrets, Clock.systemUTC(), HASTY);
        return buckets.open("Parish", real.destination("db/"));
    }

    private byte[] read() throws Exception {
        try (InputStream in = bucket.read(NAME)) {
            byte[] all = in.readAllBytes();
            return Arrays.equals(all, LARGE) ? LARGE : all;
        }
    }

    private void nothingIsLeft() throws OperationFailed {
        assertThat(bucket.size(NAME)).isEmpty();
        assertThat(bucket.unfinished()).isEmpty();
    }
}
