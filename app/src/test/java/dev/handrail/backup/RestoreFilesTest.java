package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.FileSet;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    static Path home;

    private static RealSshd sshd;
    private static Rig rig;
    private static Path srv;
    private static Path data;
    private static String id;
    private static String was;

    @BeforeAll
    static void backUp() throws Exception {
        sshd = RealSshd.start();
        rig = new Rig(home);
        srv = home.resolve("srv");
        data = Files.createDirectories(srv.resolve("-the data"));
        Typed.in(data, HOSTILE);
        was = Typed.in(data, LISTING);
        FileSet set = new FileSet("uploads", data.toString(), List.of(), null, null);
        rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        id = Rig.id(ended);
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        rig.close();
        sshd.close();
    }

    @BeforeEach
    void clear() throws Exception {
        Typed.in(srv, "find . -mindepth 1 -maxdepth 1 ! -name '-the data' -exec rm -rf {} +");
    }

    @AfterEach
    void theDirectoryIsAsItWas() throws Exception {
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private static Arguments into(String id, String into, String... paths) {
        Map<String, List<String>> values = new HashMap<>(Map.of("ID", List.of(id), "--into", List.of(into)));
        values.put("--path", List.of(paths));
        return new Arguments(values);
    }

    private Path restored(String id, String... paths) throws Exception {
        Event.Ended ended = rig.perform("restore", into(id, "again", paths));
        assertThat(ended.failure()).isNull();
        assertThat(names(srv)).containsExactly("-the data", "again");
        return data.resolveSibling("again");
    }

    static List<String> names(Path folder) throws Exception {
        return Typed.in(folder, "ls -A").lines().toList();
    }

    @Test
    void filesHaveNoTablesAndThatIsSaid() {
        Arguments table = new Arguments(Map.of("ID", List.of(id), "--table", List.of("visits")));
        assertThatThrownBy(() -> rig.make("restore", table)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e).hasMessageContaining("is one of files, which has no tables");
            assertThat(e.next()).contains("handrail restore " + id + " --into FOLDER --path PATH");
        });
    }

    @Test
    void allOfItComesBackBesideAsItWasAndIsProven() throws Exception {
        Path back = restored(id);
        assertThat(Typed.in(back, LISTING)).isEqualTo(was);
        assertThat(Files.isSameFile(back.resolve("-dir/kept"), back.resolve("twin")))
                .isTrue();
        assertThat(Typed.in(back, "du --block-size=1 sparse | cut -f 1").strip())
                .asLong()
                .isLessThan(1 << 20);
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.EQUAL)).isPresent();
    }

    @Test
    void chosenPathsComeBackWithTheFoldersThatTheyLieIn() throws Exception {
        Path back = data.resolveSibling("some");
        List<Proof> before = rig.catalogue().require(id).proofs();
        assertThat(rig.perform("restore", into(id, "some", "-dir/deep", "line?break", "back\\nslash"))
                        .failure())
                .isNull();
        assertThat(Typed.in(back, "find . -print0 | sort -z | tr '\\0\\n' '\\n?'")
                        .lines())
                .containsExactlyInAnyOrder(
                        ".", "./-dir", "./-dir/deep", "./-dir/deep/other", "./back\\nslash", "./line?break");
        assertThat(Typed.in(back, "stat -c %a -- ./-dir").strip()).isEqualTo("750");
        assertThat(rig.catalogue().require(id).proofs()).as("not all of it").isEqualTo(before);
    }

    /** Which of the two is the file and which the link depends on what tar came to first. */
    @Test
    void aHardLinkComesBackWithWhatItIsOneTo() throws Exception {
        for (String twin : List.of("twin", "-dir/kept")) {
            String folder = "with " + twin.replace('/', ' ');
            assertThat(rig.perform("restore", into(id, folder, twin)).failure()).isNull();
            assertThat(data.resolveSibling(folder).resolve(twin)).hasContent("secret");
        }
    }

    @Test
    void thePlanTouchesNothingAndShowsTheCommands() throws Exception {
        Plan plan = rig.make("restore", into(id, "again", "-dir")).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.steps().stream().map(step -> String.valueOf(step.command())))
                .anyMatch(command ->
                        command.startsWith("zstd -q -d -c | tar --extract") && command.contains("--files-from="));
        assertThat(plan.checks().stream().map(Plan.Check::text)).anyMatch(text -> text.contains("4 entries"));
        assertThat(names(srv)).containsExactly("-the data");
    }

    @Test
    void whatIsReadIsNotRemovedMeanwhile() throws Exception {
        Set<String> deleting = rig.make("backup delete", Arguments.of("ID", id)).exclusions();
        assertThat(rig.make("restore", into(id, "again")).exclusions()).containsAll(deleting);
        assertThat(rig.make("restore", ReplaceFilesTest.replace(id)).exclusions())
                .containsAll(deleting);
        assertThat(rig.make("backup drill", Arguments.of("ID", id)).exclusions())
                .containsAll(deleting);
    }

    @Test
    void ownersThatTheServerDoesNotKnowAreSaid() throws Exception {
        Plan plan = rig.make("restore", into(id, "again")).plan();
        assertThat(plan.checks().stream().map(Plan.Check::text))
                .anyMatch(text -> text.contains("No user of the server has the number 4321"))
                .anyMatch(text -> text.contains("No group of the server has the number 4322"));
    }

    @Test
    void whatIsThereIsNotTouched() throws Exception {
        Files.createDirectory(data.resolveSibling("again"));
        assertThat(rig.make("restore", into(id, "again")).plan().checks())
                .anyMatch(check ->
                        check.state() == Plan.State.BLOCKER && check.text().contains("is there already"));
        assertThatThrownBy(() -> rig.perform("restore", into(id, "../again"))).hasMessageContaining("is no name");
    }

    @Test
    void pathNotInTheArchive() throws Exception {
        assertThatThrownBy(() -> rig.perform("restore", into(id, "again", "-dir", "nothing like it")))
                .hasMessageContaining("There is no nothing like it");
        assertThat(names(srv)).containsExactly("-the data");
    }

    @Test
    void aDrillProvesItAndLeavesNothing() throws Exception {
        Instant before = Instant.now();
        Path report = home.resolve("drill.md");
        Event.Ended ended = rig.perform(
                "backup drill", new Arguments(Map.of("ID", List.of(id), "--report", List.of(report.toString()))));
        assertThat(ended.failure()).isNull();
        assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
        assertThat(names(srv)).containsExactly("-the data");
        Proof after = rig.catalogue().require(id).newest(Proof.Rung.EQUAL).orElseThrow();
        assertThat(after.at()).isAfterOrEqualTo(before);
        assertThat(report).content().contains("uploads");
    }

    @Test
    void itIsRestoredWhereTheDirectoryIsGone() throws Exception {
        Typed.in(srv, "rm -rf ./*");
        assertThat(rig.perform("restore", into(id, "-the data")).failure()).isNull();
        assertThat(Typed.in(data, LISTING)).isEqualTo(was);
    }
}
