package dev.handrail.bench;

import dev.handrail.Scratch;
import dev.handrail.storage.Buckets;
import dev.handrail.storage.RealS3;
import dev.handrail.storage.S3Bucket;
import dev.handrail.storage.Sink;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;

/** A file into a bucket on this computer, as a stream of unknown length in parts, beside the SDK's own upload of that file. */
final class S3Bench implements Benchmark {
    private static final int CHUNK = 1 << 20;

    @Override
    public void run(Rounds rounds) throws Exception {
        long chunks = Optional.ofNullable(System.getenv("HANDRAIL_BENCH_MB"))
                .map(Long::parseLong)
                .orElse(1024L);
        try (Scratch scratch = Scratch.make();
                RealS3 real = RealS3.in(Files.createDirectory(scratch.file("s3")));
                Buckets buckets = new Buckets(RealS3.secrets(), Clock.systemUTC())) {
            Path file = fill(scratch.file("large"), chunks);
            S3Bucket bucket = buckets.open("Bench", real.destination(""));
            rounds.beside(
                    "s3",
                    1.1,
                    Taking.timed(() -> {
                        stream(file, bucket);
                        bucket.delete("ours");
                    }),
                    Taking.timed(() -> {
                        real.client().putObject(r -> r.bucket(RealS3.BUCKET).key("theirs"), file);
                        real.client().deleteObject(r -> r.bucket(RealS3.BUCKET).key("theirs"));
                    }));
        }
    }

    private static Path fill(Path file, long chunks) throws Exception {
        byte[] chunk = new byte[CHUNK];
        new Random(1).nextBytes(chunk);
        try (var out = Files.newOutputStream(file)) {
            for (long i = 0; i < chunks; i++) {
                out.write(chunk);
            }
        }
        return file;
    }

    private static void stream(Path file, S3Bucket bucket) throws Exception {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file);
                Sink sink = bucket.begin("ours")) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                sink.write(chunk, n);
            }
            sink.commit();
        }
    }
}
