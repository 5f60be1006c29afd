package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.FileSet;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are restored in the place of those that are live, which are kept and put back; over Debian's sshd. */
class ReplaceFilesTest {
    private static final String LISTING = RestoreFilesTest.LISTING;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;
    private Path srv;
    private Path data;
    private String id;
    private String was;

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start();
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        srv = home.resolve("srv");
        data = Files.createDirectories(srv.resolve("-the data"));
        Typed.in(data, RestoreFilesTest.HOSTILE);
        was = Typed.in(data, LISTING);
        FileSet set = new FileSet("uploads", data.toString(), List.of(), null, null);
        rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        id = Rig.id(ended);
    }

    @AfterEach
    void stop() {
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
    }

    static Arguments replace(String id, String... paths) {
        return new Arguments(Map.of("ID", List.of(id), "--replace", List.of("true"), "--path", List.of(paths)));
    }

    private Event.Ended perform(String words, Arguments arguments) throws Exception {
        Event.Ended ended = rig.perform(words, arguments);
        assertThat(ended.failure()).isNull();
        return ended;
    }

    private Path kept(Event.Ended ended) {
        return Path.of(String.valueOf(ended.made().get("kept")));
    }

    private String lastRun() {
        return rig.means().keptFiles().all().getFirst().run();
    }

    @Test
    void allOfItIsReplacedKeptUndoneAndDoneAgain() throws Exception {
        Typed.in(data, "rm -r -- -dir; echo newer >newer; chmod 700 .");
        String newer = Typed.in(data, LISTING);
        Path kept = kept(perform("restore", replace(id)));
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
        assertThat(Typed.in(kept, LISTING)).isEqualTo(newer);
        assertThat(RestoreFilesTest.names(srv))
                .containsExactlyInAnyOrder("-the data", String.valueOf(kept.getFileName()));
        String run = lastRun();
        assertThat(rig.question("restore kept")
                        .teller()
                        .tell(new Arguments(Map.of()))
                        .rows()
                        .toString())
                .contains(run, kept.toString());
        Event.Ended undo = perform("restore undo", Arguments.of("RUN", run));
        assertThat(undo.made()).containsEntry("undid", run);
        assertThat(rig.journal().lines(undo.run()).stream().map(Run.Line::text))
                .contains(Words.of("restore.undo.uncounted"));
        Path undone = kept(undo);
        assertThat(Typed.in(data, LISTING)).isEqualTo(newer);
        assertThat(Typed.in(undone, LISTING)).isEqualTo(was);
        assertThat(rig.means().keptFiles().find(run)).isEmpty();
        perform("restore undo", Arguments.of("RUN", lastRun()));
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
    }

    @Test
    void whoHoldsTheSiteIsToldWhenAllLiesBesideAndMayRefuseTheExchange() throws Exception {
        Typed.in(data, "rm -r -- -dir; echo newer >newer");
        String newer = Typed.in(data, LISTING);
        List<Proof.Rung> proven = new ArrayList<>();
        Event.Ended ended = rig.perform("restore", replace(id), () -> {
            proven.add(rig.means().catalogue().require(id).proof());
            throw OperationFailed.failed("The page cannot be put up")
                    .next("Look.")
                    .build();
        });
        assertThat(ended.failure()).contains("The page cannot be put up");
        assertThat(proven).containsExactly(Proof.Rung.EQUAL);
        assertThat(Typed.in(data, LISTING)).isEqualTo(newer);
        assertThat(RestoreFilesTest.names(srv)).containsExactly("-the data");
        assertThat(rig.means().keptFiles().all()).isEmpty();
    }

    @Test
    void someOfItIsReplacedAndTheRestIsLeftAlone() throws Exception {
        Typed.in(data, "rm -r -- -dir; echo changed >\"line\nbreak\"; echo newer >newer");
        String newer = Typed.in(data, LISTING);
        Path kept = kept(perform("restore", replace(id, "-dir/deep/other", "line*")));
        assertThat(data.resolve("-dir/deep/other")).hasContent("other");
        assertThat(data.resolve("-dir/kept")).doesNotExist();
        assertThat(data.resolve("line\nbreak")).isEmptyFile();
        assertThat(data.resolve("newer")).hasContent("newer");
        assertThat(Typed.in(data, "stat -c %a -- ./-dir").strip()).isEqualTo("750");
        assertThat(Typed.in(kept, "find . -type f -print0 | tr '\\0\\n' '\\n?'").strip())
                .isEqualTo("./line?break");
        perform("restore undo", Arguments.of("RUN", lastRun()));
        assertThat(withoutTimesOfFolders(data)).isEqualTo(withoutTimesOfFolders(newer));
    }

    /** To make room, say; an undo would take what is live from its place, and put nothing there. */
    @Test
    void whatWasPutAsideAndRemovedByHandIsNotUndone() throws Exception {
        Path kept = kept(perform("restore", replace(id)));
        Typed.in(srv, "rm -r -- '" + kept + "'");
        String run = lastRun();
        assertThat(rig.make("restore undo", Arguments.of("RUN", run)).plan().blocked())
                .isTrue();
        assertThatThrownBy(() -> rig.perform("restore undo", Arguments.of("RUN", run)))
                .hasMessageContaining("There is no " + kept);
        assertThat(RestoreFilesTest.names(srv)).containsExactly("-the data");
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
    }

    @Test
    void whatNeverLayThereIsMovedAwayByAnUndoAndBroughtByTheNext() throws Exception {
        Typed.in(data, "rm -r -- -dir");
        perform("restore", replace(id, "-dir"));
        assertThat(rig.means().keptFiles().all().getFirst().had()).isEmpty();
        perform("restore undo", Arguments.of("RUN", lastRun()));
        assertThat(data.resolve("-dir")).doesNotExist();
        assertThat(rig.means().keptFiles().all().getFirst().had()).containsExactly("-dir");
        perform("restore undo", Arguments.of("RUN", lastRun()));
        assertThat(data.resolve("-dir/kept")).exists();
    }

    private static String withoutTimesOfFolders(Path folder) throws Exception {
        return withoutTimesOfFolders(Typed.in(folder, LISTING));
    }

    /** What was moved in and out of a folder has changed its time. */
    private static String withoutTimesOfFolders(String listing) {
        return listing.replaceAll("(?m)^(d \\d+ \\d+ \\d+) \\S+ \\d+", "$1");
    }

    @Test
    void thePlanTouchesNothing() throws Exception {
        Plan plan = rig.make("restore", replace(id, "-dir")).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.steps().getLast().command()).startsWith("mv -T -- ");
        assertThat(RestoreFilesTest.names(srv)).containsExactly("-the data");
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
    }

    @Test
    void aFolderThatIsALinkByNowIsNotWrittenThrough() throws Exception {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Typed.in(data, "rm -r -- -dir; ln -s '" + elsewhere + "' ./-dir");
        assertThatThrownBy(() -> rig.perform("restore", replace(id, "-dir/kept")))
                .hasMessageContaining("is a link, which may lead anywhere");
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(rig.means().keptFiles().all()).isEmpty();
    }

    @Test
    void whatIsKeptGoesOnlyWhenANewerBackupIsProven() throws Exception {
        Path kept = kept(perform("restore", replace(id)));
        String run = lastRun();
        assertThat(rig.make("restore forget", Arguments.of("RUN", run)).plan().blocked())
                .isTrue();
        assertThatThrownBy(() -> rig.perform("restore forget", Arguments.of("RUN", run)))
                .hasMessageContaining("There is no proven backup of uploads");
        assertThat(kept).exists();
        String newer = Rig.id(rig.backUp());
        rig.verify(newer);
        perform("restore forget", Arguments.of("RUN", run));
        assertThat(kept).doesNotExist();
        assertThat(rig.means().keptFiles().all()).isEmpty();
        assertThatThrownBy(() -> rig.perform("restore undo", Arguments.of("RUN", run)))
                .hasMessageContaining(run);
    }

    @Test
    void aDirectoryThatIsALinkStaysOne() throws Exception {
        Path real = Files.move(data, data.resolveSibling("real"));
        Files.createSymbolicLink(data, real);
        Typed.in(real, "echo newer >newer");
        perform("restore", replace(id));
        assertThat(data).isSymbolicLink();
        assertThat(Typed.in(real, LISTING)).isEqualTo(was);
    }

    /** As a container that was started with it, which sees the directory and not its name. */
    @Test
    void aDirectoryThatSomebodyHasMountedIsNotTakenFromUnderHim() throws Exception {
        Path inside = Files.createDirectory(home.resolve("inside"));
        Path kept;
        try (Mounted container = Mounted.holding(data, inside)) {
            Plan plan = rig.make("restore", replace(id)).plan();
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.checks().toString()).contains(inside.toString(), "until it is started again", "cold:");
            assertThatThrownBy(() -> rig.perform("restore", replace(id))).hasMessageContaining(inside.toString());
            assertThat(RestoreFilesTest.names(srv)).containsExactly("-the data");
            perform("restore", replace(id, "line*"));
            perform("restore undo", Arguments.of("RUN", lastRun()));
        }
        kept = kept(perform("restore", replace(id)));
        String run = lastRun();
        String newer = Rig.id(rig.backUp());
        rig.verify(newer);
        try (Mounted container = Mounted.holding(kept, inside)) {
            assertThat(rig.make("restore forget", Arguments.of("RUN", run))
                            .plan()
                            .checks()
                            .toString())
                    .contains("is still used by cat (process");
            assertThatThrownBy(() -> rig.perform("restore forget", Arguments.of("RUN", run)))
                    .hasMessageContaining("is still used by");
        }
        assertThat(kept).exists();
        perform("restore forget", Arguments.of("RUN", run));
        assertThat(kept).doesNotExist();
    }

    @Test
    void whatIsLiveIsBackedUpAndPinnedBeforeItIsReplaced() throws Exception {
        Typed.in(data, "rm -r -- -dir; echo newer >newer");
        String newer = Typed.in(data, LISTING);
        Map<String, List<String>> first = new HashMap<>(replace(id, "line*").values());
        first.put("--backup-first", List.of("true"));
        Event.Ended ended = perform("restore", new Arguments(first));
        Backup taken = rig.catalogue().require(Rig.id(ended));
        assertThat(taken.pinReason()).isEqualTo(data + " as it was before the backup " + id + " took its place");
        perform("restore", replace(taken.id()));
        assertThat(Typed.in(data, LISTING)).isEqualTo(newer);
        rig.keep(sshd.access(), List.of(), List.of(), List.of(), List.of());
        assertThatThrownBy(() -> rig.make("restore", new Arguments(first)))
                .hasMessageContaining("no entry that backs up " + data);
    }

    @Test
    void whatCameSinceIsCountedBeforeItIsMovedAway() throws Exception {
        perform("restore", replace(id));
        Arguments run = Arguments.of("RUN", lastRun());
        assertThat(rig.question("restore since").teller().tell(run).document().toString())
                .contains("known=true", "files=0");
        Typed.in(
                data,
                "echo 1 >new; echo 2 >'a b'; mkdir folder; touch -d '2 days ago' earlier; touch -d '+2 min' new 'a b'");
        assertThat(rig.question("restore since").teller().tell(run).document().toString())
                .contains("directory=" + data.toRealPath(), "files=2");
        Plan undo = rig.make("restore undo", run).plan();
        assertThat(undo.blocked()).isFalse();
        assertThat(undo.checks().toString()).contains("2 files in", "were written since it was restored", "_undone_");
        perform("restore undo", run);
    }
}
