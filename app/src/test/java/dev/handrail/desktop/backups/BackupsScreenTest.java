package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Recorded;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Events;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsScreenTest extends WindowTest {
    @TempDir
    private Path home;

    private final ReadOnlyLongWrapper changed = new ReadOnlyLongWrapper();
    private final List<String> walks = new ArrayList<>();
    private final Recorded recorded = new Recorded();
    private Runnable left = () -> {};
    private Activities activities;
    private Times times;
    private SampleDesk samples;
    private BackupsScreen screen;

    @BeforeEach
    void openBackups() throws OperationFailed {
        samples = SampleDesk.in(home);
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        Server server = samples.desk().servers().require("Parish office");
        times = new Times(samples.desk().clock(), samples.desk().zone());
        activities = new Activities(
                (operation, plan, watcher) -> ((Fake) operation).start(watcher),
                atOnce,
                samples.desk().clock());
        Deeds deeds =
                onWindow(() -> new Deeds(samples.desk().offers(), Operation::plan, activities, atOnce, new Sheets()));
        Look look = new Look(server, samples.desk().catalogue(), samples.desk().journal(), times);
        BackupsModel model = new BackupsModel(look, atOnce, failed -> {
            throw new AssertionError(failed);
        });
        screen = onWindow(() -> new BackupsScreen(model, changed, deeds, recorded, new Walks()));
        open(() -> {
            screen.show();
            return screen.node();
        });
    }

    @AfterEach
    void clearDesk() {
        onWindow(() -> {
            screen.hide();
            return true;
        });
        samples.close();
    }

    @Test
    void theNewestIsMarkedInTheTableAndToldBesideIt() {
        assertThat(table().getSelectionModel().getSelectedIndex()).isZero();
        assertThat(lookup("#source").queryLabeled().getText()).isEqualTo("chms_production");
    }

    @Test
    void theChosenOneStaysMarkedWhenANewerOneComes() throws OperationFailed {
        choose(3);
        Backup chosen = table().getSelectionModel().getSelectedItem();
        add(table().getItems().getLast());

        eventually(() -> table().getItems().size() == 35);
        assertThat(table().getSelectionModel().getSelectedItem().id()).isEqualTo(chosen.id());
        assertThat(onWindow(() -> lookup(".table-row-cell:selected").queryAll()))
                .hasSize(1);
    }

    @Test
    void aBackupWithoutAGoodCopyCannotBeRestoredByButtonOrKey() {
        Backup newest = table().getItems().getFirst();
        newest.copies().forEach(copy -> samples.desk().catalogue().copyIs(newest.id(), copy, Copy.State.MISSING));
        tellOfChange();

        eventually(() -> lookup("#restore").query().isDisabled());
        press(Key.RESTORE);
        assertThat(walks).isEmpty();
    }

    @Test
    void theWalkthroughFallsSilentWithItsTabAndGoesOnWithIt() {
        press(Key.RESTORE);
        hide();
        assertThat(walks).containsExactly("shown", "hidden");

        onWindow(() -> {
            screen.show();
            return true;
        });
        assertThat(walks).containsExactly("shown", "hidden", "shown");
    }

    @Test
    void theKeysOfTheCatalogueDoNothingDuringAWalkthrough() {
        press(Key.RESTORE);
        press(Key.RESTORE);

        assertThat(walks).containsExactly("shown");
    }

    @Test
    void howWellItIsProvenStandsInItsRowAndIsKeptUpToDate() {
        Backup unproven = table().getItems().get(2);
        eventually(() -> badge(2).equals("complete"));
        Instant now = samples.desk().clock().instant();
        samples.desk().catalogue().proven(unproven.id(), new Proof(Proof.Rung.DECODED, now, 2_200, true, "decoded"));
        tellOfChange();

        eventually(() -> badge(2).equals("decoded"));
    }

    @Test
    void theStripTellsItsHolesToWhoCannotSeeThem() {
        Node strip = lookup(".strip").nth(0).query();
        clickOn("#copy");
        onWindow(() -> {
            strip.requestFocus();
            return true;
        });
        type(KeyCode.HOME);
        for (int day = 0; day < 8; day++) {
            type(KeyCode.RIGHT);
        }

        eventually(() -> strip.getAccessibleText().contains("30 Oct: none"));
        assertThat(lookup("#day").queryLabeled().getText()).isEqualTo("30 Oct: none");
    }

    @Test
    void whoLeavesTheWalkthroughIsBackAtTheCatalogue() {
        press(Key.RESTORE);
        onWindow(() -> {
            left.run();
            return true;
        });

        assertThat(walks).containsExactly("shown", "hidden");
        assertThat(lookup("#restore").query().isFocused()).isTrue();
    }

    @Test
    void aDayLeadsToItsBackup() {
        clickOn((Node) lookup(".strip > .day").nth(27).query());

        eventually(() -> "18 Nov 02:00".equals(whenChosen()));
        assertThat(lookup("#day").queryLabeled().getText()).startsWith("18 Nov: complete");
    }

    @Test
    void theKeyboardLeadsToTheBackupOfADayToo() {
        Node strip = lookup(".strip").nth(0).query();
        onWindow(() -> {
            strip.requestFocus();
            return true;
        });
        type(KeyCode.LEFT, KeyCode.LEFT, KeyCode.ENTER);

        eventually(() -> "18 Nov 02:00".equals(whenChosen()));
    }

    @Test
    void theWholeCatalogueIsCopiedAsText() {
        clickOn("#copy");

        eventually(() -> clipboard().lines().count() == 35);
        assertThat(onWindow(BackupsScreenTest::clipboard)
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .split("\t"))
                .containsExactly("Backup", "When", "What", "Size", "Where", "Verified", "Drilled", "Kept until");
    }

    @Test
    void theCommandsAreCopiedWithoutASheet() {
        clickOn("#copyCommands");

        eventually(() -> clipboard().contains("pg_restore --exit-on-error"));
    }

    @Test
    void copiesAreCompletedOnlyWhereOneIsWanting() {
        assertThat(lookup("#complete").query().isVisible()).isFalse();
        choose(9);

        assertThat(lookup("#complete").query().isVisible()).isTrue();
        assertThat(lookup("disk: damaged").tryQuery()).isPresent();
    }

    @Test
    void aPinnedOneIsUnpinnedAndAnotherIsPinned() {
        clickOn("#pin");
        choose(1);

        assertThat(recorded.asked)
                .containsExactly("pin " + table().getItems().getFirst().id());
        assertThat(lookup("#pin").query().isVisible()).isFalse();
        assertThat(lookup("#unpin").query().isVisible()).isTrue();
    }

    @Test
    void allAreVerifiedAndDestinationsCleanedFromTheMenu() {
        clickOn("#backups-more").clickOn("#verifyAll");
        clickOn("#backups-more").clickOn("#clean");

        assertThat(recorded.asked).containsExactly("verify all Parish office", "clean Parish office");
    }

    @Test
    void rulesAndAdoptionAreOneClickAway() {
        clickOn("#keep").clickOn("#adopt");

        assertThat(recorded.asked).containsExactly("keep Parish office", "adopt Parish office");
    }

    @Test
    void eachDestinationOfABackupThatRunsMovesByItself() {
        Fake backup = new Fake("Back up chms_production");
        assertThat(lookup("#running").query().isVisible()).isFalse();
        onWindow(() -> activities.start(backup, backup.plan(), failed -> {}));
        moved(backup, Part.runs("here", 3, 4, Work.Unit.ITEMS));
        moved(backup, Part.runs("disk", 1, 4, Work.Unit.ITEMS));

        assertThat(lookup("#running").query().isVisible()).isTrue();
        assertThat(lookup("#running .progress-bar").queryAllAs(ProgressBar.class))
                .extracting(ProgressBar::getProgress, ProgressBar::getAccessibleText)
                .containsExactly(tuple(0.75, "here: 3 of 4"), tuple(0.25, "disk: 1 of 4"));

        moved(backup, Part.lost("disk", 1, 4, Work.Unit.ITEMS, "The disk is full."));
        assertThat(lookup("fell out: The disk is full.").tryQuery()).isPresent();

        onWindow(() -> {
            backup.tell(Events.done());
            activities.drain();
            return true;
        });
        assertThat(lookup("#running").query().isVisible()).isFalse();
    }

    private void moved(Fake run, Part part) {
        onWindow(() -> {
            run.tell(new Event.PartMoved("run", part));
            activities.drain();
            return true;
        });
    }

    private String whenChosen() {
        Backup chosen = table().getSelectionModel().getSelectedItem();
        return times.when(chosen.taken());
    }

    /** Only on the thread of the window. */
    private static String clipboard() {
        return String.valueOf(Clipboard.getSystemClipboard().getString());
    }

    private String badge(int row) {
        return lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(shown -> shown.getIndex() == row && shown.isVisible())
                .map(shown -> shown.lookup(".badge"))
                .map(badge -> badge instanceof Labeled words ? words.getText() : "none")
                .findFirst()
                .orElse("no row");
    }

    private void choose(int row) {
        clickOn((Node) lookup(".table-row-cell").nth(row).query());
        eventually(() -> table().getSelectionModel().getSelectedIndex() == row);
    }

    private void add(Backup like) {
        Manifest of = like.manifest();
        Instant taken = samples.desk().clock().instant();
        Manifest newer = new Manifest(
                of.format(),
                "newest",
                of.server(),
                of.environment(),
                of.source(),
                taken,
                of.millis(),
                of.tools(),
                of.artifact(),
                of.tables());
        samples.desk().catalogue().add(new Backup(newer, false, like.copies(), like.proofs()));
        tellOfChange();
    }

    private void tellOfChange() {
        onWindow(() -> {
            changed.set(changed.get() + 1);
            return true;
        });
    }

    private void press(Key key) {
        onWindow(() -> {
            screen.pressed(key);
            return true;
        });
    }

    private void hide() {
        onWindow(() -> {
            screen.hide();
            return true;
        });
    }

    private TableView<Backup> table() {
        return lookup("#table").query();
    }

    /** A walkthrough that only notes that it is shown and hidden. */
    private final class Walks implements Walkthroughs {
        @Override
        public Screen recover(Server of, Runnable onLeave, Consumer<Screen> onward) {
            walks.add("recovery of " + of.name());
            return new Walk(onLeave);
        }

        @Override
        public boolean wantsRecovery(Server of) {
            return false;
        }

        @Override
        public Screen restore(Backup backup, Runnable onLeave, Consumer<Screen> onward) {
            return new Walk(onLeave);
        }

        @Override
        public Screen rows(Server of, List<String> databases, Runnable onLeave) {
            walks.add("rows of " + of.name());
            return new Walk(onLeave);
        }

        @Override
        public Screen drill(Backup backup, Runnable onLeave) {
            walks.add("drill of " + backup.source());
            return new Walk(onLeave);
        }
    }

    private final class Walk extends Screen {
        Walk(Runnable onLeave) {
            super("/dev/handrail/desktop/frame/note.fxml");
            left = onLeave;
        }

        @Override
        protected Subscription observe() {
            walks.add("shown");
            return () -> walks.add("hidden");
        }
    }
}
