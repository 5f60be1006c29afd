package dev.handrail.desktop.sheets;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.operation.Runner;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Asks what becomes of what runs when the window is to be closed. */
public final class ClosingSheet extends Sheet {
    private final List<Activity> activities;
    private final Consumer<Runner.Closing> onDecision;

    @FXML
    private VBox running;

    @FXML
    private Button cancel;

    @FXML
    private Button await;

    @FXML
    private Button stay;

    public ClosingSheet(List<Activity> activities, Consumer<Runner.Closing> onDecision) {
        super("closing.fxml");
        this.activities = List.copyOf(activities);
        this.onDecision = onDecision;
    }

    @Override
    protected void built() {
        activities.forEach(activity -> running.getChildren().add(Pieces.text(activity.title())));
        stay.setOnAction(event -> close());
        cancel.setOnAction(event -> decide(Runner.Closing.CANCEL));
        await.setOnAction(event -> decide(Runner.Closing.WAIT));
    }

    private void decide(Runner.Closing how) {
        close();
        onDecision.accept(how);
    }

    @Override
    protected Node first() {
        return stay;
    }
}
