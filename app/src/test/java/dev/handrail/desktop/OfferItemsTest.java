package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.palette.PaletteModel.Item;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the palette of the whole window holds. */
class OfferItemsTest extends WindowTest {
    @TempDir
    private Path home;

    private final Sheets sheets = onWindow(Sheets::new);
    private SampleDesk samples;
    private Window window;

    @BeforeEach
    void openWindow() throws OperationFailed {
        samples = SampleDesk.in(home);
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        window = onWindow(() -> new Window(samples.desk(), new SettingsFile(home), Settings.USUAL, sheets, atOnce));
        open(() -> {
            Scene scene = window.scene();
            window.look();
            Parent content = scene.getRoot();
            scene.setRoot(new Group());
            return content;
        });
    }

    @AfterEach
    void clearDesk() {
        onWindow(() -> {
            window.close();
            return true;
        });
        samples.close();
    }

    @Test
    void everyOfferServerAndTabIsThere() {
        List<Item> items = palette("Parish office");

        Set<String> words = new HashSet<>(items.stream().map(Item::words).toList());
        assertThat(words)
                .containsAll(samples.desk().offers().stream().map(Offer::words).toList());
        assertThat(items)
                .extracting(Item::name)
                .contains("Dental records", "Parish office: Backups", "All servers", "Settings");
    }

    @Test
    void whatNeedsOnlyTheShownServerIsOneChoiceAndCanBeAskedForInFull() {
        assertThat(palette("Parish office"))
                .extracting(Item::name)
                .contains("Parish office: Back up now", "Back up now…")
                .doesNotContain("Back up now");
    }

    @Test
    void withNoServerShownEverythingIsStillThere() {
        assertThat(palette("")).extracting(Item::name).contains("Back up now…", "Delete a backup…", "List backups");
    }

    @Test
    void itIsFoundByWhatOneTypesAtAPromptToo() {
        palette("");
        write("backup list").type(KeyCode.ENTER);

        eventually(() -> lookup("Beamline user office").tryQuery().isPresent()
                && lookup("Stored").tryQuery().isPresent());
    }

    @Test
    void whatIsChangedInTheSettingsIsDoneByTheOfferAndStandsInTheJournal() {
        onWindow(() -> {
            window.actions().settings();
            lookup("#scale").<ChoiceBox<Integer>>query().setValue(150);
            return true;
        });

        Run run = samples.desk().journal().runs(JournalFilter.all()).getFirst();
        assertThat(run.operation()).isEqualTo("settings set");
        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(samples.desk().journal().lines(run.id()).toString()).contains("Size: 100 %, now 150 %");
    }

    private List<Item> palette(String server) {
        return onWindow(() -> {
            if (!server.isEmpty()) {
                window.model().goTo(server);
            }
            window.actions().palette();
            ListView<Item> list = lookup(".palette #list").query();
            return List.copyOf(list.getItems());
        });
    }
}
