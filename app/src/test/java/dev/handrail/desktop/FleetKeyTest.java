package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.Errands;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the list of all servers one key, or one click, leads to the maintenance page of one of them, with the last reason filled in. */
class FleetKeyTest extends SampleWindowTest {
    /** What is done away from the window waits here where a test wants it to. */
    private final Queue<Runnable> later = new ArrayDeque<>();

    private boolean waits;
    private Stage stage;

    @BeforeEach
    void openWindow() {
        stage = openStage();
        eventually(() -> stage.isFocused() && table().getItems().size() == 6);
    }

    @Override
    Errands errands() {
        return new Errands(this::away, Runnable::run);
    }

    private void away(Runnable task) {
        if (waits) {
            later.add(task);
        } else {
            task.run();
        }
    }

    @SuppressWarnings("unchecked")
    private TableView<Object> table() {
        return (TableView<Object>) stage.getScene().lookup("#table");
    }

    /** Chooses the row of a server, as a click on it would. */
    private void choose(String server) {
        onWindow(() -> {
            TableView<Object> table = table();
            table.requestFocus();
            for (int row = 0; row < table.getItems().size(); row++) {
                if (table.getItems().get(row).toString().contains("name=" + server + ",")) {
                    table.getSelectionModel().clearAndSelect(row);
                }
            }
            return true;
        });
        assertThat(onWindow(() -> table().getSelectionModel().getSelectedItem()))
                .isNotNull();
    }

    private TextField reason() {
        Node owner = onWindow(() -> stage.getScene().getFocusOwner());
        assertThat(owner).isInstanceOf(TextField.class);
        return (TextField) owner;
    }

    @Test
    void theKeyLeadsToTheSwitchOfTheChosenServerAndEnterToItsPlan() {
        choose("Parish office");
        type(KeyCode.M);
        eventually(() -> window.model().tab().get() == Tab.MAINTENANCE);
        assertThat(window.model().place().get()).isEqualTo(new Place.One("Parish office"));
        assertThat(reason().getText()).isEqualTo("Upgrade of the database");
        assertThat(reason().getSelectedText())
                .as("what is typed takes its place")
                .isEqualTo("Upgrade of the database");
        assertThat(sheets.isOpen()).as("nothing is done by the key alone").isFalse();
        type(KeyCode.ENTER);
        eventually(sheets::isOpen);
        assertThat(onWindow(() -> sheets.node().lookupAll(".label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList()))
                .anyMatch(text -> text.contains("Upgrade of the database"));
        assertThat(window.activities().running()).isEmpty();
    }

    @Test
    void aReasonThatIsFoundOnlyLaterIsFilledInToBeReplaced() {
        choose("Parish office");
        waits = true;
        type(KeyCode.M);
        eventually(() -> stage.getScene().getFocusOwner() instanceof TextField);
        assertThat(reason().getText()).isEmpty();
        waits = false;
        onWindow(() -> {
            while (!later.isEmpty()) {
                later.remove().run();
            }
            return true;
        });
        assertThat(reason().getSelectedText()).isEqualTo("Upgrade of the database");
    }

    @Test
    void oneClickLeadsThereToo() {
        onWindow(() -> {
            Node button = stage.getScene().getRoot().lookupAll(".button").stream()
                    .filter(node ->
                            node.isVisible() && "Maintenance page of Makerspace".equals(node.getAccessibleText()))
                    .findFirst()
                    .orElseThrow();
            ((Button) button).fire();
            return true;
        });
        assertThat(window.model().place().get()).isEqualTo(new Place.One("Makerspace"));
        assertThat(window.model().tab().get()).isEqualTo(Tab.MAINTENANCE);
        assertThat(reason().isFocused()).isTrue();
    }

    @Test
    void onlyServersWithASwitchHaveTheButton() {
        assertThat(onWindow(() -> stage.getScene().getRoot().lookupAll(".button").stream()
                        .filter(Node::isVisible)
                        .map(Node::getAccessibleText)
                        .filter(text -> text != null && text.startsWith("Maintenance page of "))
                        .toList()))
                .containsExactlyInAnyOrder("Maintenance page of Makerspace", "Maintenance page of Parish office");
    }

    @Test
    void ofAServerThatHasNoneItIsSaidWhatToDo() {
        choose("Parish test");
        type(KeyCode.M);
        eventually(sheets::isOpen);
        assertThat(window.model().place().get()).as("one stays where one is").isEqualTo(Place.FLEET);
        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
    }

    @Test
    void whereNoServerIsChosenTheKeyDoesNothing() {
        onWindow(() -> {
            table().getSelectionModel().clearSelection();
            table().requestFocus();
            return true;
        });
        type(KeyCode.M);
        assertThat(window.model().place().get()).isEqualTo(Place.FLEET);
        assertThat(sheets.isOpen()).isFalse();
    }

    @Test
    void inTheListOfServersTheKeyIsOfTheOneThatIsShown() {
        onWindow(() -> {
            window.model().goTo("Makerspace");
            stage.getScene().lookup("#list").requestFocus();
            return true;
        });
        type(KeyCode.M);
        eventually(() -> window.model().tab().get() == Tab.MAINTENANCE);
        assertThat(window.model().place().get()).isEqualTo(new Place.One("Makerspace"));
        assertThat(reason().isFocused()).isTrue();
    }
}
