package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static Manifest of(List<String> notes, @Nullable Long downMillis) {
        return new Manifest(
                Manifest.FORMAT,
                "20261121-020000-abc",
                "Parish office",
                "production",
                Manifest.Source.plain("files", "uploads", "/srv/uploads"),
                Instant.EPOCH,
                1000,
                new Manifest.Tools("tar 1.34", "zstd"),
                new Manifest.Artifact("uploads.tar.zst", "tar", Compression.ZSTD, 10, 5, "0"),
                List.of(),
                List.of(),
                notes,
                null,
                downMillis);
    }

    @Test
    void whatItDoesNotHoldAndForHowLongAnApplicationStoodStillIsRemarked() {
        assertThat(of(List.of("changed while it was read: ./today.log"), 61_000L)
                        .remarks())
                .satisfiesExactly(
                        stopped -> assertThat(stopped).contains("Stopped for it", "1 min 1 s"),
                        changed -> assertThat(changed).isEqualTo("changed while it was read: ./today.log"));
    }

    @Test
    void ofMostThereIsNothingToRemark() {
        assertThat(of(List.of(), null).remarks()).isEmpty();
    }

    @Test
    void thatAnotherProgramMadeItIsNoRemark() {
        Manifest foreign = of(List.of(Manifest.FOREIGN + "pg_dump 15.8"), null);
        assertThat(foreign.foreign()).isTrue();
        assertThat(foreign.remarks()).isEmpty();
    }
}
