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
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** A file into a bucket on this computer, as a stream of unknown length in parts, beside the SDK's own uploads of that file. */
final class S3Bench implements Benchmark {
    private static final int CHUNK = 1 << 20;
    private static final double AIM = 1.1;

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
            Taking ours = Taking.timed(() -> {
                stream(file, bucket);
                bucket.delete("ours");
            });
            rounds.beside("s3", "the SDK's upload of the file in one piece", AIM, ours, Taking.timed(() -> {
                real.client().putObject(r -> r.bucket(RealS3.BUCKET).key("theirs"), file);
                removeTheirs(real);
            }));
            try (S3AsyncClient parts = real.clientInParts()) {
                rounds.beside("s3-parts", "the SDK's own upload of the file in parts", AIM, ours, Taking.timed(() -> {
                    parts.putObject(r -> r.bucket(RealS3.BUCKET).key("theirs"), file)
                            .join();
                    removeTheirs(real);
                }));
            }
        }
    }

    private static void removeTheirs(RealS3 real) {
        real.client().deleteObject(r -> r.bucket(RealS3.BUCKET).key("theirs"));
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
