package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.form.ServerModel;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final ProfileModel model = new ServerModel(Some.server("Parish office", Environment.PRODUCTION), List.of())
            .asText()
            .orElseThrow();
    private final List<Server> saved = new ArrayList<>();

    @BeforeEach
    void openEditor() {
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new ProfileSheet(model, (server, kept) -> {
                saved.add(server);
                kept.run();
            }));
            return true;
        });
        eventually(() -> area().isFocused());
    }

    @Test
    void whatWasWrittenIsSavedAndTheSheetCloses() {
        append("tags: [parish]");
        clickOn("#save");

        eventually(() -> saved.size() == 1 && !sheets.isOpen());
        assertThat(saved.getFirst().tags()).containsExactly("parish");
    }

    @Test
    void whatIsWrongKeepsItFromBeingSavedAndLeadsToItsLine() {
        append("tags: parish\ntemplate: wordpress");
        int lines = (int) model.text().get().lines().count();

        Button save = lookup("#save").queryButton();
        eventually(() -> save.isDisabled() && lookup(".wrong-line").queryAll().size() == 2);
        assertThat(lookup("Not understood yet: 2").tryQuery()).isPresent();
        clickOn("Line " + lines);

        eventually(() -> area().getSelectedText().equals("template: wordpress"));
    }

    @Test
    void theLinesAreNumbered() {
        append("# one\n# two");
        int lines = (int) model.text().get().lines().count();

        javafx.scene.text.Text numbers = lookup(".line-numbers").query();
        eventually(() -> numbers.getText().endsWith("\n" + lines));
    }

    @Test
    void aTabulatorBecomesSpacesBecauseYamlKnowsNone() {
        append("tags:");
        onWindow(() -> {
            area().end();
            return true;
        });
        type(KeyCode.ENTER).type(KeyCode.TAB);
        write("- parish");

        eventually(() -> model.text().get().endsWith("tags:\n  - parish")
                && model.problems().isEmpty());
    }

    @Test
    void escapeDoesNotLoseWhatWasWritten() {
        append("tags: [parish]");
        type(KeyCode.ESCAPE);
        eventually(() -> lookup("#cancel").query().isFocused());
        assertThat(onWindow(sheets::isOpen)).isTrue();

        clickOn("#cancel");
        eventually(() -> !sheets.isOpen());
        assertThat(saved).isEmpty();
    }

    @Test
    void escapeClosesWhatWasOnlyLookedAt() {
        type(KeyCode.ESCAPE);

        eventually(() -> !sheets.isOpen());
    }

    private TextArea area() {
        return lookup(".text-area").query();
    }

    private void append(String text) {
        onWindow(() -> {
            area().appendText(text);
            return true;
        });
    }
}
