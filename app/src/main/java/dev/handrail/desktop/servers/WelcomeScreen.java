package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Screen;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/** What one sees first: the ways to begin. */
public final class WelcomeScreen extends Screen {
    private final Runnable onAdd;
    private final Runnable onImport;
    private final Runnable onRecover;
    private final Runnable onPractice;

    @FXML
    private Button add;

    @FXML
    private Button bring;

    @FXML
    private Button recover;

    @FXML
    private Button practice;

    /**
     * @param onRecover begins to bring back a server of which only the copies are left
     * @param onPractice starts the practice server
     */
    public WelcomeScreen(Runnable onAdd, Runnable onImport, Runnable onRecover, Runnable onPractice) {
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
        practice.setOnAction(event -> onPractice.run());
    }
}
