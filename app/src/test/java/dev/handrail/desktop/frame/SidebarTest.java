package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.SidebarModel.Row;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SidebarTest extends WindowTest {
    private final Server bakery = Some.server("Bakery", Environment.PRODUCTION);
    private final Server parish = Some.server("Parish office", Environment.PRODUCTION);
    private final Server trial = Some.server("Trial", Environment.TEST);
    private final SidebarModel model = new SidebarModel();
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.FLEET);
    private final List<Place> visited = new ArrayList<>();
    private final Recorded actions = new Recorded();
    private Sidebar sidebar;

    @BeforeEach
    void openSidebar() {
        model.know(List.of(parish, trial), Map.of());
        sidebar = onWindow(() -> new Sidebar(model, place, actions));
        open(() -> {
            sidebar.show();
            return sidebar.node();
        });
    }

    @Test
    void whoIsAtAServerStaysThereWhileOthersComeAndGo() {
        goTo("Parish office");
        know(List.of(bakery, parish, trial));
        know(List.of(bakery, parish));
        know(List.of(parish));

        assertThat(visited).isEmpty();
        assertThat(chosen()).isEqualTo("Parish office");
    }

    @Test
    void whoIsAtAServerStaysThereWhileTheOthersChangeHowTheyStand() {
        goTo("Trial");
        for (int i = 0; i < 20; i++) {
            Standing standing = new Standing(Light.WARN, i + " days ago");
            onWindow(() -> {
                model.know(List.of(bakery, parish, trial), Map.of("Bakery", standing, "Trial", standing));
                return true;
            });
        }

        assertThat(visited).isEmpty();
        assertThat(chosen()).isEqualTo("Trial");
    }

    @Test
    void aSearchThatHidesTheServerOneIsAtDoesNotLeaveIt() {
        goTo("Parish office");
        clickOn("#search").write("trial");

        eventually(() -> model.rows().size() == 2);
        assertThat(visited).isEmpty();
        onWindow(() -> {
            model.search().set("");
            return true;
        });
        assertThat(chosen()).isEqualTo("Parish office");
    }

    @Test
    void theStateOfAServerIsAWordAndNotAColourAlone() {
        onWindow(() -> {
            model.know(List.of(parish), Map.of("Parish office", new Standing(Light.BAD, "Backup failed 3 h ago")));
            return true;
        });
        eventually(() -> lookup("Backup failed 3 h ago").tryQuery().isPresent());

        assertThat(lookup(".list-cell").queryAllAs(Node.class))
                .extracting(Node::getAccessibleText)
                .contains("Parish office, Backup failed 3 h ago");
    }

    @Test
    void theKeyboardGoesFromTheSearchToTheListAndUpAndDownInIt() {
        clickOn("#search").type(KeyCode.TAB);
        eventually(() -> lookup("#list").query().isFocused());
        type(KeyCode.DOWN).type(KeyCode.DOWN);
        eventually(() -> place.get().equals(new Place.One("Trial")));
        type(KeyCode.HOME);
        eventually(() -> place.get().equals(Place.FLEET));
    }

    @Test
    void whatOneCanAddAndSetIsOneClickAway() {
        clickOn("#add").clickOn("#settings");

        eventually(() -> actions.asked.equals(List.of("add", "settings")));
    }

    /** From elsewhere in the window; what the list does by itself from then on is noted. */
    private void goTo(String server) {
        onWindow(() -> {
            place.set(new Place.One(server));
            place.subscribe((before, now) -> visited.add(now));
            return true;
        });
    }

    private void know(List<Server> servers) {
        onWindow(() -> {
            model.know(servers, Map.of());
            return true;
        });
    }

    private String chosen() {
        ListView<Row> list = lookup("#list").query();
        return onWindow(() -> list.getSelectionModel().getSelectedItem() instanceof Row.One one
                ? one.server().name()
                : "nothing");
    }
}
