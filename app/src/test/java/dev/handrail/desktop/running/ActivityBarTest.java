package dev.handrail.desktop.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.WindowTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityBarTest extends WindowTest {
    private final Activities activities = new Activities(
            (operation, plan, watcher) -> ((Fake) operation).start(watcher),
            new Errands(Runnable::run, Runnable::run),
            Clock.systemUTC());
    private final List<String> transcripts = new ArrayList<>();

    @BeforeEach
    void openBar() {
        open(() -> {
            ActivityBar bar = new ActivityBar(
                    new ActivityBarModel(activities, ZoneOffset.UTC), activity -> transcripts.add(activity.title()));
            bar.show();
            return bar.node();
        });
    }

    @Test
    void withNothingRunningItSaysSoAndOffersNothing() {
        assertThat(visible("#nothing")).isTrue();
        assertThat(visible("#cancel")).isFalse();
        assertThat(visible("#transcript")).isFalse();
    }

    @Test
    void aKnownTotalIsABarAndAnUnknownOneASpinner() {
        Fake fake = start("Back up chms");
        assertThat(visible("#spinner")).isTrue();
        assertThat(visible("#progress")).isFalse();

        tell(fake, 10, 100);
        assertThat(visible("#spinner")).isFalse();
        assertThat(visible("#progress")).isTrue();
    }

    @Test
    void cancelCancelsWhatIsShown() {
        Fake first = start("one");
        Fake second = start("two");
        clickOn("#cancel");

        eventually(() -> second.cancelled);
        assertThat(first.cancelled).isFalse();
    }

    @Test
    void theTranscriptIsOneClickAway() {
        start("Back up chms");
        clickOn("#transcript");

        eventually(() -> transcripts.equals(List.of("Back up chms")));
    }

    private Fake start(String title) {
        Fake fake = new Fake(title);
        return onWindow(() -> {
            activities.start(fake, fake.plan(), failed -> transcripts.add("refused"));
            return fake;
        });
    }

    private void tell(Fake fake, long done, long total) {
        fake.tell(Events.bytes(done, total));
        onWindow(() -> {
            activities.drain();
            return true;
        });
    }

    private boolean visible(String selector) {
        return onWindow(() -> lookup(selector).queryAll().stream().anyMatch(Node::isVisible));
    }
}
