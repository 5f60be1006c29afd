package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.SmallDisk;
import dev.handrail.backup.SmallDiskBackup.Disk;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to the machines while a backup runs. */
class BackupMishapsTest {
    private static final String SOURCE = "mishap_" + ProcessHandle.current().pid();

    @TempDir
    Path home;

    @BeforeAll
    static void fill() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 30_000);
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(SOURCE);
    }

    @ParameterizedTest
    @CsvSource({"BACKUPS, the disk is full", "ALL, the disk is full", "READ_ONLY, Read-only file system"})
    void diskThatTakesNoMore(Disk disk, String why) throws Exception {
        SmallDisk.Ended ended = SmallDiskBackup.run(home, SOURCE, disk);
        assertThat(ended.output())
                .contains("FAILED", "files: []\n", "journal: FAILED", "left: [][]\n", "dumps: 0\n")
                .doesNotContain("null");
        assertThat(ended.output().lines().filter(line -> line.contains(why)))
                .as(ended.output())
                .hasSize(2);
    }

    @Test
    void hostKeyChangedMidWay() throws Exception {
        try (RealSshd sshd = RealSshd.start();
                CuttableProxy proxy = CuttableProxy.to(sshd.port());
                Rig rig = new Rig(home)) {
            rig.server(sshd.access(proxy.port()), SOURCE);
            String known = sshd.fingerprint();
            try (Connection lock = TestDatabase.locked(SOURCE, "visits")) {
                Underway underway = start(rig);
                Await.until("pg_dump runs", () -> Remains.pgDump(SOURCE).count() == 1);
                sshd.changeHostKey();
                proxy.cut();
                assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
            }
            new Remains(rig, SOURCE).assertOnly(0);
            assertThatThrownBy(() -> start(rig))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining(known)
                    .hasMessageContaining(sshd.fingerprint());
            new Remains(rig, SOURCE).assertOnly(0);
        }
    }

    @Test
    void clockSetBackMidWay() throws Exception {
        Turned clock = new Turned();
        try (RealSshd sshd = RealSshd.start();
                Rig rig = new Rig(home, clock)) {
            rig.server(sshd.access(), SOURCE);
            Underway underway;
            try (Connection lock = TestDatabase.locked(SOURCE, "visits")) {
                underway = start(rig);
                Await.until("pg_dump runs", () -> Remains.pgDump(SOURCE).count() == 1);
                clock.turnBack(Duration.ofHours(1));
            }
            Event.Ended ended = underway.await();
            assertThat(ended.failure()).isNull();
            Run run = rig.journal().run(underway.run()).orElseThrow();
            assertThat(Objects.requireNonNull(run.ended())).isAfterOrEqualTo(run.started());
            assertThat(rig.catalogue().require(Rig.id(ended)).manifest().millis())
                    .isNotNegative();
            assertThat(rig.verify(Rig.id(ended)).failure()).isNull();
            assertThat(Rig.id(rig.backUp()))
                    .as("the next one, in the same hour again")
                    .isNotEqualTo(Rig.id(ended));
            assertThat(rig.catalogue().all()).hasSize(2);
            assertThat(rig.journal().runs(JournalFilter.all())).hasSize(3);
        }
    }

    private static Underway start(Rig rig) throws OperationFailed {
        return rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
    }

    /** The time of this machine, until somebody sets it back. */
    private static final class Turned extends Clock {
        private volatile Duration back = Duration.ZERO;

        void turnBack(Duration by) {
            back = by;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().minus(back);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
