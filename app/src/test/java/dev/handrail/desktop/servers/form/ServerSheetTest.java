package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.server.Access;
import dev.handrail.server.Contact;
import dev.handrail.server.LogSource;
import java.time.Clock;
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
    private final Opened form = new Opened(sheets);

    @BeforeEach
    void openForm() {
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new ServerSheet(model, Set.of(), Clock.systemUTC(), form));
            return true;
        });
        eventually(sheets::isOpen);
    }

    private void addDatabase() {
        onWindow(() -> {
            model.page().set(FormPage.DATABASES);
            return true;
        });
        eventually(() -> lookup("#add-databases").tryQuery().isPresent());
        clickOn("#add-databases");
    }

    @Test
    void aServerIsAddedByTypingAlone() {
        write("Makerspace").type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.TAB);
        write("deploy").type(KeyCode.TAB);
        write("makerspace.example.org").type(KeyCode.ENTER);

        eventually(() -> form.saved.size() == 1 && !sheets.isOpen());
        assertThat(form.saved.getFirst().name()).isEqualTo("Makerspace");
        assertThat(((Access.Ssh) form.saved.getFirst().access()).address()).isEqualTo("deploy@makerspace.example.org");
        assertThat(form.tested).isFalse();
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldWhileOneTypes() {
        write("Parish office");

        eventually(() -> lookup("Name is taken; another server is called that")
                .tryQuery()
                .isPresent());
        clickOn("#save");
        assertThat(form.saved).isEmpty();
        assertThat(onWindow(sheets::isOpen)).isTrue();
    }

    @Test
    void aPasswordGoesToTheVaultUnderItsNameAndLeavesTheForm() {
        fill();
        addDatabase();
        eventually(() -> lookup("#databases .password-field").tryQuery().isPresent());
        onWindow(() -> {
            model.databases().all().getFirst().name().text().set("makerspace");
            model.databases().all().getFirst().user().text().set("maker");
            lookup("#databases .password-field").queryTextInputControl().setText("hush hush");
            return true;
        });
        clickOn("#saveAndTest");

        eventually(() -> form.saved.size() == 1);
        assertThat(form.secrets).containsExactly(Map.entry("Makerspace/database/makerspace", "hush hush"));
        assertThat(form.tested).isTrue();
    }

    @Test
    void whatIsLeftToBeFilledInIsSaidBeforeItIsKept() {
        fill();
        onWindow(() -> {
            model.sites().add();
            SiteModel site = model.sites().all().getFirst();
            site.name().text().set("public");
            site.url().text().set("https://…");
            return true;
        });
        clickOn("#save");
        eventually(() -> lookup("#gaps").queryLabeled().getText().contains("sites.public.url: https://…"));
        assertThat(form.saved).isEmpty();
        clickOn("#save");

        eventually(() -> form.saved.size() == 1 && !sheets.isOpen());
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

        eventually(() -> form.saved.size() == 1);
        assertThat(form.saved.getFirst().access()).isInstanceOf(Access.ThisComputer.class);
    }

    @Test
    void aDatabaseThatIsRemovedIsGoneAndTheOthersKeepWhatWasTyped() {
        addDatabase();
        addDatabase();
        eventually(() -> model.databases().all().size() == 2);
        onWindow(() -> {
            model.databases().all().getLast().name().text().set("second");
            model.databases().remove(model.databases().all().getFirst());
            return true;
        });

        eventually(() -> lookup("#databases #name").queryAll().size() == 1);
        assertThat(model.databases().all().getFirst().name().value()).isEqualTo("second");
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
        addDatabase();
        eventually(() -> lookup("By its Unix socket").tryQuery().isPresent());
        assertThat(shown("#databases #host")).isTrue();
        onWindow(() -> {
            model.databases().all().getFirst().way().set(DatabaseModel.Way.SOCKET);
            return true;
        });
        assertThat(shown("#databases #host")).isFalse();
        assertThat(shown("#databases #socket") && shown("#databases #as")).isTrue();
        assertThat(shown("#databases #container")).isFalse();
        clickOn("In a container");

        eventually(() -> shown("#databases #container") && shown("#databases #toolBox"));
        assertThat(model.databases().all().getFirst().way().get()).isEqualTo(DatabaseModel.Way.CONTAINER);
    }

    @Test
    void theWayToADatabaseThatIsChosenStaysChosenWhenItIsClickedAgain() {
        addDatabase();
        eventually(() -> lookup("By its port").tryQuery().isPresent());
        clickOn("By its port");

        ToggleButton chosen = lookup("By its port").queryAs(ToggleButton.class);
        eventually(chosen::isSelected);
    }

    @Test
    void theRestIsWrittenAsTextAndSavedWithWhatTheFormHolds() {
        fill();
        onWindow(() -> {
            model.page().set(FormPage.REST);
            return true;
        });
        clickOn("#asText");
        eventually(() -> lookup(".profile-editor .text-area").tryQuery().isPresent());
        TextArea area = lookup(".profile-editor .text-area").query();
        onWindow(() -> {
            area.appendText("tags: [workshop]");
            return true;
        });
        clickOn("#save");

        eventually(() -> form.saved.size() == 1 && !sheets.isOpen());
        assertThat(form.saved.getFirst().tags()).containsExactly("workshop");
        assertThat(((Access.Ssh) form.saved.getFirst().access()).host()).isEqualTo("makerspace.example.org");
    }

    @Test
    void aContactAndALogAreWrittenByTypingAlone() {
        fill();
        addByKey(FormPage.CONTACTS, "#add-contacts");
        eventually(() -> lookup("#contacts #role").tryQuery().isPresent());
        assertThat(lookup("#contacts .text-field").queryAllAs(TextField.class))
                .hasSize(4)
                .allMatch(field -> !field.getAccessibleText().isBlank());
        type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.TAB);
        write("Hosting").type(KeyCode.TAB);
        write("Anna Ox").type(KeyCode.TAB);
        write("112");
        addByKey(FormPage.LOGS, "#add-logs");
        eventually(() -> lookup("#logs #file").tryQuery().isPresent());
        assertThat(shown("#logs #unit")).isFalse();
        type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.TAB);
        write("web").type(KeyCode.TAB).type(KeyCode.RIGHT);
        eventually(() -> shown("#logs #unit"));
        type(KeyCode.TAB).write("nginx").type(KeyCode.ENTER);

        eventually(() -> form.saved.size() == 1 && !sheets.isOpen());
        assertThat(form.saved.getFirst().contacts()).containsExactly(new Contact("Hosting", "Anna Ox", "112", null));
        assertThat(form.saved.getFirst().logs()).containsExactly(new LogSource.Journald("web", "nginx"));
    }

    @Test
    void everyFieldSaysItsNameToAScreenReader() {
        assertThat(lookup(".text-field").queryAllAs(TextField.class))
                .allMatch(field -> field.getAccessibleText() != null
                        && !field.getAccessibleText().isBlank());
    }

    private void addByKey(FormPage page, String button) {
        onWindow(() -> {
            model.page().set(page);
            return true;
        });
        eventually(() -> lookup(button).tryQuery().isPresent());
        onWindow(() -> {
            lookup(button).query().requestFocus();
            return true;
        });
        type(KeyCode.SPACE);
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
}
