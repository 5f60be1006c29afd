package dev.handrail.desktop.running;

import static org.testfx.api.FxAssert.verifyThat;

import dev.handrail.desktop.shared.WindowTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

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
    void theNewestLineIsFollowed() {
        say("line ", 200);
        eventually(() -> shows("line 199"));
        say("more ", 10);

        eventually(() -> shows("more 9"));
        verifyThat(".paused", node -> !node.isVisible());
    }

    @Test
    void whoScrollsUpIsLeftThereAndGoesBackToTheEndWithOneClick() {
        say("line ", 200);
        eventually(() -> shows("line 199"));
        scrollTo(20);
        say("more ", 10);
        say("and more ", 5);

        eventually(() -> "Paused, 15 new lines".equals(hint().getText()));
        eventually(() -> firstShown().equals("line 20"));
        clickOn(".paused");

        eventually(() -> shows("and more 4") && !hint().isVisible());
        say("still more ", 1);
        eventually(() -> shows("still more 0"));
    }

    @Test
    void whoScrollsBackToTheEndFollowsAgain() {
        say("line ", 200);
        scrollTo(20);
        say("more ", 10);
        eventually(() -> hint().isVisible());
        scrollTo(209);

        eventually(() -> !hint().isVisible());
        say("still more ", 30);
        eventually(() -> shows("still more 29"));
    }

    @Test
    void theLineOneReadsStaysAlsoWhenOldLinesAreDropped() {
        say("line ", Activity.KEPT);
        eventually(() -> shows("line 4999"));
        scrollTo(1000);
        eventually(() -> firstShown().equals("line 1000"));
        say("more ", 300);

        eventually(() -> firstShown().equals("line 1000"));
    }

    @Test
    void whoHasChosenALineIsLeftThere() {
        say("line ", 200);
        scrollTo(20);
        clickOn((Node) lookup(".list-cell").nth(1).query());
        say("the last", 1);

        eventually(() -> list().getSelectionModel().getSelectedIndices().size() == 1);
        eventually(() -> hint().isVisible() && !shows("the last0"));
    }

    @Test
    void itCloses() {
        clickOn("#close");

        eventually(() -> closed.equals(List.of("closed")));
    }

    private ListView<Line> list() {
        return lookup(".console").query();
    }

    private Labeled hint() {
        return lookup(".paused").query();
    }

    private VirtualFlow<?> flow() {
        return lookup(".console .virtual-flow").query();
    }

    private String firstShown() {
        return list().getItems().get(flow().getFirstVisibleCell().getIndex()).text();
    }

    private boolean shows(String text) {
        int first = flow().getFirstVisibleCell().getIndex();
        int last = flow().getLastVisibleCell().getIndex();
        return list().getItems().subList(first, last + 1).stream()
                .anyMatch(line -> line.text().equals(text));
    }

    private void scrollTo(int line) {
        onWindow(() -> {
            list().scrollTo(line);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void say(String line) {
        activity.take(Events.said(line, null));
        drain();
    }

    /** Many lines at once, numbered. */
    private void say(String line, int times) {
        for (int i = 0; i < times; i++) {
            activity.take(Events.said(line + i, null));
        }
        drain();
    }

    private void drain() {
        onWindow(() -> {
            activity.drain();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
