package dev.handrail.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.journal.Section;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalScreenTest extends WindowTest {
    @TempDir
    private Path home;

    private final ReadOnlyLongWrapper changed = new ReadOnlyLongWrapper();
    private SampleDesk samples;
    private JournalScreen screen;
    private @Nullable JournalFilter exported;
    private final JournalDesk desk = new JournalDesk() {
        @Override
        public void note(String run, String text, Runnable then) {
            samples.desk().journal().note(run, "ben", text);
            then.run();
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public void write(Runnable then) {
            samples.desk()
                    .guides()
                    .means()
                    .log()
                    .add(new MaintenanceEntry(
                            "20261120-040000-w1t",
                            0,
                            "Changed the toner",
                            "Makerspace",
                            samples.desk().clock().instant(),
                            samples.desk().clock().instant(),
                            List.of("ben"),
                            List.of(),
                            Map.of(Section.RESOLUTION, "A new cartridge"),
                            samples.desk().clock().instant(),
                            ""));
            then.run();
        }

        @Override
        public void export(JournalFilter period) {
            exported = period;
        }
    };

    @BeforeEach
    void openJournal() throws OperationFailed {
        samples = SampleDesk.in(home);
        JournalModel model = new JournalModel(
                samples.desk().journal(),
                samples.desk().guides().means().log(),
                "Makerspace",
                samples.desk().zone(),
                new Errands(Runnable::run, Runnable::run),
                failed -> {
                    throw new AssertionError(failed);
                });
        Times times = new Times(samples.desk().clock(), samples.desk().zone());
        screen = onWindow(() -> new JournalScreen(model, changed, times, desk));
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
    void withNothingDoneItSaysSo() {
        show();
        clickOn("#search").write("nothing is called that");

        eventually(() -> table().getItems().isEmpty());
        assertThat(((Labeled) table().getPlaceholder()).getText()).isNotBlank();
    }

    @Test
    void olderOnesAreOfferedOnlyWhileThereAreAny() throws OperationFailed {
        for (int i = 0; i < JournalModel.PAGE; i++) {
            done("Test " + i);
        }
        show();
        assertThat(table().getItems()).hasSize(JournalModel.PAGE);
        clickOn("#older");

        eventually(() -> table().getItems().size() == JournalModel.PAGE + 2);
        assertThat(lookup("#older").query().isVisible()).isFalse();
    }

    @Test
    void anOutcomeIsChosenFromWordsAndNarrowsTheList() throws OperationFailed {
        failed("Back up makerspace", "no room");
        show();
        ChoiceBox<?> outcomes = lookup("#outcome").query();
        assertThat(outcomes.getItems()).doesNotHaveDuplicates().hasSize(5);
        onWindow(() -> {
            outcomes.getSelectionModel().select(2);
            return true;
        });

        eventually(() -> table().getItems().size() == 1);
        assertThat(table().getItems().getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aNoteIsAddedToTheRunThatIsShownAndStaysThere() throws OperationFailed {
        show();
        choose(0);
        clickOn("#noteText").write("The disk was changed\n");

        eventually(() -> lookup(".note")
                .tryQueryAs(Labeled.class)
                .filter(note -> note.getText().endsWith("ben: The disk was changed"))
                .isPresent());
        assertThat(lookup("#noteText").queryTextInputControl().getText()).isEmpty();
    }

    @Test
    void whatAPersonWroteIsShownInItsPartsAndMayBeAddedTo() {
        show();
        clickOn("#write");
        eventually(() -> table().getItems().size() == 3);
        onWindow(() -> {
            table().getSelectionModel().select(0);
            return true;
        });

        eventually(() -> heading().equals("Changed the toner (log entry)"));
        assertThat(lookup("#parts .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("Resolution", "A new cartridge");
        assertThat(lookup("#lines").query().isVisible()
                        && lookup("#ran").query().isVisible())
                .isFalse();
        clickOn("#noteText").write("And the drum\n");
        eventually(() -> lookup(".note").tryQuery().isPresent());
    }

    @Test
    void thePeriodThatIsLookedAtIsExported() throws OperationFailed {
        show();
        DatePicker from = lookup("#from").query();
        onWindow(() -> {
            from.setValue(LocalDate.of(2026, 11, 1));
            return true;
        });
        clickOn("#export");

        eventually(() -> exported != null);
        assertThat(exported)
                .isEqualTo(JournalFilter.all()
                        .server("Makerspace")
                        .from(LocalDate.of(2026, 11, 1)
                                .atStartOfDay(samples.desk().zone())
                                .toInstant()));
    }

    @Test
    void theServerIsNamedWhereAllAreLookedAt() throws OperationFailed {
        show();
        int here = table().getItems().size();
        clickOn("#everywhere");

        eventually(() -> table().getItems().size() > here);
        assertThat(table().getVisibleLeafColumns())
                .extracting(TableColumnBase::getText)
                .contains("Server");
    }

    @Test
    void whatIsChosenStaysChosenWhileOthersCome() throws OperationFailed {
        show();
        choose(1);
        String chosen = heading();
        done("Test again");
        tellOfChange();

        eventually(() -> table().getItems().size() == 3);
        assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(2);
        assertThat(heading()).isEqualTo(chosen);
    }

    @Test
    void theArrowKeysGoOnFromTheChosenOneAfterOthersCame() throws OperationFailed {
        show();
        choose(0);
        done("Test again");
        tellOfChange();
        eventually(() -> table().getSelectionModel().getSelectedIndex() == 1);
        type(KeyCode.UP);

        eventually(() -> heading().equals("Test again"));
    }

    @Test
    void aRunThatGoesOnGrowsBesideTheList() throws OperationFailed {
        OpenRun open = begin("Back up makerspace");
        open.step("Look at makerspace");
        open.line(null, "PostgreSQL 16.4");
        show();
        choose(0);
        eventually(() -> lines().getItems().size() == 2);
        open.line(null, "1.4 GB");
        open.end(Outcome.DONE, null, null);
        tellOfChange();

        eventually(() -> lines().getItems().size() == 3);
        assertThat(lookup("#facts").queryLabeled().getText()).contains("Done");
    }

    @Test
    void whyItFailedAndWhatToDoIsSaidAndOnlyThen() throws OperationFailed {
        failed("Back up makerspace", "no room on the disk");
        show();
        choose(0);
        assertThat(says("no room on the disk")).isTrue();
        assertThat(lookup("#failure").query().isVisible()).isTrue();

        choose(1);
        assertThat(lookup("#failure").query().isVisible()).isFalse();
    }

    @Test
    void theEntryIsCopiedAsTheLogWantsItAndTheTranscriptAsItWas() throws OperationFailed {
        OpenRun run = begin("Back up makerspace");
        run.step("Dump makerspace");
        run.line("deploy@makerspace.example.org", "pg_dump makerspace");
        run.end(Outcome.DONE, null, null);
        show();
        choose(0);
        clickOn("#copy");
        eventually(() -> copied().startsWith("Back up makerspace\nWhen: ") && copied().contains("1. Dump makerspace"));

        clickOn("#copyLines");
        eventually(() -> copied().contains("deploy@makerspace.example.org $ pg_dump makerspace"));
    }

    @Test
    void chosenRowsAreCopiedAsTheyStand() {
        show();
        choose(0);
        press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        eventually(() -> copied().lines().count() == 2);
        assertThat(onWindow(this::copied))
                .contains("Back up makerspace\tmara\t", "Test the connection to Makerspace\tmara\t");
    }

    @Test
    void whileItIsHiddenItDoesNotLookAndThenItIsUpToDateAtOnce() throws OperationFailed {
        show();
        onWindow(() -> {
            screen.hide();
            return true;
        });
        done("Test again");
        tellOfChange();
        assertThat(table().getItems()).hasSize(2);

        onWindow(() -> {
            screen.show();
            return true;
        });
        assertThat(table().getItems()).hasSize(3);
    }

    private void show() {
        open(() -> {
            screen.show();
            return screen.node();
        });
        eventually(() -> lookup("#table").tryQuery().isPresent());
    }

    private void choose(int row) {
        clickOn((Node) lookup(".table-row-cell").nth(row).query());
        eventually(() -> table().getSelectionModel().getSelectedIndex() == row
                && lookup("#heading").query().isVisible());
    }

    private void tellOfChange() {
        onWindow(() -> {
            changed.set(changed.get() + 1);
            return true;
        });
    }

    private OpenRun begin(String title) throws OperationFailed {
        return samples.desk().journal().begin(new Beginning("backup run", title, "Makerspace", "mara", Set.of()));
    }

    private void done(String title) throws OperationFailed {
        begin(title).end(Outcome.DONE, null, null);
    }

    private void failed(String title, String why) throws OperationFailed {
        begin(title).end(Outcome.FAILED, why, "Make some room.");
    }

    private TableView<Run> table() {
        return lookup("#table").query();
    }

    private ListView<?> lines() {
        return lookup(".console").query();
    }

    private String heading() {
        return ((Labeled) lookup("#heading").query()).getText();
    }

    private String copied() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    private boolean says(String text) {
        return lookup(node -> node instanceof Labeled label && text.equals(label.getText()))
                .tryQuery()
                .isPresent();
    }
}
