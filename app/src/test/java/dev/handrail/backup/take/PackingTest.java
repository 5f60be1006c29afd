package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.TestDatabase;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Plan;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Packing;
import dev.handrail.server.Packing.Program;
import dev.handrail.server.Server;
import dev.handrail.shell.RealSshd;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How backups are packed on the server: by which program, how strongly, how gently, and how fast. */
class PackingTest {
    private static final String SOURCE = "packed";

    @TempDir
    Path home;

    private RealSshd sshd;
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        sshd = RealSshd.start();
        rig = new Rig(home);
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 2000);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        sshd.close();
    }

    private Server server(Packing packing) {
        return rig.packed(rig.server(sshd.access(), SOURCE), packing, null);
    }

    private static Packing by(@Nullable Program program) {
        return new Packing(program, 0, 0, null, true, null);
    }

    private Artifact taken(Packing packing) throws Exception {
        server(packing);
        Backup backup = rig.catalogue().require(Rig.id(rig.backUp()));
        assertThat(rig.verify(backup.id()).outcome()).isEqualTo(Outcome.DONE);
        return backup.manifest().artifact();
    }

    @ParameterizedTest
    @EnumSource
    void isPackedByTheProgramThatIsAskedFor(Program program) throws Exception {
        Artifact artifact = taken(by(program));

        assertThat(artifact.compression()).isEqualTo(Compression.valueOf(program.name()));
        assertThat(artifact.file()).endsWith(".dump" + artifact.compression().ending());
        assertThat(artifact.storedBytes() < artifact.bytes()).isEqualTo(program != Program.NONE);
    }

    /** What pg_dump wrote is known by its own hash, whatever it was packed with. */
    @ParameterizedTest
    @EnumSource
    void theHashOfThePlainBytesIsTheOneOfWhatUnpackingGives(Program program) throws Exception {
        Artifact artifact = taken(by(program));
        Process unpacking = new ProcessBuilder(artifact.compression().unpack())
                .redirectInput(rig.kept().resolve(artifact.file()).toFile())
                .start();

        assertThat(artifact.plainSha256()).isEqualTo(hash(unpacking.getInputStream()));
    }

    private static String hash(InputStream in) throws Exception {
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[1 << 16];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            sha.add(chunk, n);
        }
        return sha.hex();
    }

    @Test
    void theCommandsShowHowStronglyAndHowGently() throws Exception {
        server(new Packing(Program.ZSTD, 9, 4, null, true, null));
        assertThat(shown()).startsWith("nice -n 10 ionice").contains("zstd -q -9 -T4");

        server(new Packing(Program.GZIP, 1, 0, null, false, null));
        assertThat(shown()).doesNotContain("nice").contains("| gzip -1 -c");
    }

    private String shown() throws Exception {
        Plan plan = rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)).plan();
        return String.valueOf(plan.steps().getFirst().command());
    }

    @Test
    void noMoreThanTheRateGoesByInASecond() throws Exception {
        long began = System.nanoTime();
        Artifact artifact = taken(new Packing(Program.NONE, 0, 0, new ByteSize(100_000), true, null));
        double seconds = (System.nanoTime() - began) / 1e9;

        assertThat(artifact.storedBytes() / seconds).isLessThan(100_000);
    }
}
