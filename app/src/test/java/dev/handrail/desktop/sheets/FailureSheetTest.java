package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final List<String> tried = new ArrayList<>();

    @BeforeEach
    void openWindow() {
        open(sheets::node);
    }

    @Test
    void itSaysWhatWasTriedWhereWhatCameBackAndWhatToDo() {
        tell(cutOff(), null);

        assertThat(words("#tried")).contains("The dump of chms was cut off", "deploy@example.org");
        assertThat(((TextArea) lookup("#cameBack").query()).getText()).isEqualTo("pg_dump: error: connection lost");
        assertThat(words("#next")).isEqualTo("Back up again.");
    }

    @Test
    void whatCameBackCanBeSelectedButNotChanged() {
        tell(cutOff(), null);

        assertThat(((TextArea) lookup("#cameBack").query()).isEditable()).isFalse();
    }

    @Test
    void withoutAnAnswerThereIsNoEmptyBoxForIt() {
        tell(OperationFailed.failed("There is no room").build(), null);

        assertThat(lookup("#answer").query().isVisible()).isFalse();
    }

    @Test
    void anAnswerOfAThousandLinesLeavesTheButtonsInTheWindow() {
        String flood = IntStream.range(0, 1_000)
                .mapToObj(i -> "pg_restore: error: line " + i)
                .collect(Collectors.joining("\n"));
        tell(
                OperationFailed.failed("The restore did not go through")
                        .cameBack(flood)
                        .build(),
                null);
        clickOn("#close");

        eventually(() -> !sheets.isOpen());
    }

    @Test
    void allThereIsToKnowIsCopied() {
        tell(cutOff(), null);
        clickOn("#copy");

        eventually(() -> Clipboard.getSystemClipboard().hasString());
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString()))
                .contains("The dump of chms was cut off", "pg_dump: error: connection lost");
        assertThat(onWindow(sheets::isOpen)).isTrue();
    }

    @Test
    void itIsTriedAgainOnceAndTheSheetIsGone() {
        tell(cutOff(), () -> tried.add("again"));
        clickOn("#retry");

        eventually(() -> !sheets.isOpen());
        assertThat(tried).containsExactly("again");
    }

    @Test
    void whereTryingAgainMakesNoSenseItIsNotOffered() {
        tell(cutOff(), null);

        assertThat(lookup("#retry").query().isVisible()).isFalse();
    }

    @Test
    void enterClosesAndTriesNothing() {
        tell(cutOff(), () -> tried.add("again"));
        type(KeyCode.ENTER);

        eventually(() -> !sheets.isOpen());
        assertThat(tried).isEmpty();
    }

    @Test
    void aRefusalIsInRed() {
        tell(
                OperationFailed.refused("The machine shows another key than before")
                        .build(),
                null);

        assertThat(lookup("#paper").query().getStyleClass()).contains("alarm");
    }

    private static OperationFailed cutOff() {
        return OperationFailed.failed("The dump of chms was cut off")
                .on("deploy@example.org")
                .cameBack("pg_dump: error: connection lost")
                .next("Back up again.")
                .build();
    }

    private void tell(OperationFailed failed, @Nullable Runnable again) {
        onWindow(() -> {
            sheets.show(new FailureSheet(new FailureModel(failed), again));
            return true;
        });
        eventually(() -> lookup("#close").query().isFocused());
    }

    private String words(String label) {
        return ((Labeled) lookup(label).query()).getText();
    }
}
