package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.server.Destination;
import dev.handrail.words.OperationFailed;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.core.sync.RequestBody;

class S3BucketTest {
    private static final byte[] TEXT = "all of it".getBytes(StandardCharsets.UTF_8);
    private static final int MIB = 1 << 20;

    private static RealS3 real;

    private final Buckets buckets = new Buckets(RealS3.secrets(), Clock.systemUTC());
    private String prefix;
    private S3Bucket bucket;

    @BeforeAll
    static void start() throws Exception {
        real = RealS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        real.close();
    }

    @BeforeEach
    void open(TestInfo test) throws Exception {
        prefix = test.getTestMethod().orElseThrow().getName() + "/";
        bucket = buckets.open("Parish", real.destination(prefix));
    }

    @AfterEach
    void close() {
        buckets.close();
    }

    @Test
    void somethingSmallIsThereAtOnce() throws Exception {
        bucket.write("a.dump", TEXT);

        assertThat(read("a.dump")).isEqualTo(TEXT);
        assertThat(bucket.size("a.dump")).hasValue(TEXT.length);
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void somethingEmptyIsThereToo() throws Exception {
        bucket.write("empty", new byte[0]);

        assertThat(read("empty")).isEmpty();
        assertThat(bucket.size("empty")).hasValue(0);
    }

    @Test
    void somethingLargeComesInPartsAndIsNotThereBeforeItIsWhole() throws Exception {
        byte[] large = random(21 * MIB + 1);
        try (Sink sink = bucket.begin("large.dump")) {
            inPieces(sink, large);
            assertThat(bucket.size("large.dump")).isEmpty();
            assertThat(bucket.list()).isEmpty();
            assertThat(bucket.unfinished()).extracting(Unfinished::name).containsExactly("large.dump");
            sink.commit();
        }
        assertThat(bucket.size("large.dump")).hasValue(large.length);
        assertThat(Arrays.equals(read("large.dump"), large)).isTrue();
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void withoutACommitNothingStays() throws Exception {
        try (Sink sink = bucket.begin("large.dump")) {
            inPieces(sink, new byte[20 * MIB]);
        }
        assertThat(bucket.list()).isEmpty();
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void whoIsInterruptedStillCleansUp() throws Exception {
        try (Sink sink = bucket.begin("large.dump")) {
            inPieces(sink, new byte[20 * MIB]);
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void closingFromElsewhereEndsTheWriting() throws Exception {
        Sink sink = bucket.begin("large.dump");
        CountDownLatch writing = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread writer = Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    sink.write(new byte[MIB], MIB);
                    writing.countDown();
                }
            } catch (OperationFailed e) {
                end.set(e);
            }
        });
        writing.await();

        sink.close();
        writer.join();

        assertThat(end.get())
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
    }

    @Test
    void closedBeforeTheFirstPartIsFullItTakesNoMoreEither() throws Exception {
        Sink sink = bucket.begin("large.dump");
        sink.write(TEXT, TEXT.length);
        sink.close();

        assertThatThrownBy(() -> inPieces(sink, new byte[10 * MIB]))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void nothingIsEverOverwritten() throws Exception {
        bucket.write("a.dump", TEXT);

        assertThatThrownBy(() -> bucket.begin("a.dump")).hasMessageContaining("Nothing was overwritten");
        assertThat(read("a.dump")).isEqualTo(TEXT);
    }

    @Test
    void aNameThatWasTakenMeanwhileIsNotOverwrittenEither() throws Exception {
        for (int size : new int[] {10, 17 * MIB}) {
            String name = size + ".dump";
            try (Sink sink = bucket.begin(name)) {
                inPieces(sink, new byte[size]);
                somebodyPuts(prefix + name);
                assertThatThrownBy(sink::commit).hasMessageContaining("Nothing was overwritten");
            }
            assertThat(read(name)).isEqualTo("somebody else's".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void removingSaysWhetherItWasThere() throws Exception {
        bucket.write("a.dump", TEXT);

        assertThat(bucket.delete("a.dump")).isTrue();
        assertThat(bucket.delete("a.dump")).isFalse();
        assertThat(bucket.size("a.dump")).isEmpty();
    }

    @Test
    void anotherThatBeginsWithTheSameNameIsAnother() throws Exception {
        bucket.write("a.dump.json", TEXT);

        assertThat(bucket.size("a.dump")).isEmpty();
        assertThat(bucket.delete("a.dump")).isFalse();
    }

    @Test
    void whatSomebodyPutBelowIsReadAsOneAndGoesAsOne() throws Exception {
        somebodyPuts(prefix + "dump/toc.dat");
        somebodyPuts(prefix + "dump/1.dat.gz");
        somebodyPuts(prefix + "dump/further/x");
        somebodyPuts(prefix + "dumpling");

        FoldersWhole whole = new FoldersWhole(bucket);
        assertThat(bucket.folders()).containsExactly("dump");
        assertThat(bucket.within("dump").list())
                .extracting(Stored::name)
                .containsExactlyInAnyOrder("1.dat.gz", "toc.dat");
        assertThat(bucket.within("dump").place()).isEqualTo(bucket.place() + "/dump");
        try (InputStream tar = whole.read("dump/")) {
            assertThat(tar.readAllBytes()).hasSize(3072);
        }
        assertThat(whole.size("dump/")).hasValue(3072);
        assertThat(whole.delete("dump/")).isTrue();
        assertThat(whole.size("dump/")).isEmpty();
        assertThat(bucket.within("dump").folders()).containsExactly("further");
        assertThat(bucket.list()).extracting(Stored::name).containsExactly("dumpling");
    }

    @Test
    void listsAllOfMoreThanAPageButNotWhatLiesElsewhere() throws Exception {
        // No more at once than the client has connections: who waits for one gives up after a while.
        try (ExecutorService somebody = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 1001)
                    .mapToObj(prefix.concat("%04d")::formatted)
                    .forEach(key -> somebody.execute(() -> somebodyPuts(key)));
        }
        somebodyPuts(prefix + "below/b");
        somebodyPuts("elsewhere");

        assertThat(bucket.list())
                .hasSize(1001)
                .extracting(Stored::name, Stored::bytes)
                .contains(tuple("0000", 15L), tuple("1000", 15L));
    }

    @Test
    void whatAnInterruptedWritingLeftIsFoundAndRemoved() throws Exception {
        bucket.begin("whole.dump").close();
        bucket.write("whole.dump", TEXT);
        for (String name : new String[] {"cut.dump", "cut.dump", "cut.dump.too"}) {
            real.client().createMultipartUpload(r -> r.bucket(RealS3.BUCKET).key(prefix + name));
        }

        assertThat(bucket.unfinished())
                .extracting(Unfinished::name)
                .containsExactlyInAnyOrder("cut.dump", "cut.dump.too");
        bucket.discard("cut.dump");
        bucket.discard("whole.dump");
        assertThat(bucket.unfinished()).extracting(Unfinished::name).containsExactly("cut.dump.too");
        assertThat(bucket.list()).hasSize(1);
    }

    @Test
    void oddNamesSurvive() throws Exception {
        String odd = "Über \"alles\" + 100 % & so weiter #1?.dump";
        bucket.write(odd, TEXT);

        assertThat(bucket.list()).extracting(Stored::name).containsExactly(odd);
        assertThat(read(odd)).isEqualTo(TEXT);
    }

    @Test
    void aPrefixIsAFolder() {
        assertThat(S3Place.of(destination("/database")).key("a")).isEqualTo("database/a");
        assertThat(S3Place.of(destination("")).key("a")).isEqualTo("a");
    }

    @Test
    void tellsWhereThingsAre() {
        assertThat(bucket.place()).isEqualTo(real.endpoint() + "/chms-backups/tellsWhereThingsAre");
        assertThat(bucket.locate("a")).isEqualTo(bucket.place() + "/a");
        assertThat(S3Place.of(destination("database/")).locate("a")).isEqualTo("s3://b/database/a");
    }

    @Test
    void theBucketStandsInTheHostNameAtAmazonAndInThePathElsewhereUnlessSaidOtherwise() {
        assertThat(S3Place.of(at(null, null)).pathStyle()).isFalse();
        assertThat(S3Place.of(at("https://s3.eu-west-1.amazonaws.com", null)).pathStyle())
                .isFalse();
        assertThat(S3Place.of(at("https://minio.example.org", null)).pathStyle())
                .isTrue();
        assertThat(S3Place.of(at("https://minio.example.org", false)).pathStyle())
                .isFalse();
    }

    @Test
    void aTryLeavesNothing() throws Exception {
        TryIt.on(bucket);

        assertThat(bucket.list()).isEmpty();
    }

    @Test
    void withoutKeysItIsNotOpened() {
        assertThatThrownBy(() -> buckets.open("Parish", destination("")))
                .hasMessageContaining("names no keys")
                .hasMessageContaining("vault or env:NAME");
    }

    private static Destination.S3 destination(String prefix) {
        return new Destination.S3("cloud", "b", prefix, null, null, null, null, null);
    }

    private static Destination.S3 at(@Nullable String endpoint, @Nullable Boolean pathStyle) {
        return new Destination.S3("cloud", "b", "", null, endpoint, pathStyle, null, null);
    }

    private static void somebodyPuts(String key) {
        real.client().putObject(r -> r.bucket(RealS3.BUCKET).key(key), RequestBody.fromString("somebody else's"));
    }

    private byte[] read(String name) throws Exception {
        try (InputStream in = bucket.read(name)) {
            return in.readAllBytes();
        }
    }

    private static void inPieces(Sink sink, byte[] content) throws OperationFailed {
        for (int at = 0; at < content.length; at += 100_000) {
            byte[] piece = Arrays.copyOfRange(content, at, Math.min(at + 100_000, content.length));
            sink.write(piece, piece.length);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
