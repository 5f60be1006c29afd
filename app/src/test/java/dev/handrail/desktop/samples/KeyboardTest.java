package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With the tabulator alone one comes to everything that can be used, and round again. */
class KeyboardTest extends WindowTest {
    private static final int MORE_THAN_THERE_ARE = 80;

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(
            value = View.class,
            names = {
                "FLEET",
                "OVERVIEW",
                "BACKUPS",
                "JOURNAL",
                "RESTORE_TARGET",
                "FORM_ADD",
                "SETTINGS",
                "PLAN",
                "FAILURE",
                "BACKUPS_INCOMPLETE",
                "BACKUPS_KEEP",
                "BACKUPS_ADOPT",
                "BACKUPS_PIN",
                "RUNBOOKS",
                "RUNBOOK_START",
                "WALK_PERSON",
                "WALK_HAND_OVER"
            })
    void everythingIsReachedAndNothingHoldsTheKeyboard(View view) throws OperationFailed {
        try (SampleDesk samples = view.desk(home)) {
            Sheets sheets = onWindow(Sheets::new);
            Errands atOnce = new Errands(Runnable::run, Runnable::run);
            Window window =
                    onWindow(() -> new Window(samples.desk(), new SettingsFile(home), Settings.USUAL, sheets, atOnce));
            Stage stage = onWindow(() -> {
                Scene scene = window.scene();
                window.look();
                view.open(window, sheets);
                Stage opened = new Stage();
                opened.setScene(scene);
                opened.setWidth(1280);
                opened.setHeight(800);
                opened.show();
                return opened;
            });
            eventually(stage::isFocused);

            Set<Node> wanted =
                    Set.copyOf(onWindow(() -> new Sight(stage.getScene().getRoot()).usable()));
            Set<Node> reached = walk(stage.getScene());
            onWindow(() -> {
                window.close();
                stage.hide();
                return true;
            });
            assertThat(reached).containsAll(wanted);
            if (onWindow(sheets::isOpen)) {
                assertThat(reached).as("a sheet keeps the keyboard").isSubsetOf(wanted);
            }
        }
    }

    private Set<Node> walk(Scene scene) {
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < MORE_THAN_THERE_ARE; i++) {
            type(KeyCode.TAB);
            Node owner = onWindow(scene::getFocusOwner);
            if (owner != null && !reached.add(owner) && List.copyOf(reached).getFirst() == owner) {
                return reached;
            }
        }
        return reached;
    }
}
