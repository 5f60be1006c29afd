package dev.handrail.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.palette.PaletteModel.Item;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void openPalette() {
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new PaletteSheet(new PaletteModel(List.of(
                    item("All servers", "Ctrl 0"),
                    item("Parish office", ""),
                    item("Parish office: Back up now", "")))));
            return true;
        });
        eventually(sheets::isOpen);
    }

    @Test
    void aFewLettersAndEnterAreEnough() {
        write("pobu").type(KeyCode.ENTER);

        eventually(() -> done.equals(List.of("Parish office: Back up now")) && !sheets.isOpen());
    }

    @Test
    void theArrowsChooseWhileTheKeyboardStaysInTheField() {
        type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.ENTER);

        eventually(() -> done.equals(List.of("Parish office")));
    }

    @Test
    void aClickDoesItToo() {
        clickOn("All servers");

        eventually(() -> done.equals(List.of("All servers")));
    }

    @Test
    void withNothingFoundEnterDoesNothing() {
        write("zzz").type(KeyCode.ENTER);

        assertThat(onWindow(sheets::isOpen)).isTrue();
        assertThat(lookup("Nothing is called that").tryQuery()).isPresent();
    }

    @Test
    void theListOfKeysNamesThemAll() {
        onWindow(() -> {
            sheets.show(new KeysSheet());
            return true;
        });

        for (Key key : Key.values()) {
            eventually(() -> lookup(Words.of(key.key())).tryQuery().isPresent());
        }
    }

    private Item item(String name, String key) {
        return new Item(name, "", "test", key, () -> done.add(name));
    }
}
