package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.source.Manifests;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of a backup that does not say which it has: a person types their names. */
class TablesPaneTest extends WindowTest {
    private RestoreModel model;

    @BeforeEach
    void openPane() {
        Backup backup = new Backup(
                Manifests.of("postgresql", "plain", List.of(), List.of()),
                false,
                List.of(new Copy("nas", "/mnt", "f", Copy.State.GOOD)),
                List.of());
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        Activities activities =
                new Activities((operation, plan, watcher) -> new Fake("restore"), atOnce, Clock.systemUTC());
        Deeds deeds = new Deeds(List.of(), Operation::plan, activities, atOnce, new Sheets());
        model = new RestoreModel(backup, List.of("Parish"), Set.of(), Way.TABLES, deeds, failed -> {});
        open(this::pane);
    }

    private Parent pane() {
        TablesPane pane = new TablesPane(model);
        pane.show();
        return (Parent) pane.node();
    }

    private void type(String text) {
        onWindow(() -> {
            lookup("#named").queryAs(TextArea.class).setText(text);
            return true;
        });
    }

    private String told() {
        return onWindow(() -> lookup("#told").queryAs(Label.class).getText());
    }

    @Test
    void theNamesAreTypedOneALineAndMayHoldCommas() {
        assertThat(told()).isEqualTo("None is chosen.");
        type(" visits, 2024 \n\npublic.members\n");
        assertThat(model.wish().tables()).containsExactly("public.members", "visits, 2024");
        assertThat(model.wish().arguments().all("--table")).containsExactly("public.members", "visits, 2024");
        type("visits, 2024");
        assertThat(model.wish().tables()).containsExactly("visits, 2024");
        assertThat(told()).isEqualTo("Chosen: visits, 2024");
    }

    @Test
    void whoComesBackFindsTheNamesThatWereTyped() {
        type("visits, 2024\nmembers");
        TextArea again = onWindow(() -> (TextArea) pane().lookup("#named"));
        assertThat(again.getText()).isEqualTo("members\nvisits, 2024");
        assertThat(model.wish().tables()).hasSize(2);
    }
}
