package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.server.Environment;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenameSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final RenameModel model =
            new RenameModel(Some.server("Parish office", Environment.PRODUCTION), List.of("Makerspace"));
    private final List<String> renamed = new ArrayList<>();

    @BeforeEach
    void openSheet() {
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new RenameSheet(model, renamed::add));
            return true;
        });
        eventually(() -> lookup(".text-field").query().isFocused());
    }

    @Test
    void aServerIsRenamedByTypingAlone() {
        type(KeyCode.END).write(" two").type(KeyCode.ENTER);

        eventually(() -> !sheets.isOpen());
        assertThat(renamed).containsExactly("Parish office two");
    }

    @Test
    void theNameOfAnotherIsRefusedBesideTheField() {
        onWindow(() -> {
            model.name().text().set("makerspace");
            return true;
        });
        type(KeyCode.ENTER);

        eventually(() -> lookup("Name is taken; another server is called that")
                .tryQuery()
                .isPresent());
        assertThat(lookup("#rename").query().isDisabled()).isTrue();
        assertThat(renamed).isEmpty();
    }
}
