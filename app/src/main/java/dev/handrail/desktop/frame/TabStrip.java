package dev.handrail.desktop.frame;

import dev.handrail.words.Words;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The tabs of a server, as a strip of which one is always chosen. */
record TabStrip(HBox strip, FrameModel model) {
    void bind() {
        model.tabs().subscribe(this::fill);
        model.tab().subscribe(tab -> mark());
        fill();
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        // Clicked or reached with the arrow keys: these choose without pressing.
        group.selectedToggleProperty().subscribe(this::chosen);
        strip.getChildren()
                .setAll(model.tabs().stream().map(tab -> button(tab, group)).toList());
        strip.setVisible(!model.tabs().isEmpty());
        strip.setManaged(strip.isVisible());
        mark();
    }

    private ToggleButton button(Tab tab, ToggleGroup group) {
        ToggleButton button = new ToggleButton(Words.of(tab.key()));
        button.setUserData(tab);
        button.setId("tab-" + tab.ordinal());
        button.setToggleGroup(group);
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setOnAction(event -> mark());
        return button;
    }

    private void chosen(@Nullable Toggle toggle) {
        if (toggle != null && toggle.getUserData() instanceof Tab tab) {
            model.tab().set(tab);
        }
    }

    private void mark() {
        strip.getChildren().stream()
                .map(ToggleButton.class::cast)
                .forEach(button ->
                        button.setSelected(button.getUserData() == model.tab().get()));
    }
}
