package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.FileSet;
import dev.handrail.shell.SmallServer;
import dev.handrail.shell.StandInSudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory on a disk of its own, which is full in the midst of a restore, or away by the time somebody looks. */
class FilesOnOwnDiskTest {
    private static final int ROOMY = 4096;

    @TempDir
    Path home;

    @TempDir
    Path programs;

    private Rig rig;
    private SmallServer server;
    private Path data;
    private String id;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        Path disk = Files.createDirectory(home.resolve("disk"));
        data = disk.resolve("data");
        server = SmallServer.start(disk, ROOMY, StandInSudo.setting(programs));
        sh("mkdir -p data/a/b data/c; echo one >data/a/b/one; echo two >data/c/two");
        FileSet set = new FileSet("uploads", data.toString(), List.of(), null, null);
        rig.keep(server.sshd().access(), List.of(), List.of(set), List.of(), List.of());
        id = Rig.id(rig.backUp());
        sh("echo newer one >data/a/b/one; echo newer two >data/c/two");
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        server.close();
    }

    /** On the server, where the disk is. */
    private String sh(String script) throws Exception {
        return server.run("sh", "-c", "cd " + data.getParent() + " && { " + script + "; }");
    }

    private KeptFiles replaced() throws Exception {
        assertThat(rig.perform("restore", ReplaceFilesTest.replace(id)).failure())
                .isNull();
        return rig.means().keptFiles().all().getFirst();
    }

    private Plan forget(KeptFiles kept) throws Exception {
        return rig.make("restore forget", of(kept)).plan();
    }

    private static Arguments of(KeptFiles kept) {
        return Arguments.of("RUN", kept.run());
    }

    /** To make room, say; of a directory that is no more in use there never is a newer backup. */
    @Test
    void whatSomebodyRemovedIsStruckOffTheListWithoutANewerBackup() throws Exception {
        KeptFiles kept = replaced();
        assertThat(forget(kept).blocked()).isTrue();
        sh("rm -r data_before_*");
        Plan plan = forget(kept);
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.checks().toString()).contains("There is no " + kept.kept(), "struck off the list");
        Event.Ended ended = rig.perform("restore forget", of(kept));
        assertThat(ended.failure()).isNull();
        assertThat(rig.means().keptFiles().all()).isEmpty();
    }

    @Test
    void whatMayLieOnADiskThatIsAwayStaysOnTheList() throws Exception {
        KeptFiles kept = replaced();
        server.unmount();
        stays(kept);
        sh("mkdir data; echo written by what did not see that >data/new");
        stays(kept);
        sh("mount -t tmpfs -o size=1m tmpfs data; echo old >data/old; touch -d 2001-01-01 data/old");
        stays(kept);
    }

    private void stays(KeptFiles kept) throws Exception {
        Plan plan = forget(kept);
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks().toString())
                .contains("There is no " + kept.kept(), "disk may only be away", "mount it");
        assertThatThrownBy(() -> rig.perform("restore forget", of(kept))).isNotNull();
        assertThat(rig.means().keptFiles().all()).hasSize(1);
    }
}
