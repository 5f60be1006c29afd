package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresignedTest {
    private static final Duration WHILE = Duration.ofMinutes(5);

    @TempDir
    Path temp;

    private RealS3 real;
    private Buckets buckets;
    private S3Bucket bucket;

    @BeforeEach
    void open() throws Exception {
        real = RealS3.start();
        buckets = new Buckets(RealS3.secrets(), Clock.systemUTC());
        bucket = buckets.open("Parish", real.destination("db/"));
    }

    @AfterEach
    void close() throws Exception {
        buckets.close();
        real.close();
    }

    @Test
    void curlSendsThePartsWithoutAKey() throws Exception {
        byte[] first = new byte[8 << 20];
        try (Presigned upload = bucket.beginPresigned("a.dump")) {
            String one = curl(upload.part(1, WHILE), first);
            String two = curl(upload.part(2, WHILE), "the end".getBytes(StandardCharsets.UTF_8));
            assertThat(bucket.size("a.dump")).isEmpty();
            upload.commit(List.of(one, two), first.length + 7);
        }
        try (InputStream in = bucket.read("a.dump")) {
            in.skipNBytes(first.length);
            assertThat(in.readAllBytes()).asString().isEqualTo("the end");
        }
    }

    @Test
    void withoutACommitNothingStays() throws Exception {
        try (Presigned upload = bucket.beginPresigned("a.dump")) {
            curl(upload.part(1, WHILE), new byte[10]);
            assertThat(bucket.unfinished()).extracting(Unfinished::name).containsExactly("a.dump");
        }
        assertThat(bucket.unfinished()).isEmpty();
        assertThat(bucket.list()).isEmpty();
    }

    @Test
    void whatIsShorterThanItShouldBeDoesNotStay() throws Exception {
        try (Presigned upload = bucket.beginPresigned("a.dump")) {
            String tag = curl(upload.part(1, WHILE), new byte[10]);
            assertThatThrownBy(() -> upload.commit(List.of(tag), 11))
                    .hasMessageContaining("11 bytes were written, but 10 are there");
        }
        assertThat(bucket.list()).isEmpty();
    }

    @Test
    void anAddressIsGoodForItsPartOnly() throws Exception {
        try (Presigned upload = bucket.beginPresigned("a.dump")) {
            String other = upload.part(1, WHILE).toString().replace("partNumber=1", "partNumber=2");
            assertThat(curl(URI.create(other), new byte[10])).isEmpty();
        }
    }

    @Test
    void withAClockThatIsFarOffNoAddressesAreMade() throws Exception {
        Clock late = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofHours(-3));
        try (Buckets off = new Buckets(RealS3.secrets(), late)) {
            S3Bucket there = off.open("Parish", real.destination("db/"));
            assertThatThrownBy(() -> there.beginPresigned("a.dump")).hasMessageContaining("behind the server's");
        }
        assertThat(bucket.unfinished()).isEmpty();
    }

    /** The tag in the answer; empty where the server refused. */
    private String curl(URI address, byte[] part) throws Exception {
        Path file = Files.write(temp.resolve("part"), part);
        Process curl = new ProcessBuilder(
                        "curl", "-sS", "-D", "-", "-o", "/dev/null", "-T", file.toString(), address.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String head = new String(curl.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(curl.waitFor()).isZero();
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "ETag:", 0, 5))
                .map(line -> line.substring(5).strip())
                .findFirst()
                .orElse("");
    }
}
