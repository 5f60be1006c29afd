package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.operation.Answer;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);

    @BeforeEach
    void openWindow() {
        open(sheets::node);
    }

    @Test
    void aTableIsATableAndWhatStandsBelowItStandsBelowIt() {
        show(new Answer(
                List.of(),
                List.of("Backup", "Server"),
                List.of(List.of("b1", "Parish office"), List.of("b2")),
                List.of("2 backups"),
                false));

        TableView<List<String>> table = lookup("#table").query();
        assertThat(table.getColumns()).extracting(column -> column.getText()).containsExactly("Backup", "Server");
        assertThat(lookup("Parish office").tryQuery()).isPresent();
        assertThat(lookup("#text").queryTextInputControl().getText()).isEqualTo("2 backups");
    }

    @Test
    void thatThereIsMoreStandsBelowTheTableAndIsCopiedWithIt() {
        Answer cut = Answer.table(List.of(), List.of("Backup"), List.of(List.of("b1")))
                .aside("There is more");
        show(cut);

        assertThat(lookup("#text").queryTextInputControl().getText()).isEqualTo("There is more");
        assertThat(AnswerSheet.text(cut)).isEqualTo("Backup\nb1\nThere is more");
    }

    @Test
    void linesAloneNeedNoTable() {
        show(Answer.lines(List.of(), List.of("pg_restore", "createdb")));

        assertThat(lookup("#table").query().isVisible()).isFalse();
        assertThat(lookup("#text").queryTextInputControl().getText()).isEqualTo("pg_restore\ncreatedb");
    }

    @Test
    void anEmptyTableSaysThatThereIsNothing() {
        show(Answer.table(List.of(), List.of("Backup"), List.of()));

        assertThat(lookup("There is nothing to show").tryQuery()).isPresent();
        assertThat(lookup("#text").query().isVisible()).isFalse();
    }

    @Test
    void allOfItIsCopiedAsText() {
        show(Answer.table(List.of(), List.of("a", "b"), List.of(List.of("1", "2"), List.of("3", "4"))));
        clickOn("#copy");
        eventually(
                () -> "a\tb\n1\t2\n3\t4".equals(Clipboard.getSystemClipboard().getString()));

        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
    }

    private void show(Answer answer) {
        onWindow(() -> {
            sheets.show(new AnswerSheet("Backups", answer));
            return true;
        });
        eventually(() -> lookup("Backups").tryQuery().isPresent());
    }
}
