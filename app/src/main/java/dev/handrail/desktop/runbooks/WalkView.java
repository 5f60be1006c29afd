package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What one sees of a walkthrough: the step that is shown, all others in a list, and what is being written about it. */
final class WalkView {
    static final Spot NOWHERE = new Spot("", "");

    private final Look look;
    private final Errands errands;
    private final Times times;
    private final ReadOnlyObjectWrapper<@Nullable Walk> walk = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StepShown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Line>> past = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final StringProperty note = new SimpleStringProperty("");
    private Spot chosen = NOWHERE;
    private int asked;

    WalkView(Look look, Errands errands, Times times) {
        this.look = look;
        this.errands = errands;
        this.times = times;
    }

    ReadOnlyObjectProperty<@Nullable Walk> walk() {
        return walk.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable StepShown> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Line>> past() {
        return past.getReadOnlyProperty();
    }

    ObservableList<Row> rows() {
        return rows;
    }

    StringProperty note() {
        return note;
    }

    /** Where one is. */
    Spot spot() {
        StepShown step = shown.get();
        return step == null ? NOWHERE : step.spot();
    }

    /** Keeps what a run has said in sight after its end. */
    void keep(List<Line> said) {
        past.set(List.copyOf(said));
    }

    /** Goes to where it goes on. */
    void onward(Consumer<OperationFailed> onFailure) {
        chosen = NOWHERE;
        refresh(onFailure);
    }

    void choose(Spot spot, Consumer<OperationFailed> onFailure) {
        chosen = spot;
        refresh(onFailure);
    }

    /** What is wanted: what is shown, unless another was chosen that is being looked for. */
    Spot chosen() {
        return chosen;
    }

    /** Looks at it anew; what comes too late is not shown. */
    void refresh(Consumer<OperationFailed> onFailure) {
        int question = ++asked;
        Walk before = walk.get();
        Spot wanted = chosen;
        errands.run(() -> look.at(before, wanted), found -> show(question, found), onFailure);
    }

    /** Only lets the clock go on. */
    void tick() {
        Walk now = walk.get();
        if (now != null && now.standing().isOpen()) {
            Walk later = now.later(times.now());
            walk.set(later);
            fill(later);
        }
    }

    private void show(int question, Look.Found found) {
        if (question != asked) {
            return;
        }
        StepShown before = shown.get();
        chosen = found.shown() == null ? NOWHERE : found.shown().spot();
        if (before == null || !Objects.equals(before.spot(), chosen)) {
            note.set("");
        }
        walk.set(found.walk());
        past.set(found.past());
        shown.set(found.shown());
        fill(found.walk());
    }

    private void fill(Walk now) {
        new Rows(now, times).into(rows);
    }
}
