package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.EveryKind.Kind;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The line to Debian's sshd is cut while something is backed up, and is there again at once. Roles and the clone of an
 * address are over so soon that the cut may come before them, and then the line is only opened anew.
 */
class CutLineTest {
    private static final int SOME = 5_000;

    @TempDir
    static Path folder;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private static EveryKind kinds;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start();
        kinds = EveryKind.in(folder.resolve("kinds"));
    }

    @AfterAll
    static void stop() throws Exception {
        kinds.close();
        sshd.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ROLES", "USERS", "CLONE"})
    void aCutLeavesNoBackupAndTheNextRunConnectsAgain(Kind kind) throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port());
                Rig rig = new Rig(home)) {
            kinds.keep(rig, sshd.access(proxy.port()), kind);
            Event.Ended ended = backedUpAndCut(rig, proxy, kind);
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure() + ended.next()).contains("127.0.0.1").doesNotContain("null");
            assertThat(rig.files()).isEmpty();
            assertThat(rig.catalogue().all()).isEmpty();
            cleaned(rig);
            Await.until(
                    "no pg_dump is left",
                    () -> Remains.pgDump(EveryKind.DATABASE).findAny().isEmpty());
            assertThat(rig.backUp().failure()).as("the next").isNull();
            assertThat(rig.files()).hasSize(2);
        }
        if (kind == Kind.COLD) {
            assertThat(kinds.log()).containsExactly("stop", "start", "stop", "start");
        }
    }

    /** In the middle of what comes; of what is first written there, at its first byte. */
    private static Event.Ended backedUpAndCut(Rig rig, CuttableProxy proxy, Kind kind) throws Exception {
        boolean early = kind == Kind.DIRECTORY;
        AtomicBoolean once = new AtomicBoolean();
        return rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {
                    if (event instanceof Event.Said said && said.where() != null && once.compareAndSet(false, true)) {
                        proxy.cutAfter(early ? 1 : SOME);
                    }
                })
                .await();
    }

    /** What could not be removed behind the cut is said, and goes when somebody asks for it. */
    private static void cleaned(Rig rig) throws Exception {
        for (Run run : rig.runner().leftBehind()) {
            Operation clean = rig.runner().cleaning(run.id(), rig.servers().require(Rig.SERVER));
            assertThat(rig.runner()
                            .start(clean, clean.plan(), event -> {})
                            .await()
                            .failure())
                    .isNull();
        }
        assertThat(rig.runner().leftBehind()).isEmpty();
    }
}
