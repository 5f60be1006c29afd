package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.operation.Runner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosingSheetTest extends WindowTest {
    private final Activities activities = new Activities(
            (operation, plan, watcher) -> ((Fake) operation).start(watcher),
            new Errands(Runnable::run, Runnable::run),
            Clock.systemUTC());
    private final List<Runner.Closing> decided = new ArrayList<>();
    private final Sheets sheets = onWindow(Sheets::new);

    @BeforeEach
    void ask() {
        open(sheets::node);
        onWindow(() -> {
            for (String title : List.of("Back up chms", "Restore portal into portal_restored")) {
                Fake fake = new Fake(title);
                activities.start(fake, fake.plan(), failed -> {});
            }
            sheets.show(new ClosingSheet(activities.running(), decided::add));
            return true;
        });
    }

    @Test
    void everythingThatRunsIsNamed() {
        assertThat(lookup("Back up chms").tryQuery()).isPresent();
        assertThat(lookup("Restore portal into portal_restored").tryQuery()).isPresent();
    }

    @Test
    void enterStaysAndStopsNothing() {
        type(KeyCode.ENTER);

        eventually(() -> !sheets.isOpen());
        assertThat(decided).isEmpty();
    }

    @Test
    void escapeStaysAndStopsNothing() {
        type(KeyCode.ESCAPE);

        eventually(() -> !sheets.isOpen());
        assertThat(decided).isEmpty();
    }

    @Test
    void stoppingIsAButtonOfItsOwnThatIsNeverTheDefault() {
        assertThat(lookup("#cancel").queryButton().isDefaultButton()).isFalse();
        clickOn("#cancel");

        eventually(() -> !sheets.isOpen());
        assertThat(decided).containsExactly(Runner.Closing.CANCEL);
    }

    @Test
    void whoCanWaitSaysSo() {
        clickOn("#await");

        eventually(() -> !sheets.isOpen());
        assertThat(decided).containsExactly(Runner.Closing.WAIT);
    }
}
