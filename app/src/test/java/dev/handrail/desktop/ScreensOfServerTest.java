package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.backups.Day;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Dropped;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tabs of a server, with everything done at once. */
class ScreensOfServerTest extends SampleWindowTest {
    @BeforeEach
    void openWindow() {
        openContent();
    }

    @Test
    void aCardLeadsToWhereOneActsOnIt() {
        show("Parish office", Tab.OVERVIEW);
        clickOn((Node) lookup("All backups").nth(0).query());

        eventually(() -> window.model().tab().get() == Tab.BACKUPS);
    }

    @Test
    void whatIsUnknownIsNeverGreen() {
        show("Parish test", Tab.OVERVIEW);

        assertThat(lookup(".figure").queryAllAs(Labeled.class))
                .filteredOn(figure -> !figure.getText().endsWith(" due"))
                .isNotEmpty()
                .allMatch(figure -> figure.getStyleClass().contains("unknown")
                        || figure.getStyleClass().contains("plain"));
    }

    @Test
    void aFactIsCopied() {
        show("Parish office", Tab.OVERVIEW);
        onWindow(() -> {
            ((ButtonBase) lookup("copy").nth(0).query()).fire();
            return true;
        });

        eventually(() -> "ssh -i ~/.ssh/id_ed25519 deploy@chms.example.org"
                .equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void theStripHasADayForEachOfTheLastThirtyAndTheHoleIsVisible() {
        show("Parish office", Tab.BACKUPS);

        assertThat(lookup("#strips > * > .strip > .day").queryAll()).hasSize(30);
        assertThat(lookup("#strips > * > .strip > .day." + Day.State.NONE.style())
                        .queryAll())
                .hasSize(1);
    }

    @Test
    void theChosenBackupShowsItsLadder() {
        show("Parish office", Tab.BACKUPS);
        clickOn("18 Nov 02:00");

        eventually(() -> lookup("#ladder .quiet-icon").queryAll().size() == 5);
    }

    @Test
    void theCommandsThatNeedNoHandrailAreShown() {
        show("Parish office", Tab.BACKUPS);
        clickOn("#commands");

        eventually(() -> lookup(".text-area").queryTextInputControl().getText().contains("pg_restore --exit-on-error"));
        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
    }

    @Test
    void deletingOnProductionAsksForTheName() {
        show("Parish office", Tab.BACKUPS);
        clickOn("#delete");

        eventually(() -> lookup("#typed").tryQuery().isPresent());
    }

    @Test
    void aServerWithoutBackupsSaysHowToMakeTheFirst() {
        show("Parish test", Tab.BACKUPS);

        assertThat(lookup("#begin").query().isVisible()).isTrue();
    }

    @Test
    void theRestoreIsWalkedThroughWithTheKeyboardAlone() {
        show("Parish office", Tab.BACKUPS);
        clickOn("#restore");
        eventually(() -> says("#heading", "What is in it"));
        type(KeyCode.ENTER);
        eventually(() -> says("#heading", "Where to") && lookup("#into").query().isFocused());
        type(KeyCode.ENTER);
        eventually(() -> says("#heading", "What will happen"));
        assertThat(lookup("The database user may make databases").tryQuery()).isPresent();
    }

    @Test
    void theWalkthroughIsLeftForTheCatalogue() {
        show("Parish office", Tab.BACKUPS);
        clickOn("#restore").clickOn("#leave");

        eventually(() -> lookup("#strips").tryQuery().isPresent()
                && lookup("#stages").tryQuery().isEmpty());
    }

    @Test
    void theJournalShowsTheChosenEntryBesideTheList() {
        show("Dental records", Tab.JOURNAL);
        clickOn((Node) lookup(".table-cell").nth(0).query());

        eventually(() -> lookup("#side").query().isVisible() && says("#heading", "Back up records"));
        clickOn("#copy");
        eventually(() -> Clipboard.getSystemClipboard().getString().contains("Outcome: Failed"));
    }

    @Test
    void theJournalIsSearchedWhileOneTypes() {
        show("Parish office", Tab.JOURNAL);
        clickOn((Node) lookup(node ->
                                node instanceof TextField field && "Search the journal".equals(field.getPromptText()))
                        .query())
                .write("verify");

        TableView<Run> table = lookup("#table").query();
        eventually(() -> table.getItems().size() == 1);
    }

    @Test
    void aTabThatIsHiddenDoesNotLook() {
        show("Parish office", Tab.JOURNAL);
        TableView<Run> table = lookup("#table").query();
        int before = table.getItems().size();
        show("Parish office", Tab.OVERVIEW);
        onWindow(() -> {
            window.deeds().act("backup run", Arguments.of("SERVER", "Parish office"));
            return true;
        });
        samples.awaitProgress();
        onWindow(() -> {
            window.look();
            return true;
        });
        assertThat(table.getItems()).hasSize(before);

        show("Parish office", Tab.JOURNAL);
        eventually(() -> table.getItems().size() == before + 1);
    }

    @Test
    void aGuideThatIsDroppedOnTheRunbooksIsOpenedAndNothingOfItRuns() throws IOException {
        Path guide = Files.writeString(home.resolve("moving.md"), """
                # Moving the choir's files
                - [ ] Copy them
                  ```sh
                  touch moved
                  ```
                """);
        show("Parish office", Tab.RUNBOOKS);
        int runs = samples.desk().journal().runs(JournalFilter.all()).size();
        assertThat(onWindow(() -> Dropped.on(lookup("#chosen").query(), guide))).isTrue();

        eventually(() -> lookup("#chosen").query() instanceof Parent side
                && from(side).lookup("Moving the choir's files").tryQuery().isPresent());
        assertThat(samples.desk().journal().runs(JournalFilter.all())).hasSize(runs);
    }

    private void show(String server, Tab tab) {
        onWindow(() -> {
            window.model().goTo(server);
            window.model().tab().set(tab);
            return true;
        });
        eventually(() -> window.model().tab().get() == tab);
    }

    private boolean says(String selector, String text) {
        return lookup(selector).queryAll().stream()
                .anyMatch(node -> node instanceof Labeled label && text.equals(label.getText()));
    }
}
