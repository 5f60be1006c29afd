package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.sheets.PlanParts;
import dev.handrail.operation.Effect;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What there is to read of a step: why, what stands in the way, what it does, what was written down. */
record StepBody(WalkModel model, Standing standing, StepShown shown) {
    private static final double GAP = 8;
    private static final Set<Happening.Kind> WRITTEN = EnumSet.of(
            Happening.Kind.NOTED,
            Happening.Kind.EVIDENCE,
            Happening.Kind.SIGNED,
            Happening.Kind.SKIPPED,
            Happening.Kind.UNDONE);

    List<Node> all() {
        List<Node> all = new ArrayList<>();
        String why = Prose.of(standing.filled(shown.step().why(), shown.server()));
        if (!why.isBlank()) {
            all.add(Pieces.text(why, "stage-why"));
        }
        callouts().forEach(all::add);
        shown.deeds().forEach(deed -> all.add(deed(deed)));
        if (!shown.undo().isBlank()) {
            all.add(Pieces.text(
                    Words.of("walk.undo.says", shown.undo().lines().findFirst().orElse("")), "meta"));
        }
        if (standing.walkthrough().byHand()) {
            shown.captures().forEach(name -> all.add(capture(name)));
        }
        shown.happened().stream().filter(what -> WRITTEN.contains(what.kind())).forEach(what -> all.add(written(what)));
        return all;
    }

    private List<Node> callouts() {
        List<Node> callouts = new ArrayList<>();
        shown.first()
                .filter(step -> !shown.over())
                .ifPresent(step -> callouts.add(callout(Words.of("walk.first", step.number(), step.title()), "warn")));
        if (shown.state() == Progress.State.INTERRUPTED) {
            callouts.add(callout(Words.of("walk.interrupted"), "warn"));
        }
        if (shown.state() == Progress.State.FAILED) {
            callouts.add(callout(shown.words().isBlank() ? Words.of("walk.failed") : shown.words(), "bad"));
        }
        if (shown.state() == Progress.State.READY && warned()) {
            callouts.add(callout(Words.of("walk.warned"), "warn"));
        }
        if (shown.step().pause() && !shown.over()) {
            callouts.add(callout(Words.of("walk.pause"), "info"));
        }
        if (shown.step().evidence() && !shown.hasEvidence() && !shown.over()) {
            callouts.add(callout(Words.of("walk.evidence"), "info"));
        }
        if (shown.deeds().stream().anyMatch(Deed::proposal) && !shown.over()) {
            callouts.add(callout(Words.of("walk.proposals"), "info"));
        }
        if (standing.walkthrough().byHand() && !shown.deeds().isEmpty() && !shown.over()) {
            callouts.add(callout(Words.of("walk.by-hand"), "info"));
        }
        return callouts;
    }

    private boolean warned() {
        return shown.happened().stream().anyMatch(what -> what.kind() == Happening.Kind.WARNED);
    }

    private static Label callout(String words, String style) {
        Label callout = Pieces.text(words, "callout", style);
        callout.setMaxWidth(Double.MAX_VALUE);
        return callout;
    }

    private Node deed(Deed deed) {
        Label where = Pieces.badge(Words.of("walk.on", deed.shown().where()), "neutral");
        Label what = Pieces.label(deed.shown().text(), "meta");
        what.setMinWidth(0);
        HBox head = new HBox(GAP, where, effect(deed), what, Pieces.gap());
        head.setAlignment(Pos.CENTER_LEFT);
        if (deed.proposal() && !shown.over() && !standing.walkthrough().byHand()) {
            Button mark = new Button(Words.of("walk.mark"));
            mark.setId("mark-" + deed.number());
            mark.setOnAction(event -> model.mark(deed));
            head.getChildren().add(mark);
        }
        Button copy = new Button(Words.of("walk.copy"));
        copy.setId("copy-" + deed.number());
        copy.getStyleClass().add("text-link");
        copy.setOnAction(event -> {
            Pieces.copy(deed.command());
            copy.setText(Words.of("walk.copied"));
        });
        head.getChildren().add(copy);
        return new VBox(4, head, Pieces.command(deed.command()));
    }

    private Node effect(Deed deed) {
        if (deed.passed()) {
            return Pieces.badge(Words.of("walk.passed"), "good");
        }
        if (deed.proposal()) {
            return Pieces.badge(Words.of("walk.proposal"), "neutral");
        }
        Effect effect = deed.shown().effect();
        return Pieces.badge(Words.of(effect.key()), PlanParts.style(effect));
    }

    private Node capture(String name) {
        TextField value = new TextField();
        value.setId("value-" + name);
        value.setPromptText(Words.of("walk.value", name));
        value.setAccessibleText(value.getPromptText());
        HBox.setHgrow(value, Priority.ALWAYS);
        Button keep = new Button(Words.of("walk.value.keep"));
        keep.disableProperty().bind(value.textProperty().isEmpty());
        keep.setOnAction(event -> model.found(name, value.getText()));
        HBox row = new HBox(GAP, value, keep);
        row.setMaxWidth(480);
        return row;
    }

    private Node written(Happening what) {
        String words = Words.of(
                "walk.written",
                model.times().hour(what.at()),
                what.person(),
                Words.of(what.kind().key()),
                what.words().isBlank() ? "" : ": " + what.words());
        return Pieces.text(words, "meta");
    }

    /** How it is called in a heading above all. */
    static String number(StepShown shown) {
        Step step = shown.step();
        return shown.place() > 0
                ? Words.of("walk.number", shown.place(), shown.of(), shown.phase())
                : Words.of("walk.number.other", step.number(), shown.phase());
    }
}
