package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.FileSet;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.StandInSudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the profile leaves out of a directory is in no backup, so that the folder that was put aside is all there is of it;
 * over Debian's sshd.
 */
class LeftOutFilesTest {
    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;
    private Path srv;
    private Path data;
    private String id = "";

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
        data = srv.resolve("data");
        tar("");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** What happens before the real one takes its place. */
    private static void tar(String before) throws Exception {
        RealSshd.program(programs.resolve("tar"), "#!/bin/sh\n" + before + "\nexec /usr/bin/tar \"$@\"\n");
    }

    private void backedUp(String name, String... patterns) throws Exception {
        data = Files.createDirectories(srv.resolve(name));
        Typed.in(
                data,
                "echo in >in; echo a >.env.secret; mkdir -p sub cache/deep; echo b >sub/b.secret; echo c >cache/deep/c");
        leaving(data, patterns);
        id = Rig.id(rig.backUp());
    }

    private void leaving(Path directory, String... patterns) {
        FileSet set = new FileSet("uploads", directory.toString(), List.of(patterns), null, null);
        rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
    }

    /** Twenty days ago, and answers what was put aside. */
    private KeptFiles replaced() throws Exception {
        Event.Ended ended = rig.perform("restore", ReplaceFilesTest.replace(id));
        assertThat(ended.failure()).isNull();
        KeptFiles kept = rig.means().keptFiles().all().getFirst();
        KeptFiles earlier = new KeptFiles(
                kept.run(),
                kept.server(),
                kept.source(),
                kept.live(),
                kept.kept(),
                kept.at().minus(Duration.ofDays(20)),
                kept.origin(),
                kept.items(),
                kept.had(),
                kept.folder(),
                kept.settled());
        rig.means().keptFiles().enter(earlier);
        return earlier;
    }

    private void provenSince() throws Exception {
        rig.verify(Rig.id(rig.backUp()));
    }

    private Plan prune() throws Exception {
        return rig.make("restore prune", Arguments.of("SERVER", Rig.SERVER)).plan();
    }

    private Plan forget(KeptFiles kept) throws Exception {
        return rig.make("restore forget", Arguments.of("RUN", kept.run())).plan();
    }

    @Test
    void itIsNamedBeforehandAndGoesByNoRule() throws Exception {
        backedUp("-the data", "*.secret", "cache");
        assertThat(rig.catalogue().require(id).manifest().remarks())
                .contains("Without what these patterns of the profile name: *.secret, cache");
        assertThat(rig.make("restore", ReplaceFilesTest.replace(id)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .extracting(Plan.Check::text)
                .contains(data + " has what its backups leave out, files and folders (3): -the data/.env.secret,"
                        + " -the data/cache/, -the data/sub/b.secret");
        assertThat(rig.make("restore", ReplaceFilesTest.replace(id))
                        .plan()
                        .checks()
                        .toString())
                .contains("cp -a -T -- '" + data + "_before_", "/PATH' '" + data + "/PATH'");
        assertThat(rig.make("restore", ReplaceFilesTest.replace(id, "sub"))
                        .plan()
                        .checks()
                        .toString())
                .contains("has what its backups leave out, files and folders (1): -the data/sub/b.secret");
        KeptFiles kept = replaced();
        assertThat(Path.of(kept.kept()).resolve(".env.secret")).hasContent("a");
        Typed.in(home, bringing(kept).replace("PATH", "cache"));
        assertThat(data.resolve("cache/deep/c")).hasContent("c");
        provenSince();
        Plan prune = prune();
        assertThat(prune.steps()).isEmpty();
        assertThat(prune.checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.text())
                            .contains(
                                    kept.kept() + " has what its backups leave out",
                                    ".env.secret",
                                    "no rule removes it",
                                    "handrail restore forget " + kept.run());
                    assertThat(check.advice()).contains("It stays where it is.", "See whether you need it");
                });
        assertThat(forget(kept).blocked()).as("a person may").isFalse();
    }

    @Test
    void whereTheDirectoryIsGoneNothingIsToldOfAFolderThatWouldHoldIt() throws Exception {
        backedUp("data", "*.secret");
        Typed.in(srv, "rm -r data");
        assertThat(rig.make("restore", ReplaceFilesTest.replace(id)).plan().checks())
                .filteredOn(check -> check.text().contains("*.secret"))
                .singleElement()
                .satisfies(check -> assertThat(check.advice())
                        .contains("The directory is gone")
                        .doesNotContain("cp -a", "_before_"));
    }

    /** The command by which what was left out is brought back, as the run told it. */
    private String bringing(KeptFiles kept) {
        return rig.journal().lines(kept.run()).stream()
                .map(line -> line.text())
                .filter(text -> text.startsWith("If the directory had anything"))
                .map(text -> text.substring(text.indexOf(": cp ") + 2))
                .findFirst()
                .orElseThrow();
    }

    /** That something may lie there is all that is known without a look at the server. */
    @Test
    void theListSaysThatItMayStayAndWhatRemovesIt() throws Exception {
        backedUp("data", "*.secret");
        KeptFiles kept = replaced();
        provenSince();
        Answer answer = rig.question("restore kept").teller().tell(Arguments.of("SERVER", Rig.SERVER));
        assertThat(answer.document().toString())
                .contains(
                        "due=true",
                        "unless=true",
                        "what these patterns of the profile name: *.secret",
                        "handrail restore prune \"Parish\" --plan looks, and handrail restore forget " + kept.run());
        assertThat(answer.rows().getFirst()).endsWith("due, unless it alone holds something");
    }

    @Test
    void whereNothingOfItLiesThereItGoesByRule() throws Exception {
        backedUp("data", "*.tmp", "data/none", "*a/none");
        KeptFiles kept = replaced();
        provenSince();
        assertThat(prune().checks().toString()).doesNotContain("leaves out");
        assertThat(rig.perform("restore prune", Arguments.of("SERVER", Rig.SERVER))
                        .failure())
                .isNull();
        assertThat(Path.of(kept.kept())).doesNotExist();
        assertThat(rig.means().keptFiles().all()).isEmpty();
    }

    /** The folder that was put aside is called otherwise than the directory was. */
    @ParameterizedTest
    @CsvSource({
        "-the data, -the data/cache, 1",
        "uploads, *loads/cache, 1",
        "uploads, ?ploads/cache, 1",
        "uploads, [tu]ploads?cache, 1",
        "data[1], data\\[1\\]/cache, 1",
        "data, data/cache, 2"
    })
    void aPatternMayNameItByWhatTheDirectoryIsCalled(String name, String pattern, int all) throws Exception {
        Typed.in(Files.createDirectories(srv.resolve(name)), "mkdir -p sub/data/cache; echo d >sub/data/cache/d");
        backedUp(name, pattern);
        KeptFiles kept = replaced();
        provenSince();
        assertThat(prune().steps()).isEmpty();
        assertThat(prune().checks().toString())
                .contains(kept.kept() + " has what its backups leave out, files and folders (" + all + ")", "/cache/");
    }

    @Test
    void whatCannotBeLookedForGoesByNoRule() throws Exception {
        backedUp("data", "data/cache");
        KeptFiles kept = replaced();
        provenSince();
        leaving(data, "*.secret");
        staysUnseen(kept, "what these patterns of the profile name: data/cache");
        leaving(data, "data/cache");
        assertThat(prune().checks().toString()).contains("data/cache/");
        Path elsewhere = Files.createDirectories(srv.resolve("elsewhere"));
        Typed.in(elsewhere, "echo in >in");
        leaving(elsewhere, "data/cache");
        provenSince();
        staysUnseen(kept, "what these patterns of the profile name: data/cache");
    }

    /** Nothing is left out of either; the profile has another directory under the same name since. */
    @Test
    void aNewerBackupOfAnotherDirectoryOfThatNameRemovesNothing() throws Exception {
        backedUp("data");
        KeptFiles kept = replaced();
        rig.catalogue().remove(id);
        Path elsewhere = Files.createDirectories(srv.resolve("elsewhere"));
        Typed.in(elsewhere, "echo in >in");
        leaving(elsewhere);
        provenSince();
        assertThat(prune().steps()).isEmpty();
        assertThat(prune().checks().toString()).contains("is of " + elsewhere, "is of " + data);
        assertThat(forget(kept).blocked()).isTrue();
        assertThat(forget(kept).checks().toString()).contains("is of " + elsewhere, "is of " + data);
        assertThat(Path.of(kept.kept()).resolve("sub/b.secret")).exists();
        Path link = srv.resolve("link");
        Files.createSymbolicLink(link, data);
        leaving(link);
        provenSince();
        assertThat(prune().steps()).as("that leads there").hasSize(1);
    }

    private void staysUnseen(KeptFiles kept, String why) throws Exception {
        assertThat(prune().steps()).isEmpty();
        assertThat(prune().checks().toString())
                .contains("does not hold everything", why, "handrail restore forget " + kept.run());
    }

    @Test
    void aLookThatFailsSaysWhyAndLetsNothingGo() throws Exception {
        backedUp("data", "*.tmp");
        KeptFiles kept = replaced();
        provenSince();
        tar("case $* in *literal*) echo 'out of ideas' >&2; exit 7 ;; esac");
        assertThat(prune().steps()).isEmpty();
        assertThat(prune().checks().toString())
                .contains("Nobody knows what " + kept.kept() + " has", "out of ideas", "forget " + kept.run());
        assertThat(forget(kept).blocked()).isFalse();
        tar("case $* in *literal*) kill -9 $$ ;; esac");
        assertThat(prune().checks().toString()).contains("Nobody knows what", "exit status 1");
    }

    /** One closed folder hides nothing of what lies beside it. */
    @Test
    void whereSomeOfItMayNotBeReadTheRestIsNamedAllTheSame() throws Exception {
        backedUp("data", "*.secret");
        KeptFiles kept = replaced();
        provenSince();
        Typed.in(Path.of(kept.kept()), "mkdir closed; chmod 000 closed");
        tar("case $* in *literal*) [ \"$(id -u)\" != 0 ]"
                + " || exec setpriv --bounding-set=-dac_override,-dac_read_search /usr/bin/tar \"$@\" ;; esac");
        assertThat(prune().checks().toString())
                .contains(kept.kept() + " has what its backups leave out, files and folders (2): data/.env.secret");
        assertThat(forget(kept).checks().toString())
                .contains("Not all of " + kept.kept() + " could be looked at", "data/closed: Cannot open")
                .doesNotContain("Nobody knows what");
        Typed.in(Path.of(kept.kept()), "rm .env.secret sub/b.secret");
        assertThat(prune().steps()).isEmpty();
        assertThat(prune().checks().toString()).contains("could be looked at", "data/closed: Cannot open");
    }
}
