package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying a destination, where something of the trial cannot be undone. */
class TryItTest {
    private static RealS3 s3;

    @TempDir
    Path folder;

    private BreakingS3 breaking;
    private Buckets buckets;
    private S3Bucket bucket;

    @BeforeAll
    static void start() throws Exception {
        s3 = RealS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @BeforeEach
    void open() throws Exception {
        breaking = BreakingS3.before(s3);
        buckets = RealS3.buckets(Clock.systemUTC());
        bucket = buckets.open("Parish", s3.through(breaking, prefix()));
    }

    @AfterEach
    void close() throws Exception {
        buckets.close();
        breaking.close();
    }

    private String prefix() {
        return folder.getFileName() + "/";
    }

    private OperationFailed failed() {
        return Objects.requireNonNull(catchThrowableOfType(OperationFailed.class, () -> TryIt.on(bucket)));
    }

    @Test
    void whatCouldNotBeRemovedIsNamedAndThatTheRestWorked() throws Exception {
        breaking.alwaysBreaks("DELETE", "handrail-tries", Fault.answer(403, "AccessDenied"));
        OperationFailed failure = failed();
        String left = bucket.list().getFirst().name();
        assertThat(failure.tried()).contains("remove");
        assertThat(failure.cameBack()).contains("could be written and read there, but not be removed later");
        assertThat(failure.next()).startsWith(bucket.locate(left) + " still lies there: remove it by hand.");
    }

    @Test
    void whereItCannotBeReadEitherThatIsToldFirst() throws Exception {
        breaking.alwaysBreaks("GET", prefix() + "handrail-tries", Fault.answer(403, "AccessDenied"));
        breaking.alwaysBreaks("DELETE", "handrail-tries", Fault.answer(403, "AccessDenied"));
        OperationFailed failure = failed();
        assertThat(failure.tried()).contains("read");
        assertThat(failure.cameBack()).contains("; ");
        assertThat(failure.next()).contains(bucket.list().getFirst().name());
    }

    @Test
    void whatCannotBeReadBackIsRemovedAllTheSame() throws Exception {
        breaking.alwaysBreaks("GET", prefix() + "handrail-tries", Fault.answer(403, "AccessDenied"));
        assertThatThrownBy(() -> TryIt.on(bucket)).isInstanceOf(OperationFailed.class);
        assertThat(bucket.list()).isEmpty();
    }

    @Test
    void whoLosesInterestLeavesNothing() throws Exception {
        Folder real = new Folder(folder);
        StorageOnCue written = new StorageOnCue(
                real, StorageOnCue.Cue.SMALL, () -> Thread.currentThread().interrupt());
        assertThatThrownBy(() -> TryIt.on(written)).isInstanceOf(OperationFailed.class);
        assertThat(Thread.interrupted()).as("it is not forgotten").isTrue();
        assertThat(real.list()).isEmpty();
    }
}
