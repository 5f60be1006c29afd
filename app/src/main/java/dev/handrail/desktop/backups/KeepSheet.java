package dev.handrail.desktop.backups;

import dev.handrail.backup.keep.Verdict;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The rules by which backups are kept, with a preview of what they come to; saved only when one says so. */
public final class KeepSheet extends Sheet {
    private static final double NAMES = 140;
    private static final double RULE = 36;
    private static final double HIGHEST = 150;

    private final KeepModel model;
    private final BiConsumer<Server, Runnable> saving;
    private final Runnable onRemove;

    @FXML
    private Label title;

    @FXML
    private ScrollPane scroll;

    @FXML
    private GridPane rules;

    @FXML
    private Label summary;

    @FXML
    private TableView<Verdict> table;

    @FXML
    private TableColumn<Verdict, Verdict> verdict;

    @FXML
    private TableColumn<Verdict, String> when;

    @FXML
    private TableColumn<Verdict, String> what;

    @FXML
    private TableColumn<Verdict, String> size;

    @FXML
    private TableColumn<Verdict, String> why;

    @FXML
    private Button remove;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    /**
     * @param saving keeps the changed profile, and says when it has
     * @param onRemove removes what goes by the rules of the profile, after showing it once more
     */
    public KeepSheet(KeepModel model, BiConsumer<Server, Runnable> saving, Runnable onRemove) {
        super("keep.fxml");
        this.model = model;
        this.saving = saving;
        this.onRemove = onRemove;
    }

    @Override
    protected void built() {
        title.setText(Words.of("keep.title", model.server().name()));
        for (RuleModel rule : model.rules()) {
            addRow(rule);
        }
        // A few rules are all in sight, whatever else there is no room for.
        scroll.setPrefViewportHeight(Math.min(HIGHEST, RULE * model.rules().size()));
        summary.textProperty().bind(model.summary());
        fillTable();
        save.disableProperty().bind(model.savable().not());
        save.setOnAction(event -> saving.accept(model.changed(), this::close));
        remove.disableProperty().bind(model.removable().not());
        remove.setOnAction(event -> {
            close();
            onRemove.run();
        });
        cancel.setOnAction(event -> close());
    }

    private void addRow(RuleModel rule) {
        Label name = Pieces.label(rule.name(), "medium");
        name.setMinWidth(NAMES);
        name.setMaxWidth(NAMES);
        Pieces.wholeOnHover(name);
        TextField field = new TextField();
        field.setId("rule-" + rule.name());
        field.setPromptText(Words.of("keep.prompt"));
        field.setAccessibleText(Words.of("keep.rule", rule.name()));
        GridPane.setHgrow(field, Priority.ALWAYS);
        Label problem = Pieces.label("", "field-problem");
        problem.setMinWidth(Region.USE_PREF_SIZE);
        field.textProperty().bindBidirectional(rule.text());
        rule.text().subscribe(text -> {
            problem.setText(rule.problem());
            Pieces.shown(problem, !rule.valid());
        });
        rules.addRow(rules.getRowCount(), name, field, problem);
    }

    private void fillTable() {
        table.setItems(model.verdicts());
        Tables.nodes(verdict, one -> one, KeepSheet::badge, KeepModel::verdict);
        Tables.words(when, one -> model.times().when(one.backup().taken()));
        Tables.words(what, one -> one.backup().source());
        Tables.words(size, one -> BackupWords.size(one.backup()), "figure-cell");
        Tables.words(why, KeepModel::why, "meta");
        table.setPlaceholder(Pieces.label(Words.of("backups.nothing"), "meta"));
        Tables.copyable(table);
        Tables.alike(table);
    }

    private static Node badge(Verdict verdict) {
        return Pieces.badge(KeepModel.verdict(verdict), verdict.kept() ? "good" : "warn");
    }
}
