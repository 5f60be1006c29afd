package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.runbook.duty.Duties;
import dev.handrail.server.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplateSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final List<Optional<Template>> chosen = new ArrayList<>();

    @BeforeEach
    void openSheet() {
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new TemplateSheet(Duties::brought, chosen::add));
            return true;
        });
        eventually(sheets::isOpen);
    }

    @Test
    void aKindIsChosenByTheKeyboardAlone() {
        type(KeyCode.TAB).type(KeyCode.SPACE);

        eventually(() -> !sheets.isOpen());
        assertThat(chosen).containsExactly(Optional.of(Template.LARAVEL));
    }

    @Test
    void eachSaysWhatItIsForAndWhichRunbooksItBrings() {
        assertThat(lookup("Rails with Capistrano").tryQuery()).isPresent();
        assertThat(lookup((Label label) -> label.getText().startsWith("Runbooks for it: ")
                                && label.getText().contains("Update a Laravel application")
                                && label.getText().contains("Dependency updates with Composer (monthly)"))
                        .tryQuery())
                .isPresent();
    }

    @Test
    void theFormMayStayEmpty() {
        clickOn("#empty");

        eventually(() -> !sheets.isOpen());
        assertThat(chosen).containsExactly(Optional.empty());
    }
}
