package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.storage.BreakingS3;
import dev.handrail.storage.Buckets;
import dev.handrail.storage.Fault;
import dev.handrail.storage.RealS3;
import dev.handrail.storage.Storage;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pins in a bucket of a real S3 server, with a key that may write, read, list and delete there, and no more. */
class PinInBucketTest {
    private static final String FILE = "b1.dump.zst";
    private static final Backup BACKUP = Some.backup("b1", "Parish", "chms", Some.NOON);

    private RealS3 real;
    private BreakingS3 narrow;
    private Buckets buckets;
    private Storage bucket;
    private PinBeside pin;

    @BeforeEach
    void open() throws Exception {
        real = RealS3.start();
        narrow = BreakingS3.before(real);
        narrow.alwaysBreaks("GET", "uploads", Fault.answer(403, "AccessDenied"));
        buckets = RealS3.buckets(Clock.systemUTC());
        bucket = buckets.open("Parish", real.through(narrow, "db/"));
        pin = new PinBeside(bucket, FILE);
    }

    @AfterEach
    void close() throws Exception {
        buckets.close();
        narrow.close();
        real.close();
    }

    @Test
    void itIsLaidInThePlaceOfAnOlderOneAndTakenOff() throws Exception {
        for (String reason : new String[] {"before the move", "after the move"}) {
            pin.lay(BACKUP.pinnedFor(reason));
            assertThat(pin.reason(BACKUP.manifest().artifact().sha256())).contains(reason);
        }
        pin.remove(BACKUP);
        assertThat(bucket.list()).isEmpty();
    }
}
