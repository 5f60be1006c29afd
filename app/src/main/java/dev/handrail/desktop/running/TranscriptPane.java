package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.Screen;
import java.time.ZoneId;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** What an operation says, as it says it; slides in above the bar. */
public final class TranscriptPane extends Screen {
    private final Activity activity;
    private final ZoneId zone;
    private final Runnable onClose;

    @FXML
    private Label title;

    @FXML
    private Button copy;

    @FXML
    private Button close;

    @FXML
    private Console lines;

    public TranscriptPane(Activity activity, ZoneId zone, Runnable onClose) {
        super("transcript.fxml");
        this.activity = activity;
        this.zone = zone;
        this.onClose = onClose;
    }

    @Override
    protected void built() {
        title.setText(activity.title());
        lines.in(zone);
        copy.setOnAction(event -> lines.copy());
        close.setOnAction(event -> onClose.run());
    }

    @Override
    protected Subscription observe() {
        return lines.follow(activity.lines());
    }
}
