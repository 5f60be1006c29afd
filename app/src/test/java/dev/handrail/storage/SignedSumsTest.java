package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what sum each part is checked: the one in the signature where the server was seen to go by it, and MD5 elsewhere. */
class SignedSumsTest {
    private static final int MIB = 1 << 20;
    private static final String MD5 = "Content-MD5";
    private static final String TRIAL = "partNumber=9999";
    private static final byte[] LARGE = new byte[9 * MIB];
    private static RealS3 real;

    private BreakingS3 breaking;
    private Buckets buckets;
    private S3Bucket bucket;
    private String name;

    @BeforeAll
    static void start() throws Exception {
        new Random(1).nextBytes(LARGE);
        real = RealS3.withAnyClock();
    }

    @AfterAll
    static void stop() throws Exception {
        real.close();
    }

    @BeforeEach
    void open(TestInfo test) throws Exception {
        breaking = BreakingS3.before(real);
        buckets = RealS3.buckets(Clock.systemUTC());
        bucket = buckets.open("Parish", real.through(breaking, "sums"));
        name = Integer.toHexString(test.getDisplayName().hashCode());
    }

    @AfterEach
    void close() throws Exception {
        buckets.close();
        breaking.close();
    }

    /** The real one does. */
    @Test
    void aServerThatRefusesWhatWasNotSignedIsSentNoSecondSum() throws Exception {
        breaking.alwaysBreaks("PUT", "partNumber=", refusing(true));
        bucket.write(name, LARGE);
        assertThat(breaking.came("PUT", TRIAL))
                .as("tried once, whatever it answers")
                .isOne();
        assertWhole();
    }

    @Test
    void aServerThatTakesWhateverComesIsSentTheMd5OfEachPart() throws Exception {
        breaking.alwaysBreaks("PUT", TRIAL, taking());
        breaking.alwaysBreaks("PUT", "partNumber=", refusing(false));
        bucket.write(name, LARGE);
        assertWhole();
    }

    /** Refused for another reason, it has said nothing of sums. */
    @ParameterizedTest
    @CsvSource({"500, InternalError", "403, AccessDenied", "501, NotImplemented", "503, SlowDown", "400, InvalidRequest"
    })
    void whereItIsNotSureTheMd5IsSentToo(int status, String code) throws Exception {
        breaking.alwaysBreaks("PUT", TRIAL, Fault.answer(status, code));
        breaking.alwaysBreaks("PUT", "partNumber=", refusing(false));
        bucket.write(name, LARGE);
        assertWhole();
    }

    @Test
    void aLineThatBreaksInTheTrialBreaksNothingElse() throws Exception {
        breaking.alwaysBreaks("PUT", TRIAL, exchange -> {
            throw new IOException("cut");
        });
        bucket.write(name, LARGE);
        assertWhole();
    }

    @ParameterizedTest
    @CsvSource({"XAmzContentSHA256Mismatch", "SignatureDoesNotMatch", "BadDigest"})
    void serversSayItInSeveralWays(String code) throws Exception {
        breaking.alwaysBreaks("PUT", TRIAL, Fault.answer(400, code));
        breaking.alwaysBreaks("PUT", "partNumber=", refusing(true));
        bucket.write(name, LARGE);
        assertWhole();
    }

    @Test
    void aPartThatArrivesDamagedIsRefusedByItsSignatureAndSentAgain() throws Exception {
        breaking.breaks(1, "PUT", "partNumber=1&", Fault.damage());
        bucket.write(name, LARGE);
        assertThat(breaking.came("PUT", "partNumber=1&")).isEqualTo(2);
        assertWhole();
    }

    @Test
    void whatIsSentAtOnceNeedsNoTrial() throws Exception {
        bucket.write(name, "small".getBytes(StandardCharsets.UTF_8));
        assertThat(breaking.came("PUT", "partNumber=")).isZero();
        try (InputStream in = bucket.read(name)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("small");
        }
    }

    /** What is encrypted is not signed. */
    @ParameterizedTest
    @CsvSource({", true", "https://s3.example.org, true", "HTTPS://s3.example.org, true", "http://10.0.0.7:9000, false"
    })
    void onlyAnOpenLineHasTheSumInTheSignature(String endpoint, boolean encrypted) {
        assertThat(S3Place.of(RealS3.destination("cloud", "b", "", endpoint)).encrypted())
                .isEqualTo(encrypted);
    }

    /** Refuses a part that has an MD5, or one that has none; the trial, which has none either way, goes on. */
    private static Fault refusing(boolean with) {
        return exchange -> {
            boolean trial = exchange.head().lines().findFirst().orElse("").contains(TRIAL);
            if (!trial && exchange.header(MD5).isPresent() == with) {
                Fault.answer(400, "InvalidRequest").strike(exchange);
            } else {
                exchange.forward(exchange.answer());
            }
        };
    }

    private static Fault taking() {
        return exchange -> {
            exchange.body().skipNBytes(1);
            String answer = "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            exchange.answer().write(answer.getBytes(StandardCharsets.US_ASCII));
            exchange.answer().flush();
        };
    }

    private void assertWhole() throws Exception {
        try (InputStream in = bucket.read(name)) {
            assertThat(Arrays.equals(in.readAllBytes(), LARGE)).isTrue();
        }
        assertThat(bucket.unfinished()).isEmpty();
    }
}
