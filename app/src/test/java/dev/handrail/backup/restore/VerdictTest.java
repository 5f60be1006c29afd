package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Rig;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a drill that failed says of the backup, and what is entered of it. */
class VerdictTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Copy ATTIC = new Copy("attic", "/attic", "x.dump", Copy.State.GOOD);
    private static final Copy CLOUD = new Copy("cloud", "/cloud", "x.dump", Copy.State.GOOD);
    private static final Server BENCH = Server.of("Bench", Environment.TEST, new Access.ThisComputer(Sudo.NONE));

    @TempDir
    Path home;

    private Rig rig;
    private Backup backup;

    @BeforeEach
    void enter() throws Exception {
        rig = new Rig(home);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "x",
                "Parish",
                "test",
                new Manifest.Source("postgresql", "chms", "chms", "16.4", "UTF8", "C.UTF-8", "C.UTF-8", ""),
                BEGAN,
                1,
                new Manifest.Tools("pg_dump (PostgreSQL) 16.4", "zstd 1.5.4"),
                new Manifest.Artifact("x.dump", "custom", Compression.ZSTD, 9, 3, "ab".repeat(32)),
                List.of());
        Proof restored = new Proof(Proof.Rung.RESTORED, BEGAN, 5, true, "restored");
        backup = new Backup(manifest, false, List.of(ATTIC, CLOUD), List.of(restored));
        rig.catalogue().add(backup);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Verdict verdict(OperationFailed why) {
        return Verdict.of(why, backup, BENCH, BEGAN, BEGAN.plusSeconds(90));
    }

    private Backup entered(OperationFailed why, Saying work) throws OperationFailed {
        verdict(why).enter(rig.means(), work);
        return rig.catalogue().require("x");
    }

    @Test
    void aPlaceThatCouldNotTakeItLeavesWhatWasProvenAsItWas() throws Exception {
        OperationFailed disk = OperationFailed.failed("The restore did not go through")
                .on("this computer")
                .cameBack("No space left on device")
                .next("Make room")
                .build();
        Verdict verdict = verdict(disk);
        assertThat(verdict.condemns()).isFalse();
        assertThat(verdict.took()).isEqualTo(Duration.ofSeconds(90));
        assertThat(verdict.why().getMessage())
                .isEqualTo("Bench could not take it, so this drill says nothing of the backup:"
                        + " The restore did not go through (this computer): No space left on device. Make room");
        Saying work = new Saying();
        assertThat(entered(disk, work)).isEqualTo(backup);
        assertThat(work.lines()).singleElement().asString().startsWith("It says nothing of the backup");
    }

    @ParameterizedTest
    @EnumSource(
            value = OperationFailed.Kind.class,
            names = {"FAILED", "REFUSED", "UNREACHABLE"})
    void howItFailedStaysWhatItWas(OperationFailed.Kind kind) {
        OperationFailed why = switch (kind) {
            case REFUSED -> OperationFailed.refused("tried").build();
            case UNREACHABLE -> OperationFailed.unreachable("tried").build();
            default -> OperationFailed.failed("tried").build();
        };
        assertThat(verdict(why).why().kind()).isEqualTo(kind);
        assertThat(verdict(why).why().next()).isNull();
        assertThat(verdict(why).why().cameBack()).isEqualTo("tried");
    }

    @Test
    void whatAllCopiesHaveCondemnsTheBackup() throws Exception {
        OperationFailed why = OperationFailed.refused("3 rows are others")
                .showing(Flaw.everywhere())
                .build();
        assertThat(verdict(why).condemns()).isTrue();
        assertThat(verdict(why).why()).isSameAs(why);
        Backup after = entered(why, new Saying());
        assertThat(after.good()).isFalse();
        assertThat(after.proofs()).anySatisfy(proof -> {
            assertThat(proof.passed()).isFalse();
            assertThat(proof.rung()).isEqualTo(Proof.Rung.RESTORED);
            assertThat(proof.at()).isEqualTo(BEGAN.plusSeconds(90));
            assertThat(proof.millis()).isEqualTo(90_000);
            assertThat(proof.detail()).contains("3 rows are others");
        });
    }

    @Test
    void whatOneCopyHasCondemnsThatAlone() throws Exception {
        OperationFailed why =
                OperationFailed.refused("other bytes").showing(Flaw.of(ATTIC)).build();
        Backup after = entered(why, new Saying());
        assertThat(after.good()).isTrue();
        assertThat(after.goodCopies()).extracting(Copy::destination).containsExactly("cloud");
    }
}
