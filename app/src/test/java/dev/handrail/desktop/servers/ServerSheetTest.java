package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.vault.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final ServerModel model = new ServerModel(null, List.of("Parish office"));
    private final List<Server> saved = new ArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();
    private boolean tested;

    @BeforeEach
    void openForm() {
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new ServerSheet(model, Set.of(), this::keep, sheets::show));
            return true;
        });
        eventually(sheets::isOpen);
    }

    @Test
    void aServerIsAddedByTypingAlone() {
        write("Makerspace").type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.TAB);
        write("deploy").type(KeyCode.TAB);
        write("makerspace.example.org").type(KeyCode.ENTER);

        eventually(() -> saved.size() == 1 && !sheets.isOpen());
        assertThat(saved.getFirst().name()).isEqualTo("Makerspace");
        assertThat(((Access.Ssh) saved.getFirst().access()).address()).isEqualTo("deploy@makerspace.example.org");
        assertThat(tested).isFalse();
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldWhileOneTypes() {
        write("Parish office");

        eventually(() -> lookup("Name is taken; another server is called that")
                .tryQuery()
                .isPresent());
        clickOn("#save");
        assertThat(saved).isEmpty();
        assertThat(onWindow(sheets::isOpen)).isTrue();
    }

    @Test
    void aPasswordGoesToTheVaultUnderItsNameAndLeavesTheForm() {
        fill();
        clickOn("#addDatabase");
        eventually(() -> lookup("#databases .password-field").tryQuery().isPresent());
        onWindow(() -> {
            model.databases().getFirst().name().text().set("makerspace");
            model.databases().getFirst().user().text().set("maker");
            lookup("#databases .password-field").queryTextInputControl().setText("hush hush");
            return true;
        });
        clickOn("#saveAndTest");

        eventually(() -> saved.size() == 1);
        assertThat(secrets).containsExactly(Map.entry("Makerspace/database/makerspace", "hush hush"));
        assertThat(tested).isTrue();
    }

    @Test
    void thisComputerNeedsNoHost() {
        clickOn("#onHere");
        eventually(() -> !lookup("#ssh").query().isVisible());
        clickOn("#onHere");
        eventually(() -> model.access().here().get());
        onWindow(() -> {
            model.name().text().set("Here");
            return true;
        });
        clickOn("#save");

        eventually(() -> saved.size() == 1);
        assertThat(saved.getFirst().access()).isInstanceOf(Access.ThisComputer.class);
    }

    @Test
    void aDatabaseThatIsRemovedIsGoneAndTheOthersKeepWhatWasTyped() {
        clickOn("#addDatabase").clickOn("#addDatabase");
        eventually(() -> model.databases().size() == 2);
        onWindow(() -> {
            model.databases().getLast().name().text().set("second");
            model.databases().removeFirst();
            return true;
        });

        eventually(() -> lookup("#databases #name").queryAll().size() == 1);
        assertThat(model.databases().getFirst().name().value()).isEqualTo("second");
    }

    @Test
    void onlyTheFieldsOfTheTickedWaysToSignInAreShown() {
        assertThat(shown("#asUsual")).isTrue();
        assertThat(shown("#key")).isFalse();
        clickOn("#byKey").clickOn("#byPassword");

        eventually(() -> shown("#key") && shown("#password") && !shown("#asUsual"));
    }

    @Test
    void onlyTheFieldsOfTheChosenWayToADatabaseAreShown() {
        clickOn("#addDatabase");
        eventually(() -> lookup("By its Unix socket").tryQuery().isPresent());
        assertThat(shown("#databases #host")).isTrue();
        onWindow(() -> {
            model.databases().getFirst().way().set(DatabaseModel.Way.SOCKET);
            return true;
        });
        assertThat(shown("#databases #host")).isFalse();
        assertThat(shown("#databases #socket") && shown("#databases #as")).isTrue();
        assertThat(shown("#databases #container")).isFalse();
        clickOn("In a container");

        eventually(() -> shown("#databases #container") && shown("#databases #toolBox"));
        assertThat(model.databases().getFirst().way().get()).isEqualTo(DatabaseModel.Way.CONTAINER);
    }

    @Test
    void theWayToADatabaseThatIsChosenStaysChosenWhenItIsClickedAgain() {
        clickOn("#addDatabase");
        eventually(() -> lookup("By its port").tryQuery().isPresent());
        clickOn("By its port");

        ToggleButton chosen = lookup("By its port").queryAs(ToggleButton.class);
        eventually(chosen::isSelected);
    }

    @Test
    void theRestIsWrittenAsTextAndSavedWithWhatTheFormHolds() {
        fill();
        clickOn("#asText");
        eventually(() -> lookup(".profile-editor .text-area").tryQuery().isPresent());
        TextArea area = lookup(".profile-editor .text-area").query();
        onWindow(() -> {
            area.appendText("tags: [workshop]");
            return true;
        });
        clickOn("#save");

        eventually(() -> saved.size() == 1 && !sheets.isOpen());
        assertThat(saved.getFirst().tags()).containsExactly("workshop");
        assertThat(((Access.Ssh) saved.getFirst().access()).host()).isEqualTo("makerspace.example.org");
    }

    @Test
    void everyFieldSaysItsNameToAScreenReader() {
        assertThat(lookup(".text-field").queryAllAs(TextField.class))
                .allMatch(field -> field.getAccessibleText() != null
                        && !field.getAccessibleText().isBlank());
    }

    private boolean shown(String selector) {
        return lookup(selector).queryAll().stream().anyMatch(Node::isVisible);
    }

    private void fill() {
        onWindow(() -> {
            model.name().text().set("Makerspace");
            model.access().host().text().set("makerspace.example.org");
            model.access().user().text().set("deploy");
            return true;
        });
    }

    private void keep(Server server, Map<String, Secret> typed, boolean thenTest, Runnable kept) {
        saved.add(server);
        tested = thenTest;
        typed.forEach((name, secret) -> {
            secrets.put(name, new String(secret.characters()));
            secret.close();
        });
        kept.run();
    }
}
