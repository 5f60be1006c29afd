package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.words.OperationFailed;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What a walkthrough has run: its steps, and what takes them back; the plan of each is shown first. */
final class WalkRuns {
    private static final String UNDO = "runbook undo";

    private final WalkView view;
    private final Deeds deeds;
    private final Saying saying;
    private final BooleanProperty busy;
    private final Consumer<OperationFailed> onFailure;
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity = new ReadOnlyObjectWrapper<>();

    /** @param busy whether something was asked that is not answered yet */
    WalkRuns(WalkView view, Deeds deeds, Saying saying, BooleanProperty busy, Consumer<OperationFailed> onFailure) {
        this.view = view;
        this.deeds = deeds;
        this.saying = saying;
        this.busy = busy;
        this.onFailure = onFailure;
    }

    /** What runs now from this window; null where nothing does. */
    ReadOnlyObjectProperty<@Nullable Activity> activity() {
        return activity.getReadOnlyProperty();
    }

    private boolean idle() {
        return activity.get() == null;
    }

    void step(boolean again) {
        StepShown step = view.shown().get();
        if (step != null && idle()) {
            plan("runbook step", saying.run(step.spot(), again));
        }
    }

    int left() {
        StepShown step = view.shown().get();
        boolean can = step != null && step.canRun() && step.first().isEmpty() && !busy.get() && idle();
        return !can
                ? 0
                : (int) Objects.requireNonNull(step).hosts().stream()
                        .filter(host -> host.state().isToRun())
                        .count();
    }

    void rest() {
        if (left() > 1) {
            plan("runbook step", saying.rest(view.spot()));
        }
    }

    boolean canUndo() {
        Walk now = view.walk().get();
        return !busy.get()
                && now != null
                && now.standing().isOpen()
                && !now.standing().changes().isEmpty()
                && idle();
    }

    /** On the server that is shown, where that was changed; else, and where it is wanted so, on all. */
    void undo(String to, boolean onAll) {
        if (canUndo()) {
            plan(UNDO, saying.undo(new Spot(to, onAll ? "" : changed())));
        }
    }

    void cancel() {
        Activity now = activity.get();
        if (now != null) {
            now.cancel();
        }
    }

    /** The server that is shown, if anything was changed on it. */
    private String changed() {
        Walk now = view.walk().get();
        String server = view.spot().server();
        boolean there = now != null
                && now.standing().changes().stream()
                        .anyMatch(change -> change.server().equals(server));
        return there ? server : "";
    }

    private void plan(String words, Arguments given) {
        busy.set(true);
        deeds.plan(words, given, this::propose, onFailure);
    }

    private void propose(PlanModel plan) {
        busy.set(false);
        deeds.follow(plan, this::follow);
    }

    private void follow(Activity started) {
        activity.set(started);
        started.ended().subscribe(end -> ended(started, end));
        view.refresh(onFailure);
    }

    private void ended(Activity what, Event.@Nullable Ended end) {
        if (end != null && what == activity.get()) {
            view.keep(what.lines());
            activity.set(null);
            if (what.operation().name().equals(UNDO)) {
                view.onward(onFailure);
            } else {
                view.refresh(onFailure);
            }
        }
    }
}
