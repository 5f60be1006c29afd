package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.runbook.walk.Ticking;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of runbooks: what is in it, what is looked for, and that it shows a file as it is now. */
class RunbooksModelTest extends Desks {
    @TempDir
    private Path elsewhere;

    private Path own;
    private Server server;
    private RunbooksModel model;

    @BeforeEach
    void look() throws Exception {
        own = Files.createDirectories(desk().home().resolve("runbooks"));
        server = desk().servers().require("Practice server");
        model = new RunbooksModel(server, desk().guides(), atOnce, times(), failures::add);
        model.refresh();
    }

    private Guide guide() {
        return Objects.requireNonNull(model.guide().get());
    }

    private Shelf row(String name) {
        return model.rows().stream()
                .filter(one -> one instanceof Shelf.Offered offered
                        && offered.guide().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + model.rows()));
    }

    private List<String> heads() {
        return model.rows().stream()
                .filter(Shelf.Head.class::isInstance)
                .map(Shelf::words)
                .toList();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String begun(Path file) throws OperationFailed, InterruptedException, IOException {
        Operation start = Steps.start(
                desk().guides().means(),
                List.of(server),
                file.toString(),
                Files.readString(file),
                Answers.of(Map.of()),
                false,
                Optional.empty());
        return Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
    }

    @Test
    void whatFitsTheServerStandsBeforeWhatIsForOthers() {
        assertThat(model.looked().get()).isTrue();
        assertThat(heads()).containsSubsequence("For this server", "For other servers");
        assertThat(row("planned-maintenance").words()).startsWith("Planned maintenance, ");
        assertThat(failures).isEmpty();
    }

    @Test
    void aFileThatIsSavedShowsUpAtOnceWithWhatIsWrongWithIt() throws Exception {
        Path file = write(own.resolve("duties/sweep.md"), "# Sweep\n- [ ] The yard\n");
        model.refresh();
        model.choose(row("duties/sweep"));
        assertThat(guide().runbook().title()).isEqualTo("Sweep");
        assertThat(model.findings().get()).isEmpty();

        write(file, "# Sweep the yard\n- [ ] All of it\n  ```sh {chekc}\n  true\n  ```\n");
        model.refresh();
        assertThat(guide().runbook().title()).as("it stays chosen").isEqualTo("Sweep the yard");
        assertThat(row("duties/sweep").words()).startsWith("Sweep the yard");
        assertThat(model.findings().get()).extracting(Finding::line).contains(3);

        Files.delete(file);
        model.refresh();
        assertThat(model.rows().toString()).doesNotContain("Sweep the yard");
    }

    @Test
    void aCopyOfOnesOwnTakesThePlaceOfTheOneThatIsChosen() throws Exception {
        model.choose(row("pre-update"));
        assertThat(guide().origin()).isEqualTo(Guide.Origin.PROGRAM);
        write(own.resolve("pre-update.md"), "# Ours\n- [ ] Ask Ada\n");
        model.refresh();
        assertThat(guide().origin()).isEqualTo(Guide.Origin.INSTEAD);
        assertThat(guide().runbook().title()).isEqualTo("Ours");
    }

    @Test
    void aGuideFromAnywhereIsReadAnewAndStaysAsItWasWhenItIsGone() throws Exception {
        Path file = write(elsewhere.resolve("wiki.md"), "# Wiki\n1. Look\n");
        model.open(file);
        assertThat(heads()).contains("Opened");
        assertThat(guide().runbook().guide()).isTrue();

        write(file, "# Wiki, longer\n1. Look\n2. Look again\n");
        model.refresh();
        assertThat(guide().runbook().title()).isEqualTo("Wiki, longer");

        Files.delete(file);
        write(own.resolve("later.md"), "# Later\n- [ ] Wait\n");
        model.refresh();
        assertThat(guide().runbook().title()).isEqualTo("Wiki, longer");
        assertThat(row("later").words()).startsWith("Later");
        assertThat(failures).isEmpty();
        model.open(elsewhere.resolve("none.md"));
        assertThat(failures).hasSize(1);
    }

    @Test
    void whatIsLookedForIsFoundByNameTitleAndHolder() throws Exception {
        write(own.resolve("sweep.md"), "# Tidy up\n- [ ] The yard\n");
        model.refresh();
        model.search().set("  TIDY ");
        assertThat(model.rows()).hasSize(2).contains(row("sweep"));
        model.search().set("sweep");
        assertThat(model.rows()).contains(row("sweep"));
        model.search().set("nothing of the kind");
        assertThat(model.rows()).isEmpty();
        model.search().set("");
        assertThat(model.rows()).hasSizeGreaterThan(30);
    }

    @Test
    void aWalkthroughIsInProgressUntilItIsSignedOff() throws Exception {
        Path file = write(own.resolve("sweep.md"), "# Sweep\n- [ ] The yard\n");
        String id = begun(file);
        model.refresh();
        Shelf.Walking walking = walking(id);
        assertThat(walking.words()).contains("at 1.1 The yard");
        model.choose(walking);
        assertThat(model.guide().get()).isNull();
        assertThat(Objects.requireNonNull(model.walk().get()).isOpen()).isTrue();

        Ticking ticking = new Ticking(desk().guides().means(), id, elsewhere);
        ticking.tick("1.1", new Arguments(Map.of(Ticking.DONE, List.of())));
        model.refresh();
        assertThat(walking(id).words()).contains("all done");
        ticking.turn(new Arguments(Map.of(Ticking.FINISH, List.of())), Map.of());
        model.refresh();
        assertThat(heads()).contains("Finished");
        assertThat(Objects.requireNonNull(model.walk().get()).isOpen())
                .as("what is chosen is shown as it is now")
                .isFalse();
        ticking.turn(new Arguments(Map.of(Ticking.REOPEN, List.of("a leaf"))), Map.of());
        model.refresh();
        assertThat(Objects.requireNonNull(model.walk().get()).isOpen()).isTrue();
    }

    private Shelf.Walking walking(String id) {
        return model.rows().stream()
                .filter(Shelf.Walking.class::isInstance)
                .map(Shelf.Walking.class::cast)
                .filter(one -> one.standing().walkthrough().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
