package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.SmallDisk;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.StandInSudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong while a repository or a script's file comes back, no folder stays that could be taken for it. */
class WholeBesideFaultsTest {
    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;
    private Path srv;
    private Path made;

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
        srv = Files.createDirectories(home.resolve("srv"));
        made = Files.createDirectories(home.resolve("made"));
    }

    @AfterEach
    void nothingIsThere() throws Exception {
        for (String name : List.of("cat", "git")) {
            Files.deleteIfExists(programs.resolve(name));
        }
        assertThat(RestoreFilesTest.names(srv)).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
    }

    private void keep(Access access) {
        Script script = new Script(
                "own backup",
                List.of("sh", "-c", "head -c 2000000 /dev/urandom >\"$1/new.dump\"", "sh", made.toString()),
                made + "/*.dump",
                null);
        rig.keep(access, List.of(), List.of(), List.of(script), List.of());
    }

    private String script() throws Exception {
        keep(sshd.access());
        return Rig.id(rig.backUp());
    }

    private String into() {
        return srv.resolve("back").toString();
    }

    private void slow(int seconds) throws Exception {
        RealSshd.program(
                programs.resolve("cat"),
                "#!/bin/sh\ntouch " + home + "/runs; sleep " + seconds + "; exec /usr/bin/cat \"$@\"\n");
    }

    @Test
    void cancelled() throws Exception {
        String id = script();
        slow(60);
        Underway underway = rig.start("restore", Rig.into(id, into()), event -> {});
        Await.until("it is written", () -> Files.exists(home.resolve("runs")));
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.RESTORED)).isEmpty();
    }

    @Test
    void connectionCut() throws Exception {
        String id = script();
        slow(2);
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            keep(sshd.access(proxy.port()));
            Underway underway = rig.start("restore", Rig.into(id, into()), event -> {});
            Await.until("it is written", () -> Files.exists(home.resolve("runs")));
            proxy.close();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
        keep(sshd.access());
        for (var run : rig.runner().leftBehind()) {
            Operation clean = rig.runner().cleaning(run.id(), rig.servers().require(Rig.SERVER));
            assertThat(rig.runner()
                            .start(clean, clean.plan(), event -> {})
                            .await()
                            .failure())
                    .isNull();
        }
    }

    @Test
    void truncatedArtifact() throws Exception {
        String id = script();
        Path file = rig.kept()
                .resolve(rig.catalogue().require(id).copies().getFirst().file());
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        Event.Ended ended = rig.restore(id, into());
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.next()).isNotBlank();
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.RESTORED)).isEmpty();
    }

    @Test
    void aCloneThatLacksABranchIsNoneOfIt() throws Exception {
        Typed.in(
                made,
                "git init -q -b main; git config user.email t@example.org; git config user.name t; echo 1 >a; git add a;"
                        + " git commit -qm one; git branch other");
        rig.keep(
                sshd.access(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Repository("source", null, made.toString(), null)));
        String id = Rig.id(rig.backUp());
        RealSshd.program(programs.resolve("git"), """
                #!/bin/sh
                /usr/bin/git "$@" || exit
                [ "$1" != clone ] || { for last; do :; done; /usr/bin/git -C "$last" update-ref -d refs/heads/other; }
                """);
        Event.Ended ended = rig.restore(id, into());
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("refs: 1 of 2");
    }

    @Test
    void diskFull() throws Exception {
        String id = script();
        rig.close();
        Path small = Files.createDirectories(home.resolve("small"));
        SmallDisk.Ended ended = SmallDisk.run(small, 8192, OnSmallDisk.class, home.toString(), id);
        assertThat(ended.output()).contains("before: blocked=false", "FAILED", "No space left", "there: []");
        assertThat(ended.status()).isZero();
        rig = new Rig(home);
        keep(sshd.access());
    }

    /** Restores onto a disk that becomes too small once the plan is made. */
    static final class OnSmallDisk {
        private OnSmallDisk() {}

        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            try (Rig rig = new Rig(Path.of(arguments[1]))) {
                rig.keep(new Access.ThisComputer(Sudo.NONE), List.of());
                Operation restore = rig.make(
                        "restore", Rig.into(arguments[2], disk.resolve("again").toString()));
                Plan plan = restore.plan();
                System.out.println("before: blocked=" + plan.blocked());
                new ProcessBuilder("mount", "-o", "remount,size=200k", disk.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
                Event.Ended ended =
                        rig.runner().start(restore, plan, event -> {}).await();
                System.out.println(ended.outcome() + " " + ended.failure() + " " + ended.next());
                System.out.println("there: " + Arrays.toString(disk.toFile().list()));
            }
        }
    }
}
