package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.FileSet;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.SmallServer;
import dev.handrail.shell.StandInSudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory on a disk of its own, which is full in the midst of a restore, or away by the time somebody looks. */
class FilesOnOwnDiskTest {
    private static final int ROOMY = 4096;

    @TempDir
    Path home;

    @TempDir
    Path programs;

    private Rig rig;
    private SmallServer server;
    private Path disk;
    private Path data;
    private String id;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        disk = Files.createDirectory(home.resolve("disk"));
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
        return server.run("sh", "-c", "cd " + disk + " && { " + script + "; }");
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

    /** Each alone has room for what is 1.6 of 4 megabytes; the one that is live takes as much. */
    @Test
    void aBackupThatComesFirstTakesRoomFromTheRestoreWhereItGoesToTheSameDisk() throws Exception {
        sh("head -c 1600000 /dev/urandom >data/large");
        id = Rig.id(rig.backUp());
        Plan.Check together = roomBesideABackupIn(disk.resolve("backups"));
        assertThat(together.state()).isEqualTo(Plan.State.BLOCKER);
        assertThat(together.text()).contains("1.5 MB of that for the backup that comes first");
        assertThat(together.advice()).contains("leave --backup-first away");
        Plan.Check apart = roomBesideABackupIn(home.resolve("elsewhere"));
        assertThat(apart.state()).isEqualTo(Plan.State.OK);
        assertThat(apart.text()).doesNotContain("backup that comes first");
    }

    private Plan.Check roomBesideABackupIn(Path folder) throws Exception {
        rig.storing(rig.servers().require(Rig.SERVER), new Destination.ServerFolder("there", folder.toString()));
        Arguments first = new Arguments(
                Map.of("ID", List.of(id), "--replace", List.of("true"), "--backup-first", List.of("true")));
        return rig.make("restore", first).plan().checks().stream()
                .filter(check -> check.text().startsWith(disk + " has "))
                .filter(check -> check.text().contains("beside what lies there"))
                .findFirst()
                .orElseThrow();
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

    /** As what was there before there was a disk, or was brought there since it is away. */
    @Test
    void whatLiesBeneathADiskThatIsAwayProvesNothing() throws Exception {
        KeptFiles kept = replaced();
        server.unmount();
        sh("mkdir data; echo old >data/old; touch -d 2001-01-01 data/old");
        stays(kept);
    }

    /** Its root has the number that the root of each of its kind has. */
    @Test
    void oldFilesOnAnotherDiskProveNothing() throws Exception {
        KeptFiles kept = replaced();
        long made = Long.parseLong(sh("stat -c %W ."));
        Await.until("another is made later", () -> Instant.now().getEpochSecond() > made);
        server.unmount();
        sh("mount -t tmpfs -o mode=1777,size=1m tmpfs " + disk);
        sh("mkdir data; echo old >data/old; touch -d 2001-01-01 data/old");
        stays(kept);
    }

    /** Nobody noted then in what it was put aside: what was there in time tells, unless it came by another way. */
    @Test
    void whatAnEarlierProgramPutAsideIsStruckOffToo() throws Exception {
        KeptFiles kept = replaced();
        rig.means().keptFiles().settle(kept.run(), List.of(""), null);
        sh("rm -r data_before_*");
        assertThat(forget(kept).blocked()).isFalse();
        KeptFiles later = at(kept, Instant.now());
        stays(later);
    }

    private KeptFiles at(KeptFiles kept, Instant at) {
        KeptFiles later = new KeptFiles(
                kept.run(),
                kept.server(),
                kept.source(),
                kept.live(),
                kept.kept(),
                at,
                kept.origin(),
                kept.items(),
                kept.had(),
                null,
                true);
        rig.means().keptFiles().enter(later);
        return later;
    }

    /** Not another file or folder fits there once the first is moved; and of the moves that are numbered so, each fails. */
    private void fullAtTheFirstMove(String failing) throws Exception {
        String number = programs.resolve("number").toString();
        RealSshd.program(
                programs.resolve("mv"),
                """
                #!/bin/sh
                n=$(($(cat NUMBER 2>/dev/null || echo 0) + 1))
                echo $n >NUMBER
                if [ $n = 1 ]; then
                  mount -o remount,nr_inodes=$(($(df --output=iused DISK | tail -n 1))) DISK
                  mkdir DISK/more 2>NUMBER.said
                fi
                case $n in FAILING) exit 1 ;; esac
                exec /usr/bin/mv "$@"
                """.replace("NUMBER", number).replace("FAILING", failing).replace("DISK", disk.toString()));
    }

    private void assertWasFull() {
        assertThat(programs.resolve("number.said")).content().contains("No space left");
    }

    private static final String ONE = "a/b/one";
    private static final String TWO = "c/two";

    private Event.Ended replacedInPart() throws Exception {
        return rig.perform("restore", ReplaceFilesTest.replace(id, ONE, TWO));
    }

    private String content() throws Exception {
        return sh("cat data/" + ONE + " data/" + TWO);
    }

    @Test
    void whatIsBegunComesToItsEndOnADiskThatIsFullByThen() throws Exception {
        fullAtTheFirstMove("none");
        assertThat(replacedInPart().failure()).isNull();
        assertWasFull();
        assertThat(content()).isEqualTo("one\ntwo");
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        assertThat(kept.had()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(sh("cat " + kept.kept() + "/" + ONE + " " + kept.kept() + "/" + TWO))
                .isEqualTo("newer one\nnewer two");
    }

    @Test
    void whatIsBegunIsTakenBackOnADiskThatIsFullByThen() throws Exception {
        fullAtTheFirstMove("3");
        assertThat(replacedInPart().failure()).contains("Could not exchange").doesNotContain("not all of it");
        assertThat(content()).isEqualTo("newer one\nnewer two");
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertWasFull();
    }

    /** An undo would have moved away what was never exchanged. */
    @Test
    void whatIsBegunAndCannotBeTakenBackKeepsItsNotesUntilSomebodyCleansUp() throws Exception {
        fullAtTheFirstMove("[3-9] | ??");
        Event.Ended ended = replacedInPart();
        assertThat(ended.failure()).contains("not all of it could be moved back");
        assertThat(content()).isIn("one\nnewer two", "newer one\ntwo");
        assertThat(rig.means().keptFiles().all()).extracting(KeptFiles::settled).containsExactly(false);
        assertThat(rig.runner().leftBehind()).hasSize(1);
        clean();
        assertThat(rig.runner().leftBehind()).as("it still cannot").hasSize(1);
        Files.delete(programs.resolve("mv"));
        clean();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(content()).isEqualTo("newer one\nnewer two");
        assertThat(sh("ls -A")).isEqualTo("data");
    }

    /** It starts with none but what was there. */
    private void keepCold(Access access) {
        FileSet.Cold cold = new FileSet.Cold(
                List.of("true"),
                List.of("sh", "-c", "cat data/a/b/one >>starts; grep -q newer data/a/b/one"),
                disk.toString(),
                null);
        FileSet set = new FileSet("uploads", data.toString(), List.of(), cold, null);
        rig.keep(access, List.of(), List.of(set), List.of(), List.of());
    }

    /** What works with it is stopped still when it is tried again, and the failure tells how it ended. */
    @Test
    void whatIsPutBackAtTheSecondTryIsSaidToBePutBack() throws Exception {
        keepCold(server.sshd().access());
        RealSshd.program(programs.resolve("mv"), """
                #!/bin/sh
                case $3 in *data_before_*) [ -e FAILED ] || { : >FAILED; echo no luck >&2; exit 1; } ;; esac
                exec /usr/bin/mv "$@"
                """.replace(
                        "FAILED", programs.resolve("failed").toString()));
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(programs.resolve("failed")).exists();
        assertThat(ended.failure())
                .contains("all was put back", "started again with what was there before")
                .doesNotContain("could not be put back");
        assertThat(ended.next()).doesNotContain("restore undo");
        assertThat(sh("cat starts")).isEqualTo("one\nnewer one");
        assertThat(content()).isEqualTo("newer one\nnewer two");
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** What works with it started by then, without it, as nobody could tell how long that takes. */
    @Test
    void whatIsPutBackOnlyAfterTheStartIsSaidToBePutBack() throws Exception {
        keepCold(server.sshd().access());
        RealSshd.program(programs.resolve("mv"), """
                #!/bin/sh
                case $3 in *data_before_*) [ -e FAILED.2 ] || { [ ! -e FAILED ] || : >FAILED.2; : >FAILED; exit 1; } ;; esac
                exec /usr/bin/mv "$@"
                """.replace(
                        "FAILED", programs.resolve("failed").toString()));
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(programs.resolve("failed.2")).exists();
        assertThat(ended.failure())
                .contains("all was put back", "could not be started again")
                .doesNotContain("nobody can tell", "could not be put back");
        assertThat(sh("cat starts")).as("started in the end").isEqualTo("one\nnewer one");
        assertThat(content()).isEqualTo("newer one\nnewer two");
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** The server goes on with it, at the first try or the second, and has it put back before it starts what works with it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsBeingPutBackWhenTheLineBreaksIsNotSaidToStay(boolean atFirst) throws Exception {
        Path moving = programs.resolve("moving");
        Path go = programs.resolve("go");
        RealSshd.program(programs.resolve("mv"), """
                #!/bin/sh
                case $3 in *data_before_*)
                  [ -e TRIED ] || { : >TRIED; exit 1; }
                  : >MOVING
                  until [ -e GO ]; do sleep 0.05; done
                  sleep 1
                  ;;
                esac
                exec /usr/bin/mv "$@"
                """.replace("MOVING", moving.toString())
                .replace("GO", go.toString())
                .replace("TRIED", (atFirst ? programs : programs.resolve("tried")).toString()));
        Event.Ended ended;
        try (CuttableProxy proxy = CuttableProxy.to(server.sshd().port())) {
            keepCold(server.sshd().access(proxy.port()));
            Underway underway = rig.start("restore", ReplaceFilesTest.replace(id), event -> {});
            Await.until("it is put back", () -> Files.exists(moving));
            proxy.close();
            ended = underway.await();
        }
        assertThat(ended.failure()).contains("nobody can tell yet whether that was put back");
        assertThat(ended.next()).contains("handrail journal clean " + ended.run());
        Files.createFile(go);
        Await.until(
                "it is started with what was put back", () -> sh("cat starts").equals("one\nnewer one"));
        keepCold(server.sshd().access());
        clean();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(content()).isEqualTo("newer one\nnewer two");
    }

    private void clean() throws Exception {
        String run = rig.runner().leftBehind().getFirst().id();
        rig.perform(rig.runner().cleaning(run, rig.servers().require(Rig.SERVER)));
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
