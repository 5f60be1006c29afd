package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Packed;
import dev.handrail.SmallDisk;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Leftover;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Overseen;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Relayed;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Encryption;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.StandInSudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong while files are restored, the directory stays as it was; over Debian's sshd. */
class RestoreFilesFaultsTest {
    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private final List<String> standIns = new ArrayList<>();
    private Rig rig;
    private Path srv;
    private Path data;
    private String was = "";

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start(StandInSudo.setting(programs));
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        srv = home.resolve("srv");
        data = Files.createDirectories(srv.resolve("data"));
        Typed.in(data, "mkdir sub; head -c 400000 /dev/urandom >sub/large; echo one >one; ln -s one link");
        tar("exec /usr/bin/tar \"$@\"");
    }

    @AfterEach
    void theDirectoryIsAsItWas() throws Exception {
        for (String program : standIns) {
            Files.delete(programs.resolve(program));
        }
        assertThat(Typed.in(data, RestoreFilesTest.LISTING)).isEqualTo(was);
        assertThat(RestoreFilesTest.names(srv)).containsExactly("data");
        assertThat(rig.means().keptFiles().all()).isEmpty();
        rig.close();
    }

    private void tar(String how) throws Exception {
        RealSshd.program(programs.resolve("tar"), "#!/bin/sh\n" + how + "\n");
    }

    private String backedUp() throws Exception {
        keep(sshd.access(), null);
        String id = Rig.id(rig.backUp());
        changed();
        return id;
    }

    /** What is there differs from what was backed up. */
    private void changed() throws Exception {
        Typed.in(data, "echo newer >newer; rm one");
        was = Typed.in(data, RestoreFilesTest.LISTING);
    }

    private void keep(Access access, @Nullable Encryption encryption) {
        FileSet set = new FileSet("uploads", data.toString(), List.of(), null, null);
        Server server = rig.keep(access, List.of(), List.of(set), List.of(), List.of());
        rig.packed(server, Packing.USUAL, encryption);
    }

    private Event.Ended replaced(String id) throws Exception {
        return rig.perform("restore", ReplaceFilesTest.replace(id));
    }

    @Test
    void truncatedArtifact() throws Exception {
        String id = backedUp();
        Operation restore = rig.make("restore", ReplaceFilesTest.replace(id));
        Plan plan = restore.plan();
        Path file = rig.kept()
                .resolve(rig.catalogue().require(id).copies().getFirst().file());
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - 1000));
        assertThat(rig.runner().start(restore, plan, event -> {}).await().failure())
                .contains("is not what was written");
        assertThatThrownBy(restore::plan).hasMessageContaining("is not what was written");
    }

    @Test
    void wrongIdentity() throws Exception {
        Typed.in(home, "age-keygen -o mine.txt 2>&1; age-keygen -o other.txt 2>&1");
        keep(
                sshd.access(),
                new Encryption(List.of(Typed.in(home, "age-keygen -y mine.txt").strip())));
        rig.ageSecret(Files.readString(home.resolve("mine.txt")));
        String id = Rig.id(rig.backUp());
        changed();
        rig.ageSecret(Files.readString(home.resolve("other.txt")));
        assertThatThrownBy(() -> replaced(id)).hasMessageContaining("Could not decrypt");
    }

    @Test
    void anEvilArchive() throws Exception {
        keep(sshd.access(), null);
        changed();
        CraftedArchive.in(rig, "evil", data, archive -> {
            archive.directory("data");
            archive.file("data/../../out");
        });
        assertThatThrownBy(() -> replaced("evil")).hasMessageContaining("leads upwards");
        assertThat(home.resolve("out")).doesNotExist();
    }

    @Test
    void noRights() throws Exception {
        Typed.in(data, "chown 4321 sub/large");
        String id = backedUp();
        tar("exec setpriv --bounding-set=-chown /usr/bin/tar \"$@\"");
        assertThat(replaced(id).failure()).contains("Could not unpack", "Operation not permitted");
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aTarThatUnpacksOtherBytes() throws Exception {
        String id = backedUp();
        tar("/usr/bin/tar \"$@\" || exit; case $* in *--extract*) for a; do case $a in --directory=*)"
                + " printf x | dd of=\"${a#--directory=}/data/sub/large\" bs=1 seek=77 conv=notrunc 2>/dev/null;"
                + " touch -d \"$(stat -c %y " + data
                + "/sub/large)\" \"${a#--directory=}/data/sub/large\" ;; esac; done ;; esac");
        Event.Ended ended = replaced(id);
        assertThat(ended.failure()).contains("sub/large: has another content");
    }

    @Test
    void cancelled() throws Exception {
        String id = backedUp();
        tar("case $* in *--extract*) touch " + home + "/unpacking; sleep 60 ;; esac; exec /usr/bin/tar \"$@\"");
        Underway underway = rig.start("restore", ReplaceFilesTest.replace(id), event -> {});
        Await.until("it unpacks", () -> Files.exists(home.resolve("unpacking")));
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "sha256sum", "xargs"})
    void cutWhileItRuns(String program) throws Exception {
        String id = backedUp();
        cutWhileRuns(program, "case $* in *--create* | --version) ;; *) " + held("runs") + " ;; esac", id);
        cleaned();
    }

    /** Says in a file that it has come so far, and waits until somebody lets it go, however slow this computer is. */
    private String held(String there) {
        return "touch " + home + "/" + there + "; n=0; until [ -e " + home
                + "/go ] || [ $n -ge 600 ]; do n=$((n + 1)); sleep 0.1; done";
    }

    /** The server goes on by itself and may start it again at any moment: it stays until the test has ended. */
    private void standIn(String program, String before) throws Exception {
        RealSshd.program(
                programs.resolve(program), "#!/bin/sh\n" + before + "\nexec /usr/bin/" + program + " \"$@\"\n");
        standIns.add(program);
    }

    private void cutWhileRuns(String program, String before, String id) throws Exception {
        cutWhileRuns(program, before, "restore", ReplaceFilesTest.replace(id), CuttableProxy::close);
    }

    /** How a line goes. */
    private interface Cut {
        void of(CuttableProxy proxy) throws Exception;
    }

    private Event.Ended cutWhileRuns(String program, String before, String words, Arguments arguments, Cut cut)
            throws Exception {
        standIn(program, before);
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            keep(sshd.access(proxy.port()), null);
            Underway underway = rig.start(words, arguments, event -> {});
            Await.until("it runs", () -> Files.exists(home.resolve("runs")));
            cut.of(proxy);
            Files.createFile(home.resolve("go"));
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            return ended;
        } finally {
            keep(sshd.access(), null);
        }
    }

    /** The undo is brought to its end by the server; that it was is found out by itself, or when somebody cleans up. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cutWhileAnUndoPutsThemBackItIsKnownLaterThatTheRestoreWasUndone(boolean forGood) throws Exception {
        assertThat(replaced(backedUp()).failure()).isNull();
        String run = rig.means().keptFiles().all().getFirst().run();
        String undo = cutWhileRuns(
                        "mv",
                        held("runs"),
                        "restore undo",
                        Arguments.of("RUN", run),
                        forGood ? CuttableProxy::close : CuttableProxy::cut)
                .run();
        assertThat(rig.runner().leftBehind()).hasSize(forGood ? 1 : 0);
        cleaned();
        assertThat(rig.journal().run(undo).orElseThrow().made()).containsEntry("undid", run);
        assertThat(rig.means().keptFiles().find(run)).isEmpty();
        Typed.in(srv, "rm -r data_undone*");
        rig.means().keptFiles().forget(undo);
    }

    /** Once begun, it is brought to its end by the server; that it was is found out when somebody looks. */
    @Test
    void cutWhileTheyChangePlaces() throws Exception {
        String id = backedUp();
        cutWhileRuns("mv", held("runs"), id);
        cleaned();
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        assertThat(kept.settled()).isTrue();
        assertThat(data.resolve("one")).exists();
        undone(kept);
    }

    private void undone(KeptFiles kept) throws Exception {
        Event.Ended undone = rig.perform("restore undo", Arguments.of("RUN", kept.run()));
        assertThat(undone.failure()).isNull();
        Typed.in(srv, "rm -r data_undone*");
        rig.means().keptFiles().forget(undone.run());
    }

    /** Answers what was told of it. */
    private List<String> cleaned() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        for (var run : rig.runner().leftBehind()) {
            Operation clean = rig.runner().cleaning(run.id(), rig.servers().require(Rig.SERVER));
            Event.Ended ended = rig.runner()
                    .start(clean, clean.plan(), event -> {
                        if (event instanceof Event.Said told) {
                            said.add(told.line());
                        }
                    })
                    .await();
            assertThat(ended.failure()).isNull();
        }
        assertThat(rig.runner().leftBehind()).isEmpty();
        return said;
    }

    @Test
    void killed() throws Exception {
        String id = backedUp();
        tar("case $* in *--extract*) " + held("unpacking") + " ;; esac; exec /usr/bin/tar \"$@\"");
        killedWhenThereIs("unpacking", id);
        Files.createFile(home.resolve("go"));
        cleaned();
    }

    /** In the moment in which it is written down that files are about to change places: nobody is to clean that up for good. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedWhenNothingIsMovedYetNothingIsSaidToBeKept(boolean before) throws Exception {
        String id = backedUp();
        rig.close();
        assertThat(killed(id, before ? Killed.BEFORE : Killed.AFTER).waitFor()).isEqualTo(Killed.HALTED);
        rig = new Rig(home);
        cleaned();
    }

    private Process killed(String id, String halts) throws Exception {
        return new ProcessBuilder(Packed.java(Killed.class, home.toString(), id, halts))
                .inheritIO()
                .start();
    }

    private void killedWhenThereIs(String file, String id) throws Exception {
        rig.close();
        Process program = killed(id, "");
        Await.until("it is " + file, () -> Files.exists(home.resolve(file)));
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
        assertThat(rig.runner().leftBehind())
                .singleElement()
                .satisfies(left -> assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED));
    }

    /** At the worst moment, when nothing lies there: the server goes on by itself, and all that was restored is live. */
    @Test
    void killedBetweenTheTwoMovesOfTheExchange() throws Exception {
        String backedUp = Typed.in(data, RestoreFilesTest.LISTING);
        killedBetweenTheTwoMoves(backedUp(), ":");
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        assertThat(kept.settled()).isTrue();
        assertThat(Typed.in(data, RestoreFilesTest.LISTING)).isEqualTo(backedUp);
        assertThat(Typed.in(Path.of(kept.kept()), RestoreFilesTest.LISTING)).isEqualTo(was);
        undone(kept);
    }

    /** As that, and then the server cannot go on: all that was live is live again, and nothing is said to be kept. */
    @Test
    void killedInAnExchangeThatThenFails() throws Exception {
        killedBetweenTheTwoMoves(backedUp(), "[ -e " + home + "/failed ] || { touch " + home + "/failed; exit 1; }");
        assertThat(home.resolve("failed")).exists();
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThat(Typed.in(data, RestoreFilesTest.LISTING)).isEqualTo(was);
    }

    /** The server, too, as by a power cut: until somebody cleans up, what uses the directory makes it anew and goes on. */
    @Test
    void whatWasWrittenSinceAKillBetweenTheTwoMovesIsKeptBesideAndSaid() throws Exception {
        String upload = "mkdir '" + data + "'; echo dear >'" + data + "'/upload";
        List<String> said = killedBetweenTheTwoMoves(
                backedUp(),
                "[ -e " + home + "/failed ] || { touch " + home + "/failed; " + upload + "; kill -9 $PPID; exit 1; }");
        Path since = srv.resolve(RestoreFilesTest.names(srv).stream()
                .filter(name -> name.startsWith("data_since_"))
                .findFirst()
                .orElseThrow());
        assertThat(since.resolve("upload")).hasContent("dear");
        assertThat(said).anyMatch(line -> line.contains("is kept in " + since));
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        assertThat(kept.kept()).isEqualTo(since.toString());
        assertThat(kept.undoable()).isFalse();
        Typed.in(srv, "rm -r data_since_*");
        assertThat(rig.perform("restore forget", Arguments.of("RUN", kept.run()))
                        .failure())
                .isNull();
    }

    /** @param then what the second of the moves does first once it is let go */
    private List<String> killedBetweenTheTwoMoves(String id, String then) throws Exception {
        standIn(
                "mv",
                "for last; do :; done\nif [ \"$last\" = '" + data + "' ]; then\n" + held("exchanging") + "\n" + then
                        + "\nfi");
        killedWhenThereIs("exchanging", id);
        assertThat(data).doesNotExist();
        Files.createFile(home.resolve("go"));
        return cleaned();
    }

    /** The program that is killed, or dies by itself when it notes that files may be left half exchanged. */
    static final class Killed {
        static final String BEFORE = "before";
        static final String AFTER = "after";
        static final int HALTED = 9;

        private Killed() {}

        public static void main(String[] arguments) throws Exception {
            Rig rig = new Rig(Path.of(arguments[0]));
            Operation restore = rig.make("restore", ReplaceFilesTest.replace(arguments[1]));
            rig.perform(new Overseen(restore, work -> new Relayed(work) {
                @Override
                public Handle leaves(Leftover leftover) {
                    boolean noted = leftover.kind().equals("unsettled files");
                    halt(noted && arguments[2].equals(BEFORE));
                    Handle handle = super.leaves(leftover);
                    halt(noted && arguments[2].equals(AFTER));
                    return handle;
                }
            }));
        }

        private static void halt(boolean now) {
            if (now) {
                Runtime.getRuntime().halt(HALTED);
            }
        }
    }

    @Test
    void diskFullWhileUnpacking() throws Exception {
        String id = backedUp();
        rig.close();
        Path small = Files.createDirectories(home.resolve("small"));
        Path told = home.resolve("who sees it");
        SmallDisk.Ended ended = SmallDisk.runBehindSshd(small, 4096, OnSmallDisk.class, told, home.toString(), id);
        assertThat(ended.output())
                .contains("before: blocked=false", "Could not unpack in", "Make room on that disk", "there: []");
        assertThat(ended.status()).isZero();
        rig = new Rig(home);
        keep(sshd.access(), null);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** Restores onto a disk that becomes too small once the plan is made. */
    static final class OnSmallDisk {
        private OnSmallDisk() {}

        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            try (Rig rig = new Rig(Path.of(arguments[1]))) {
                rig.keep(SmallDisk.way(List.of(arguments)), List.of());
                Operation restore = rig.make(
                        "restore",
                        new Arguments(Map.of(
                                "ID",
                                List.of(arguments[2]),
                                "--into",
                                List.of(disk.resolve("again").toString()))));
                Plan plan = restore.plan();
                System.out.println("before: blocked=" + plan.blocked());
                new ProcessBuilder("mount", "-o", "remount,size=200k", disk.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
                Event.Ended ended =
                        rig.runner().start(restore, plan, event -> {}).await();
                System.out.println(ended.failure() + " " + ended.next());
                System.out.println("there: " + Arrays.toString(disk.toFile().list()));
            }
        }
    }
}
