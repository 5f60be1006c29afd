package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.WindowTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TranscriptPaneTest extends WindowTest {
    private final Activity activity = new Activity(new Fake("Back up chms"), Clock.systemUTC());
    private final List<String> closed = new ArrayList<>();

    @BeforeEach
    void openPane() {
        open(() -> {
            TranscriptPane pane = new TranscriptPane(activity, ZoneOffset.UTC, () -> closed.add("closed"));
            pane.show();
            return pane.node();
        });
    }

    @Test
    void linesAppearWhileItRunsAndAllOfThemAreCopied() {
        say("first");
        say("second");
        clickOn("#copy");

        eventually(() -> "04:05:00 first\n04:05:00 second\n"
                .equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void whoHasChosenALineIsLeftThere() {
        for (int i = 0; i < 200; i++) {
            say("line " + i);
        }
        clickOn((Node) lookup(".list-cell").nth(1).query());
        say("the last");

        ListView<?> list = lookup(".console").query();
        eventually(() -> list.getSelectionModel().getSelectedIndices().size() == 1);
    }

    @Test
    void itCloses() {
        clickOn("#close");

        eventually(() -> closed.equals(List.of("closed")));
    }

    private void say(String line) {
        activity.take(Events.said(line, null));
        onWindow(() -> {
            activity.drain();
            return true;
        });
    }
}
