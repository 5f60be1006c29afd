package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TablesTest extends WindowTest {
    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void openTable() {
        open(() -> {
            TableView<String> table = new TableView<>(FXCollections.observableArrayList("one", "two"));
            TableColumn<String, String> words = new TableColumn<>("Words");
            TableColumn<String, Integer> length = new TableColumn<>("Length");
            Tables.words(words, text -> text);
            Tables.nodes(length, String::length, value -> new Label("<" + value + ">"), value -> value + " letters");
            table.getColumns().setAll(List.of(words, length));
            Tables.copyable(table);
            Tables.onOpen(table, opened::add);
            return table;
        });
    }

    @Test
    void chosenRowsAreCopiedAsTextWithTabs() {
        clickOn("one").press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        eventually(() -> "one\t3 letters\ntwo\t3 letters"
                .equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void aRowIsOpenedByEnterAndByTwoClicks() {
        clickOn("two").type(KeyCode.ENTER);
        eventually(() -> opened.equals(List.of("two")));

        doubleClickOn("one");
        eventually(() -> opened.contains("one"));
    }

    @Test
    void aValueIsShownByItsNode() {
        assertThat(lookup("<3>").tryQuery()).isPresent();
    }
}
