package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3MemoryTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void moreThanTwiceAsMuchPassesThroughAHeapOfSixtyFourMegabytes() throws Exception {
        List<String> command = new ArrayList<>(Packed.java("-Xmx64m"));
        try (RealS3 real = RealS3.in(folder)) {
            command.addAll(List.of(Upload.class.getName(), real.endpoint()));
            Process child =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(child.getInputStream().readAllBytes());
            assertThat(child.waitFor()).as(said).isZero();
            assertThat(said).contains("stored 146800640");
        }
    }

    /** Runs in a process of its own, with little memory. */
    static final class Upload {
        public static void main(String[] endpoint) throws Exception {
            byte[] piece = new byte[MIB];
            try (Buckets buckets = new Buckets(RealS3.secrets(), Clock.systemUTC())) {
                S3Bucket bucket = buckets.open("Parish", RealS3.destination("", endpoint[0]));
                try (Sink sink = bucket.begin("large")) {
                    for (int i = 0; i < 140; i++) {
                        sink.write(piece, piece.length);
                    }
                    sink.commit();
                }
                System.out.println("stored " + bucket.size("large").orElseThrow());
            }
        }
    }
}
