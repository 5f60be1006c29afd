package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Backup;
import dev.handrail.backup.Bare;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.archive.TarFile;
import dev.handrail.backup.restore.DrillHour;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.operation.Saying;
import dev.handrail.server.FileSet;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown before files are brought back: every command, what stands in the way, and what cannot be undone. */
class FilesPlansTest {
    private static final DrillHour AT_ANY_HOUR = new DrillHour(Clock.systemUTC(), true);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-29T01:30:00Z"), ZoneOffset.UTC);
    private static final FileSet.Cold COLD =
            new FileSet.Cold(List.of("systemctl", "stop", "portal"), List.of("systemctl", "start", "portal"), "/srv");

    @TempDir
    private Path folder;

    private Floor floor = new Floor();
    private Scripted shell = floor.shell();

    private void on(Floor other) {
        floor = other;
        shell = other.shell();
    }

    private Means means() {
        return Bare.means(shell.everywhere(), folder, CLOCK);
    }

    private FilesPlace place(FileSet.@Nullable Cold cold) {
        return new FilesPlace(floor.server(), "/srv/uploads/", cold, List.of());
    }

    private Backup backup() throws Exception {
        return new TarFile()
                .packed()
                .directory("uploads")
                .directory("uploads/2026")
                .file("uploads/2026/a b.jpg", "1")
                .in(folder);
    }

    private static List<String> commands(Plan plan) {
        return plan.steps().stream()
                .map(Plan.Step::command)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> texts(Plan plan, State state) {
        return plan.checks().stream()
                .filter(check -> check.state() == state)
                .map(Check::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "found, /srv/found",
        "with space, '/srv/with space'",
        "/mnt/big/found, /mnt/big/found",
        "/mnt/found//, /mnt/found",
        "//, /"
    })
    void aNameStandsForAFolderBesideTheDirectory(String into, String made) throws Exception {
        Plan plan = new FilesBeside(means(), backup(), place(null), into, List.of()).plan();
        assertThat(commands(plan).getLast()).startsWith("sudo -u root mv -T -- /srv/.handrail-RUN/content/uploads ");
        assertThat(commands(plan).getLast().replace("'", "")).endsWith(" " + made);
        assertThat(plan.effect()).isEqualTo(Effect.CHANGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".", "..", "a/b", "../up"})
    void whatIsNoNameOfAFolderBesideItIsRefused(String into) {
        assertThatThrownBy(() -> new FilesBeside(means(), backup(), place(null), into, List.of()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void besideNoDirectoryOnlyAWholePathWillDo() throws Exception {
        FilesPlace none = new FilesPlace(floor.server(), null, null, List.of());
        assertThatThrownBy(() -> new FilesBeside(means(), backup(), none, "found", List.of()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains("--into"));
        assertThat(new FilesBeside(means(), backup(), none, "/srv/found", List.of())
                        .plan()
                        .steps())
                .isNotEmpty();
    }

    @Test
    void allThatIsUnpackedIsNamedByTheDirectoryAloneAndSomeOfItOneByOne() throws Exception {
        Backup backup = backup();
        String all = commands(new FilesBeside(means(), backup, place(null), "n", List.of()).plan())
                .getFirst();
        assertThat(all)
                .startsWith("gzip ")
                .contains("--same-owner", "--acls", "--xattrs", "--directory=/srv/.handrail-RUN/content")
                .doesNotContain("--files-from");
        String some = commands(new FilesBeside(means(), backup, place(null), "n", List.of("2026")).plan())
                .getFirst();
        assertThat(some)
                .contains("--no-recursion --files-from=/srv/.handrail-RUN/above")
                .endsWith("--recursion --files-from=/srv/.handrail-RUN/names");
    }

    @Test
    void whoIsNotRootGivesNothingAway() throws Exception {
        on(new Floor().withoutSudo());
        String unpack = commands(new FilesBeside(means(), backup(), place(null), "n", List.of()).plan())
                .getFirst();
        assertThat(unpack).doesNotContain("--same-owner", "sudo");
    }

    @Test
    void inTheRootOfTheDiskNoSlashIsDoubled() throws Exception {
        on(new Floor().parent("/"));
        assertThat(commands(new FilesDrill(means(), backup(), place(null), AT_ANY_HOUR, null).plan())
                        .getLast())
                .isEqualTo("sudo -u root rm -rf -- /.handrail-RUN");
    }

    @Test
    void aDrillLeavesNothingAndOneWithoutADirectoryIsMadeWhereThereIsRoom() throws Exception {
        Plan plan = new FilesDrill(
                        means(), backup(), new FilesPlace(floor.server(), null, null, List.of()), AT_ANY_HOUR, null)
                .plan();
        assertThat(commands(plan)).hasSize(2).last().asString().contains("rm -rf -- /srv/.handrail-RUN");
        assertThat(plan.effect()).isEqualTo(Effect.CHANGES);
        assertThat(shell.asked()).anyMatch(asked -> asked.contains("/var/tmp/handrail"));
    }

    @Test
    void whereverItGoesThePlanSaysOfWhenItIs() throws Exception {
        Backup backup = backup();
        shell.answers("lies on another file system", "\0");
        List<Plan> plans = List.of(
                new FilesBeside(means(), backup, place(null), "n", List.of()).plan(),
                new FilesReplace(means(), backup, place(null), List.of(), Ahead.NOTHING).plan(),
                new FilesDrill(means(), backup, place(null), AT_ANY_HOUR, null).plan(),
                new WholeBeside(means(), backup, floor.server(), "/srv/n").plan());
        assertThat(plans)
                .allSatisfy(plan -> assertThat(texts(plan, State.OK))
                        .filteredOn(text -> text.startsWith("Taken 20"))
                        .hasSize(1));
    }

    private Plan replacing(FileSet.@Nullable Cold cold, String... paths) throws Exception {
        return new FilesReplace(means(), backup(), place(cold), List.of(paths), Ahead.NOTHING).plan();
    }

    @Test
    void onlyWhatIsDoneBesideComesBeforeTheExchangeAndItsStop() throws Exception {
        shell.answers("lies on another file system", "\0");
        Plan warm = replacing(null);
        assertThat(warm.beside()).isEqualTo(warm.steps().size() - 1);
        assertThat(warm.steps().getLast().effect()).isEqualTo(Effect.DESTROYS);
        Plan cold = replacing(COLD);
        assertThat(cold.steps().subList(0, cold.beside()))
                .isEqualTo(warm.steps().subList(0, warm.beside()));
        assertThat(cold.steps().subList(cold.beside(), cold.steps().size()))
                .extracting(step -> String.valueOf(step.command()))
                .hasSize(4)
                .satisfies(commands -> assertThat(commands.get(1)).contains("systemctl stop portal"));
    }

    @Test
    void whatIsReplacedIsKeptBesideWithTheTimeInItsName() throws Exception {
        shell.answers("lies on another file system", "\0");
        Plan plan = replacing(null);
        assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
        String exchange = commands(plan).getLast();
        assertThat(exchange)
                .startsWith("mv -T -- /srv/uploads /srv/uploads_before_")
                .contains("2026", "; mv -T -- /srv/.handrail-RUN/content/uploads /srv/uploads");
        assertThat(plan.cannotUndo()).hasSize(1);
        assertThat(plan.blocked()).isFalse();
    }

    @Test
    void whatWorksWithTheFilesIsStoppedBeforeAndStartedAfterTheExchange() throws Exception {
        shell.answers("lies on another file system", "\0");
        List<String> commands = commands(replacing(COLD));
        int stop = index(commands, "systemctl stop portal");
        int exchange = index(commands, "mv -T -- /srv/uploads");
        int start = index(commands, "systemctl start portal");
        assertThat(List.of(stop, exchange, start))
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain(-1);
        assertThat(commands.get(stop)).startsWith("cd /srv && ");
        assertThat(index(commands(replacing(null)), "systemctl")).isEqualTo(-1);
    }

    private static int index(List<String> commands, String part) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).contains(part)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void aDirectoryOnADiskOfItsOwnCannotChangePlacesAndNothingMoreIsAsked() throws Exception {
        on(new Floor().apart());
        Plan plan = replacing(null);
        assertThat(texts(plan, State.BLOCKER)).singleElement().asString().contains("/srv/uploads");
        assertThat(plan.steps()).isEmpty();
        assertThat(shell.asked()).noneMatch(asked -> asked.contains("lies on another file system"));
    }

    @Test
    void aDirectoryThatIsGoneIsMadeAnew() throws Exception {
        on(new Floor().live("").apart());
        shell.answers("lies on another file system", "\0");
        Plan plan = replacing(null);
        assertThat(texts(plan, State.WARNING)).anyMatch(text -> text.contains("/srv/uploads is not there"));
        assertThat(plan.blocked()).isFalse();
        assertThat(commands(plan).getLast()).contains("/srv/uploads_before_");
    }

    private static KeptFiles kept(List<String> items, @Nullable List<String> had) {
        return new KeptFiles(
                "r1",
                "Parish",
                "uploads",
                "/srv/uploads",
                "/srv/uploads_before_x",
                CLOCK.instant(),
                "b1",
                items,
                had,
                null,
                true);
    }

    private Plan undoing(Floor there, List<String> items, @Nullable List<String> had) throws Exception {
        on(there);
        return new FilesUndo(means(), floor.server(), kept(items, had)).plan();
    }

    @Test
    void whatWasPutAsideIsPutBackAndWhatIsThereNowIsKeptInItsTurn() throws Exception {
        Plan back = undoing(new Floor().taken(), List.of(""), List.of(""));
        assertThat(commands(back).getLast())
                .startsWith("mv -T -- /srv/uploads /srv/uploads_undone_")
                .endsWith("; mv -T -- /srv/uploads_before_x /srv/uploads");
        assertThat(texts(back, State.WARNING)).isEmpty();
        assertThat(texts(back, State.BLOCKER)).isEmpty();
    }

    /** Somebody removed it to make room: what is live must not go from its place for nothing. */
    @Test
    void whatWasPutAsideAndIsGoneIsNotPutBack() throws Exception {
        Plan gone = undoing(new Floor().notWritable(), List.of(""), List.of(""));
        assertThat(texts(gone, State.WARNING)).isEmpty();
        assertThat(texts(gone, State.BLOCKER)).hasSize(2).first().asString().contains("/srv/uploads_before_x");
        assertThat(gone.checks().getFirst().advice()).contains("/srv/uploads stays", "handrail restore forget r1");
        assertThat(undoing(new Floor(), List.of("a", "b"), List.of("b")).blocked())
                .isTrue();
    }

    /** As it was entered before it was written down what had been there. */
    @Test
    void whereNobodyKnowsWhetherAnythingWasThereNothingIsMovedForNothing() throws Exception {
        assertThat(undoing(new Floor(), List.of(""), null).blocked()).isTrue();
        assertThat(undoing(new Floor(), List.of("a"), null).blocked()).isTrue();
        assertThat(undoing(new Floor().taken(), List.of("a"), null).blocked()).isFalse();
        assertThat(shell.last().arguments()).contains("-a").doesNotContain("+a");
    }

    @Test
    void whereNothingWasThereBeforeWhatWasRestoredIsOnlyMovedAway() throws Exception {
        Plan away = undoing(new Floor(), List.of("a"), List.of());
        assertThat(away.blocked()).isFalse();
        assertThat(texts(away, State.WARNING)).singleElement().asString().contains("/srv/uploads_before_x");
    }

    @Test
    void whatIsMissingOfSeveralIsNamedBeforeAnythingIsStopped() throws Exception {
        Floor there = new Floor().taken();
        on(there);
        shell.answers("missing", "b\0c d\0");
        KeptFiles some = kept(List.of("a", "b", "c d", "new"), List.of("a", "b", "c d"));
        FilesUndo undo = new FilesUndo(means(), floor.server(), some);
        assertThat(texts(undo.plan(), State.BLOCKER))
                .containsExactly("Of what was put aside, /srv/uploads_before_x/b and 1 more are not there any more");
        assertThat(shell.last().arguments()).endsWith("+a", "+b", "+c d", "-new");
        assertThatThrownBy(() -> undo.run(new Saying()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
        assertThat(shell.asked()).noneMatch(asked -> asked.contains("mkdir -m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/", "//", "~/x"})
    void whatIsBroughtWholeNeedsAWholePath(String into) {
        assertThatThrownBy(() -> new WholeBeside(means(), backup(), floor.server(), into))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    /** Only so many fit on a command line. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void ofManyOwnersEachIsAskedFor(boolean known, int warnings) throws Exception {
        TarFile tar = new TarFile().packed().directory("uploads");
        List<String> lines = new ArrayList<>();
        for (int id = 1; id <= 1001; id++) {
            tar.file("uploads/" + id, "x", 0644, id);
            lines.add("u" + id + ":x:" + id + ":0::/:/bin/sh");
        }
        shell.answers("passwd", String.join("\n", lines.subList(0, 1000)), known ? lines.getLast() : "");
        Plan plan = new FilesBeside(means(), tar.in(folder), place(null), "n", List.of()).plan();
        assertThat(texts(plan, State.WARNING).stream().filter(text -> text.contains("No user")))
                .hasSize(warnings)
                .allMatch(text -> text.contains("number 1001,"));
    }
}
