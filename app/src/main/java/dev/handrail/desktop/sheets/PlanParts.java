package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the checks and steps of a plan are drawn, wherever a plan is shown. */
public final class PlanParts {
    private static final double GAP = 10;

    private PlanParts() {}

    public static List<Node> checks(Plan plan) {
        return plan.checks().stream().map(PlanParts::check).toList();
    }

    public static List<Node> steps(Plan plan) {
        List<Node> steps = new ArrayList<>();
        for (Plan.Step step : plan.steps()) {
            steps.add(step(steps.size() + 1, step));
        }
        return steps;
    }

    /** Something that would be done, in a line. */
    public static Node line(String words) {
        Node text = Pieces.text(words);
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(GAP, Pieces.icon("fth-plus-circle", "accent-icon"), text);
    }

    /** The colour of what something does. */
    public static String style(Effect effect) {
        return switch (effect) {
            case READS -> "neutral";
            case CHANGES -> "warn";
            case DESTROYS -> "bad";
        };
    }

    private static Node check(Plan.Check check) {
        VBox words = new VBox(2, Pieces.text(check.text()));
        if (check.advice() != null) {
            words.getChildren().add(Pieces.text(check.advice(), "meta"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Node icon = switch (check.state()) {
            case OK -> Pieces.icon("fth-check-circle", "good-icon");
            case WARNING -> Pieces.icon("fth-alert-triangle", "warn-icon");
            case BLOCKER -> Pieces.icon("fth-x-circle", "bad-icon");
        };
        icon.setAccessibleText(Words.of(check.state().key()));
        return new HBox(GAP, icon, words);
    }

    private static Node step(int number, Plan.Step step) {
        Label text = Pieces.text(number + ". " + step.text(), "medium");
        HBox.setHgrow(text, Priority.ALWAYS);
        Label where = Pieces.label(step.where(), "meta");
        where.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(
                GAP,
                text,
                Pieces.gap(),
                where,
                Pieces.badge(Words.of(step.effect().key()), style(step.effect())));
        VBox all = new VBox(4, head);
        if (step.command() != null) {
            all.getChildren().add(Pieces.command(step.command()));
        }
        return all;
    }
}
