package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Destination;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Where a bucket is and what the things in it are called, and what its troubles mean. */
class S3PlaceTest {
    private static S3Place place(
            @Nullable String endpoint, @Nullable String region, String prefix, @Nullable Boolean pathStyle) {
        return S3Place.of(new Destination.S3("offsite", "bucket", prefix, region, endpoint, pathStyle, null, null));
    }

    /** A folder of ours in the bucket, however the profile writes it. */
    @ParameterizedTest
    @CsvSource({"'', ''", "chms, chms/", "/chms, chms/", "chms/, chms/", "a/b, a/b/", "/, ''"})
    void keysBeginWithTheFolder(String prefix, String key) {
        S3Place place = place(null, "eu-central-1", prefix, null);
        assertThat(place.key("f.dump")).isEqualTo(key + "f.dump");
        assertThat(place.name(key + "f.dump")).contains("f.dump");
        assertThat(place.place()).isEqualTo("s3://bucket" + (key.isEmpty() ? "" : "/" + key.replaceAll("/$", "")));
    }

    @Test
    void whatLiesInAFolderBelowOrBesideIsNotOurs() {
        S3Place place = place(null, null, "chms", null);
        assertThat(place.name("chms/old/f")).isEmpty();
        assertThat(place.name("chms/")).isEmpty();
        assertThat(place.name("chms2/f")).isEmpty();
        assertThat(place.name("f")).isEmpty();
    }

    @Test
    void aServerThatIsNotAmazonsIsAskedByPathUnlessTheProfileSaysOtherwise() {
        assertThat(place("https://minio.example.org:9000/", null, "", null).pathStyle())
                .isTrue();
        assertThat(place("https://minio.example.org:9000/", null, "", false).pathStyle())
                .isFalse();
        assertThat(place("https://s3.eu-central-1.amazonaws.com", null, "", null)
                        .pathStyle())
                .isFalse();
        assertThat(place(null, null, "", null).pathStyle()).isFalse();
        assertThat(place(null, null, "", true).pathStyle()).isTrue();
    }

    @Test
    void aPersonReadsWhereItIs() {
        S3Place other = place("https://minio.example.org:9000//", null, "chms", null);
        assertThat(other.locate("f")).isEqualTo("https://minio.example.org:9000/bucket/chms/f");
        assertThat(other.host()).isEqualTo("minio.example.org:9000");
        assertThat(other.region()).isEqualTo("us-east-1");
        assertThat(place(null, "eu-west-3", "", null).host()).isEqualTo("s3.eu-west-3.amazonaws.com");
    }

    @Test
    void onlyOneOfTheServersWantsPartsOfOneSize() {
        assertThat(place("https://acc.r2.cloudflarestorage.com", null, "", null)
                        .parts()
                        .even())
                .isTrue();
        assertThat(place("https://r2.cloudflarestorage.com.example.org", null, "", null)
                        .parts()
                        .even())
                .isFalse();
        assertThat(place(null, null, "", null).parts().even()).isFalse();
    }

    @Test
    void tenThousandPartsDoForTheLargestObjectThereCanBe() {
        PartSizes growing = place(null, null, "", null).parts();
        long written = 0;
        for (int part = 0; part < PartSizes.MOST; part++) {
            long next = growing.next(written);
            assertThat(next).isBetween(5L << 20, 5L << 30);
            written += next;
        }
        assertThat(written).isGreaterThan(5L << 40);
    }

    private static SdkException unanswered(Throwable cause) {
        return SdkClientException.builder()
                .message("no")
                .cause(new RuntimeException(cause))
                .build();
    }

    @Test
    void whereNobodyAnsweredTheInnermostCauseThatSaysSomethingCounts() {
        assertThat(S3Trouble.of(unanswered(new SocketTimeoutException("x")))).isEqualTo(S3Trouble.SILENT);
        assertThat(S3Trouble.of(unanswered(new UnknownHostException("x")))).isEqualTo(S3Trouble.NO_HOST);
        assertThat(S3Trouble.of(unanswered(new SSLHandshakeException("x")))).isEqualTo(S3Trouble.NOT_TRUSTED);
        assertThat(S3Trouble.of(unanswered(new ConnectException("x")))).isEqualTo(S3Trouble.NO_LINE);
        assertThat(S3Trouble.of(unanswered(new IOException("x")))).isEqualTo(S3Trouble.NO_LINE);
        assertThat(S3Trouble.of(unanswered(new IllegalStateException("x")))).isEqualTo(S3Trouble.OTHER);
        assertThat(S3Trouble.of(ApiCallTimeoutException.create(1))).isEqualTo(S3Trouble.SILENT);
        assertThat(S3Trouble.status(unanswered(new IOException("x")))).isZero();
    }

    private static SdkException answered(int status, @Nullable String code) {
        S3Exception.Builder answer = S3Exception.builder();
        answer.statusCode(status);
        if (code != null) {
            answer.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build());
        }
        return (SdkException) answer.build();
    }

    @Test
    void theNameOfATroubleSaysMoreThanItsStatusAndWhereThereIsNoneThatDoes() {
        assertThat(S3Trouble.of(answered(403, "RequestTimeTooSkewed"))).isEqualTo(S3Trouble.CLOCK);
        assertThat(S3Trouble.of(answered(404, "NoSuchBucket"))).isEqualTo(S3Trouble.NO_BUCKET);
        assertThat(S3Trouble.of(answered(404, null))).isEqualTo(S3Trouble.GONE);
        assertThat(S3Trouble.of(answered(403, "NeverHeard"))).isEqualTo(S3Trouble.NOT_PERMITTED);
        assertThat(S3Trouble.of(answered(500, null)).passes()).isTrue();
        assertThat(S3Trouble.of(answered(501, null)).passes())
                .as("it will never know how")
                .isFalse();
        assertThat(S3Trouble.of(answered(412, null))).isEqualTo(S3Trouble.TAKEN);
        assertThat(S3Trouble.NO_HOST.unreachable()).isTrue();
        assertThat(S3Trouble.BUSY.unreachable()).isFalse();
    }
}
