package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.FileSet;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come back as they were, all or some, beside what is there; over Debian's sshd. */
class RestoreFilesTest {
    static final String LISTING =
            "find . -printf '%y %m %U %G %T@ %s %l %p\\0' | sort -z | tr '\\0\\n' '\\n?'; find . -type f -print0 | sort -z |"
                    + " xargs -0 -r sha256sum -z | tr '\\0\\n' '\\n?'";
    static final String HOSTILE = """
            mkdir -p -- '-dir/deep' "with \\"quotes\\"" empty
            touch -- '-rf' '$(touch escaped)' "line
            break" 'x; touch escaped' "quote'd" 'Straße' '*' 'back\\nslash' ' leading'
            printf secret >-dir/kept; chmod 640 -- -dir/kept; chmod 1777 empty; printf other >-dir/deep/other
            chmod 750 -- -dir; chown 4321:4322 -- -dir/kept || true
            ln -s -- '-dir/kept' link; ln -s /nowhere dangling; ln -- -dir/kept twin; mkfifo pipe
            truncate -s 20M sparse; printf end >>sparse
            """;

    @TempDir
    Path home;

    private static RealSshd sshd;
    private Rig rig;
    private Path data;

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
        data = Files.createDirectories(home.resolve("srv/-the data"));
        Typed.in(data, HOSTILE);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private String backedUp() throws Exception {
        FileSet set = new FileSet("uploads", data.toString(), List.of(), null, null);
        rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return Rig.id(ended);
    }

    private static Arguments into(String id, String into, String... paths) {
        Map<String, List<String>> values = new HashMap<>(Map.of("ID", List.of(id), "--into", List.of(into)));
        values.put("--path", List.of(paths));
        return new Arguments(values);
    }

    private Path restored(String id, String... paths) throws Exception {
        Event.Ended ended = rig.perform("restore", into(id, "again", paths));
        assertThat(ended.failure()).isNull();
        assertThat(names(data.getParent())).containsExactly("-the data", "again");
        return data.resolveSibling("again");
    }

    static List<String> names(Path folder) throws Exception {
        return Typed.in(folder, "ls -A").lines().toList();
    }

    @Test
    void allOfItComesBackBesideAsItWasAndIsProven() throws Exception {
        String id = backedUp();
        String was = Typed.in(data, LISTING);
        Path back = restored(id);
        assertThat(Typed.in(back, LISTING)).isEqualTo(was);
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
        assertThat(Files.isSameFile(back.resolve("-dir/kept"), back.resolve("twin")))
                .isTrue();
        assertThat(Typed.in(back, "du --block-size=1 sparse | cut -f 1").strip())
                .asLong()
                .isLessThan(1 << 20);
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void chosenPathsComeBackWithTheFoldersThatTheyLieIn() throws Exception {
        String id = backedUp();
        Path back = data.resolveSibling("some");
        assertThat(rig.perform("restore", into(id, "some", "-dir/deep", "line?break", "back\\nslash"))
                        .failure())
                .isNull();
        assertThat(Typed.in(back, "find . -print0 | sort -z | tr '\\0\\n' '\\n?'").lines())
                .containsExactlyInAnyOrder(
                        ".", "./-dir", "./-dir/deep", "./-dir/deep/other", "./back\\nslash", "./line?break");
        assertThat(Typed.in(back, "stat -c %a -- ./-dir").strip()).isEqualTo("750");
        assertThat(rig.catalogue().require(id).proof()).as("not all of it").isEqualTo(Proof.Rung.COMPLETE);
    }

    /** Which of the two is the file and which the link depends on what tar came to first. */
    @Test
    void aHardLinkComesBackWithWhatItIsOneTo() throws Exception {
        String id = backedUp();
        for (String twin : List.of("twin", "-dir/kept")) {
            String folder = "with " + twin.replace('/', ' ');
            assertThat(rig.perform("restore", into(id, folder, twin)).failure()).isNull();
            assertThat(data.resolveSibling(folder).resolve(twin)).hasContent("secret");
        }
    }

    @Test
    void thePlanTouchesNothingAndShowsTheCommands() throws Exception {
        String id = backedUp();
        Plan plan = rig.make("restore", into(id, "again", "-dir")).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.steps().stream().map(step -> String.valueOf(step.command())))
                .anyMatch(command -> command.startsWith("zstd -q -d -c | tar --extract")
                        && command.contains("--files-from="));
        assertThat(plan.checks().stream().map(Plan.Check::text))
                .anyMatch(text -> text.contains("4 entries"));
        assertThat(names(data.getParent())).containsExactly("-the data");
    }

    @Test
    void ownersThatTheServerDoesNotKnowAreSaid() throws Exception {
        Plan plan = rig.make("restore", into(backedUp(), "again")).plan();
        assertThat(plan.checks().stream().map(Plan.Check::text))
                .anyMatch(text -> text.contains("No user of the server has the number 4321"))
                .anyMatch(text -> text.contains("No group of the server has the number 4322"));
    }

    @Test
    void whatIsThereIsNotTouched() throws Exception {
        String id = backedUp();
        Files.createDirectory(data.resolveSibling("again"));
        assertThat(rig.make("restore", into(id, "again")).plan().checks())
                .anyMatch(check -> check.state() == Plan.State.BLOCKER && check.text().contains("is there already"));
        assertThatThrownBy(() -> rig.perform("restore", into(id, "../again"))).hasMessageContaining("is no name");
    }

    @Test
    void pathNotInTheArchive() throws Exception {
        String id = backedUp();
        assertThatThrownBy(() -> rig.perform("restore", into(id, "again", "-dir", "nothing like it")))
                .hasMessageContaining("There is no nothing like it");
        assertThat(names(data.getParent())).containsExactly("-the data");
    }

    @Test
    void aDrillProvesItAndLeavesNothing() throws Exception {
        String id = backedUp();
        Path report = home.resolve("drill.md");
        Event.Ended ended = rig.perform(
                "backup drill", new Arguments(Map.of("ID", List.of(id), "--report", List.of(report.toString()))));
        assertThat(ended.failure()).isNull();
        assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
        assertThat(names(data.getParent())).containsExactly("-the data");
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(report).content().contains("uploads");
    }

    @Test
    void itIsRestoredWhereTheDirectoryIsGone() throws Exception {
        String id = backedUp();
        String was = Typed.in(data, LISTING);
        Typed.in(data.getParent(), "rm -rf ./*");
        assertThat(rig.perform("restore", into(id, "-the data")).failure()).isNull();
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
    }
}
