package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.ActivityBarModel;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.practice.PracticeServer;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameTest extends WindowTest {
    private final ObservableList<Server> servers = FXCollections.observableArrayList(
            Some.withDatabase("Parish office", Environment.PRODUCTION),
            Some.server("Parish test", Environment.STAGING));
    private final FrameModel model = new FrameModel(servers);
    private final SidebarModel side = new SidebarModel();
    private final Recorded actions = new Recorded();
    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void openFrame() {
        side.know(servers, Map.of());
        open(this::frame);
    }

    @Test
    void aClickOnAServerShowsItAndItsColour() {
        clickOn("Parish office");

        eventually(() -> shown.equals(List.of("fleet", "hidden fleet", "OVERVIEW Parish office")));
        Region edge = lookup(".edge").query();
        assertThat(edge.getStyleClass()).contains("production");
    }

    @Test
    void aTabIsBuiltWhenItIsFirstShownAndTheOneBeforeFallsSilent() {
        clickOn("Parish office").clickOn("#tab-4");

        eventually(() -> shown.equals(List.of(
                "fleet",
                "hidden fleet",
                "OVERVIEW Parish office",
                "hidden OVERVIEW Parish office",
                "JOURNAL Parish office")));
    }

    @Test
    void theArrowKeysGoFromTabToTab() {
        clickOn("Parish office").clickOn("#tab-0").type(KeyCode.RIGHT);
        eventually(() -> model.tab().get() == Tab.BACKUPS);

        type(KeyCode.LEFT);
        eventually(() -> model.tab().get() == Tab.OVERVIEW);
    }

    @Test
    void theServerThatWasSearchedForIsReachedWithEnter() {
        clickOn("#search").write("test").type(KeyCode.ENTER);

        eventually(() -> model.place().get().equals(new Place.One("Parish test")));
    }

    @Test
    void theArrowKeysStepOverTheHeadsOfGroups() {
        clickOn("Parish office").type(KeyCode.DOWN);
        eventually(() -> model.place().get().equals(new Place.One("Parish test")));

        type(KeyCode.UP);
        eventually(() -> model.place().get().equals(new Place.One("Parish office")));
    }

    @Test
    void backUpNowIsOneClick() {
        clickOn("Parish office").clickOn("#backUp");

        eventually(() -> actions.asked.equals(List.of("back up Parish office")));
    }

    @Test
    void thePracticeServerAloneIsStartedAndRemovedFromItsMenu() {
        servers.add(Some.server(PracticeServer.NAME, Environment.TEST));
        servers.add(Some.server("To practise on", Environment.PRACTICE));
        for (String own : List.of("Parish office", "To practise on")) {
            onWindow(() -> {
                model.goTo(own);
                return true;
            });
            assertThat(menu()).as(own).doesNotContain("Start the practice server", "Remove the practice server");
        }

        onWindow(() -> {
            model.goTo(PracticeServer.NAME);
            return true;
        });
        assertThat(menu()).endsWith("Start the practice server", "Remove the practice server");
        onWindow(() -> {
            more().getItems().reversed().stream().limit(2).forEach(MenuItem::fire);
            return true;
        });
        assertThat(actions.asked).containsExactly("remove practice", "practise");
    }

    private List<String> menu() {
        return onWindow(() -> more().getItems().stream()
                .filter(MenuItem::isVisible)
                .map(MenuItem::getText)
                .toList());
    }

    private MenuButton more() {
        return lookup("#more").queryAs(MenuButton.class);
    }

    private Parent frame() {
        Errands errands = new Errands(Runnable::run, Runnable::run);
        Activities activities = new Activities(
                (operation, plan, watcher) -> {
                    throw OperationFailed.cancelled();
                },
                errands,
                Clock.systemUTC());
        Frame frame = new Frame(
                model,
                side,
                new ActivityBarModel(activities, ZoneOffset.UTC),
                new NoteParts(),
                actions,
                server -> server.name().equals(PracticeServer.NAME),
                new Sheets(),
                FXCollections.observableArrayList(),
                ZoneOffset.UTC);
        frame.show();
        return frame.node();
    }

    /** Screens that only note that they are shown and hidden. */
    private final class NoteParts implements Parts {
        @Override
        public Screen tab(Tab tab, Server server) {
            return new Note(tab + " " + server.name());
        }

        @Override
        public Screen above(Server server) {
            return new Screen("/dev/handrail/desktop/frame/note.fxml") {};
        }

        @Override
        public Screen fleet(boolean empty) {
            return new Note("fleet");
        }
    }

    private final class Note extends Screen {
        private final String name;

        Note(String name) {
            super("/dev/handrail/desktop/frame/note.fxml");
            this.name = name;
        }

        @Override
        protected Subscription observe() {
            shown.add(name);
            return () -> shown.add("hidden " + name);
        }
    }
}
