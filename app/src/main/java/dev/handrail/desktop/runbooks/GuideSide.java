package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What was chosen among the runbooks: what is in it, what is wrong with it, and how one begins it or goes on. */
final class GuideSide extends Screen {
    private final RunbooksModel model;
    private final RunbooksScreen.Doing doing;
    private final Runnable onBegin;

    @FXML
    private VBox side;

    @FXML
    private VBox none;

    @FXML
    private Label title;

    @FXML
    private Label what;

    @FXML
    private Button start;

    @FXML
    private Button resume;

    @FXML
    private Button check;

    @FXML
    private Button edit;

    @FXML
    private Button export;

    @FXML
    private VBox wrong;

    @FXML
    private Label verdict;

    @FXML
    private ListView<Finding> findings;

    @FXML
    private ListView<String> content;

    /** @param onBegin begins what was chosen, or goes on with it */
    GuideSide(RunbooksModel model, RunbooksScreen.Doing doing, Runnable onBegin) {
        super("guide.fxml");
        this.model = model;
        this.doing = doing;
        this.onBegin = onBegin;
    }

    @Override
    protected void built() {
        findings.setCellFactory(view -> new FindingCell());
        Pieces.shown(edit, doing.has("runbook edit"));
        start.setOnAction(event -> onBegin.run());
        resume.setOnAction(event -> onBegin.run());
        check.setOnAction(event -> findings.requestFocus());
        edit.setOnAction(event -> {
            Guide guide = model.guide().get();
            if (guide != null) {
                doing.edit(guide);
            }
        });
        export.setOnAction(event -> {
            Standing standing = model.walk().get();
            if (standing != null) {
                doing.export(standing.walkthrough());
            }
        });
    }

    @Override
    protected Subscription observe() {
        return Subscription.combine(
                model.guide().subscribe(guide -> tell()),
                model.walk().subscribe(standing -> tell()),
                model.findings().subscribe(this::tellFindings));
    }

    private void tell() {
        Guide guide = model.guide().get();
        Standing standing = model.walk().get();
        Pieces.shown(side, guide != null || standing != null);
        Pieces.shown(none, guide == null && standing == null);
        for (Node node : List.of(start, wrong, check)) {
            Pieces.shown(node, guide != null);
        }
        Pieces.shown(edit, guide != null && doing.has("runbook edit"));
        Pieces.shown(resume, standing != null);
        Pieces.shown(export, standing != null && doing.has(ExportModel.WORDS));
        if (guide != null) {
            tell(guide);
        } else if (standing != null) {
            tell(standing);
        }
    }

    private void tell(Guide guide) {
        edit.setText(Words.of(guide.origin() == Guide.Origin.PROGRAM ? "runbooks.edit.copy" : "runbooks.edit"));
        title.setText(guide.runbook().title());
        what.setText(Contents.about(guide));
        content.getItems().setAll(Contents.of(guide.runbook()));
    }

    private void tell(Standing standing) {
        title.setText(standing.walkthrough().title());
        what.setText(Words.of(
                "walk.what",
                standing.holder(),
                model.began(standing),
                standing.walkthrough().id()));
        resume.setText(Words.of(standing.isOpen() ? "runbooks.resume" : "runbooks.look"));
        content.getItems().setAll(Contents.of(standing));
    }

    private void tellFindings(List<Finding> all) {
        findings.getItems().setAll(all);
        verdict.setText(Words.of(all.isEmpty() ? "runbooks.nothing-wrong" : "runbooks.wrong", all.size()));
        Pieces.shown(findings, !all.isEmpty());
        check.setDisable(all.isEmpty());
        start.setDisable(all.stream().anyMatch(Finding::isError));
    }
}
