package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.palette.PaletteModel.Item;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Offer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the palette of the whole window holds. */
class OfferItemsTest extends SampleWindowTest {
    @BeforeEach
    void openWindow() {
        openContent();
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
