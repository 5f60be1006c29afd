package dev.handrail.desktop.journal;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.journal.Section;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** The parts of an entry of the maintenance log, to be written in. */
public final class PartsForm extends Screen {
    private final Function<Section, StringProperty> texts;

    @FXML
    private TextField type;

    @FXML
    private TextArea activities;

    @FXML
    private TextArea issues;

    @FXML
    private TextArea resolution;

    @FXML
    private TextArea verification;

    @FXML
    private TextArea nextSteps;

    /** @param texts what stands in each part */
    public PartsForm(Function<Section, StringProperty> texts) {
        super("parts.fxml");
        this.texts = texts;
    }

    @Override
    protected void built() {
        type.textProperty().bindBidirectional(texts.apply(Section.TYPE));
        area(activities, Section.ACTIVITIES);
        area(issues, Section.ISSUES);
        area(resolution, Section.RESOLUTION);
        area(verification, Section.VERIFICATION);
        area(nextSteps, Section.NEXT);
    }

    /** Where one begins to write. */
    public Node activities() {
        return activities;
    }

    private void area(TextArea area, Section section) {
        area.textProperty().bindBidirectional(texts.apply(section));
        Pieces.leftByTab(area);
    }
}
