package dev.handrail.desktop.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Notice;
import dev.handrail.desktop.shared.WindowTest;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeBarTest extends WindowTest {
    private final List<String> done = new ArrayList<>();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList(
            new Notice(Light.BAD, "The backup failed", "Details", () -> done.add("details"), true),
            new Notice(Light.WARN, "Something was left behind", "Clean up…", () -> done.add("clean"), true));

    @BeforeEach
    void openBar() {
        open(() -> new NoticeBar(notices));
    }

    @Test
    void theButtonDoesItAndTheNoticeGoes() {
        clickOn("Clean up…");

        eventually(() -> done.equals(List.of("clean")) && notices.size() == 1);
    }

    @Test
    void dismissingDoesNothingElse() {
        clickOn((Node) lookup(".flat").nth(0).query());

        eventually(() -> notices.size() == 1);
        assertThat(done).isEmpty();
    }

    @Test
    void aNoticeWhoseCauseIsStillThereStays() {
        onWindow(() -> notices.add(
                new Notice(Light.WARN, "A partial file was left", "See the plan", () -> done.add("plan"), false)));
        clickOn("See the plan");

        eventually(() -> done.equals(List.of("plan")));
        assertThat(notices).hasSize(3);
    }

    @Test
    void aFloodOfThemLeavesRoomForTheWork() {
        onWindow(() -> {
            for (int i = 0; i < 40; i++) {
                notices.addFirst(new Notice(Light.BAD, "Failure " + i, "Details", () -> {}, true));
            }
            return true;
        });

        assertThat(lookup(".notice").queryAll()).hasSize(4);
        assertThat(lookup("Failure 39").tryQuery()).isPresent();
        assertThat(lookup("and 39 more").tryQuery()).isPresent();

        clickOn("Dismiss all");
        eventually(notices::isEmpty);
    }
}
