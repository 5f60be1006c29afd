package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Console;
import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Ticker;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A walkthrough: one step large, the whole list beside it. */
public final class WalkScreen extends Screen implements Keyed {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final WalkModel model;
    private final ObservableValue<?> news;
    private final Executor window;
    private final Runnable onLeave;
    private final WalkSheets sheets;
    private final WalkHead head;
    private final StepActs acts;
    private Subscription following = Subscription.EMPTY;
    private boolean marking;

    @FXML
    private VBox top;

    @FXML
    private ListView<Row> list;

    @FXML
    private Label number;

    @FXML
    private Label next;

    @FXML
    private Label heading;

    @FXML
    private ServersTable servers;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox body;

    @FXML
    private Console lines;

    @FXML
    private VBox bottom;

    /** @param news says when there may be something new */
    public WalkScreen(WalkModel model, ObservableValue<?> news, WalkSheets sheets, Executor window, Runnable onLeave) {
        super("walk.fxml");
        this.model = model;
        this.news = news;
        this.sheets = sheets;
        this.window = window;
        this.onLeave = onLeave;
        this.head = new WalkHead(model, sheets, this, onLeave);
        this.acts = new StepActs(model, this);
    }

    @Override
    protected void built() {
        lines.in(model.times().zone());
        list.setItems(model.rows());
        list.setCellFactory(view -> new WalkCell());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!marking && row instanceof Row.Item item) {
                model.choose(item.number());
            }
        });
        servers.built(model.times(), model::chooseServer);
        Pieces.asTallAsItsContent(scroll);
        Pieces.wholeOnHover(next);
        top.getChildren().setAll(head.node());
        bottom.getChildren().setAll(acts.node());
    }

    @Override
    public void pressed(Key pressed) {
        switch (pressed) {
            case DONE -> model.goOn();
            case SKIP -> {
                if (model.canTurn()) {
                    sheets.skip(model);
                }
            }
            case FAILED -> sheets.failed(model, onLeave);
            case HAND_OVER -> sheets.handOver(model);
            case NOTE -> acts.write();
            default -> {}
        }
    }

    @Override
    protected Subscription observe() {
        Ticker ticker = new Ticker(window);
        ticker.every(SECOND, () -> true, model::tick);
        model.refresh();
        return Subscription.combine(
                news.subscribe(revision -> model.refresh()),
                model.walk().subscribe(this::tellWalk),
                model.shown().subscribe(this::tellStep),
                model.busy().subscribe(now -> acts.allow()),
                model.past().subscribe(this::tellPast),
                model.activity().subscribe(this::follow),
                ticker::close);
    }

    private void tellWalk(@Nullable Walk walk) {
        if (walk != null) {
            head.tell(walk);
        }
    }

    private void tellStep(@Nullable StepShown shown) {
        Walk walk = model.walk().get();
        if (shown == null || walk == null) {
            return;
        }
        number.setText(StepBody.number(shown));
        next.setText(shown.follows()
                .map(step -> Words.of("walk.next", walk.standing().filled(step.title())))
                .orElse(""));
        servers.show(shown);
        heading.setText(shown.title());
        body.getChildren().setAll(new StepBody(model, walk.standing(), shown).all());
        mark(shown);
        tellPast(model.past().get());
        acts.tell(shown);
    }

    /** Shows in the list which step it is, without taking that for a choice. */
    private void mark(StepShown shown) {
        marking = true;
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Row.Item item && item.number().equals(shown.number())) {
                if (list.getSelectionModel().getSelectedIndex() != i) {
                    list.getSelectionModel().clearAndSelect(i);
                    list.scrollTo(Math.max(0, i - 4));
                }
            }
        }
        marking = false;
    }

    private void tellPast(List<Line> past) {
        StepShown shown = model.shown().get();
        boolean runs = shown != null && !shown.deeds().isEmpty();
        Pieces.shown(lines, runs || model.activity().get() != null);
        VBox.setVgrow(scroll, lines.isVisible() ? Priority.SOMETIMES : Priority.ALWAYS);
        if (model.activity().get() == null) {
            lines.show(past);
        }
    }

    private void follow(@Nullable Activity activity) {
        following.unsubscribe();
        following = activity == null ? Subscription.EMPTY : lines.follow(activity.lines());
        tellPast(model.past().get());
        acts.allow();
    }
}
