package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What one sees first: the ways to begin. */
public final class WelcomeScreen extends Screen {
    private final Runnable onAdd;
    private final Runnable onImport;
    private final Runnable onRecover;
    private final @Nullable Runnable onPractice;

    @FXML
    private Button add;

    @FXML
    private Button bring;

    @FXML
    private Button recover;

    @FXML
    private VBox practiceChoice;

    @FXML
    private Button practice;

    /**
     * @param onRecover begins to bring back a server of which only the copies are left
     * @param onPractice starts the practice server, or null where there is none
     */
    public WelcomeScreen(Runnable onAdd, Runnable onImport, Runnable onRecover, @Nullable Runnable onPractice) {
        super("welcome.fxml");
        this.onAdd = onAdd;
        this.onImport = onImport;
        this.onRecover = onRecover;
        this.onPractice = onPractice;
    }

    @Override
    protected void built() {
        add.setOnAction(event -> onAdd.run());
        bring.setOnAction(event -> onImport.run());
        recover.setOnAction(event -> onRecover.run());
        Pieces.shown(practiceChoice, onPractice != null);
        if (onPractice != null) {
            practice.setOnAction(event -> onPractice.run());
        }
    }
}
