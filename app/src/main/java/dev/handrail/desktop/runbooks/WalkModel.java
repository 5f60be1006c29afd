package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.Journal;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Ticking;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A walkthrough: which step is shown, what can be done with it, and what has become of all the others. */
public final class WalkModel {
    private final String id;
    private final Deeds deeds;
    private final Errands errands;
    private final Times times;
    private final WalkView view;
    private final WalkRuns runs;
    private final WalkTurns turns;
    private final Consumer<FinishModel> onFinish;
    private final Consumer<OperationFailed> onFailure;
    private final Saying saying;
    private final Look look;

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** @param onFinish shows the entry of the log that it ends with */
    public WalkModel(
            String id,
            Guides guides,
            Journal journal,
            Deeds deeds,
            Errands errands,
            Times times,
            Consumer<FinishModel> onFinish,
            Consumer<OperationFailed> onFailure) {
        this.id = id;
        this.look = new Look(id, guides, journal);
        this.deeds = deeds;
        this.errands = errands;
        this.times = times;
        this.onFinish = onFinish;
        this.onFailure = onFailure;
        this.saying = new Saying(id);
        this.view = new WalkView(look, errands, times);
        this.runs = new WalkRuns(view, deeds, saying, busy, this::failed);
        this.turns = new WalkTurns(saying, this::say, this::refresh, this::onward);
    }

    public String id() {
        return id;
    }

    public Times times() {
        return times;
    }

    /** As it was looked at last; null before that. */
    ReadOnlyObjectProperty<@Nullable Walk> walk() {
        return view.walk();
    }

    /** The step that is shown; null where there is none, or before it was looked at. */
    ReadOnlyObjectProperty<@Nullable StepShown> shown() {
        return view.shown();
    }

    ObservableList<Row> rows() {
        return view.rows();
    }

    /** What runs for it from this window; null where nothing does. */
    ReadOnlyObjectProperty<@Nullable Activity> activity() {
        return runs.activity();
    }

    /** What the step that is shown has said, where nothing runs from here. */
    ReadOnlyObjectProperty<List<Line>> past() {
        return view.past();
    }

    /** Whether something was asked that is not answered yet. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What a person is writing about the step. */
    StringProperty note() {
        return view.note();
    }

    /** Looks at it anew. */
    public void refresh() {
        view.refresh(this::failed);
    }

    /** Only lets the clock go on. */
    void tick() {
        view.tick();
    }

    void choose(String number) {
        if (!number.isEmpty() && !number.equals(view.chosen().step())) {
            view.choose(new Spot(number, ""), this::failed);
        }
    }

    /** Shows the same step for another server. */
    void chooseServer(String server) {
        Spot now = view.chosen();
        if (!server.equals(now.server())) {
            view.choose(new Spot(now.step(), server), this::failed);
        }
    }

    Optional<Primary> primary() {
        Walk now = view.walk().get();
        StepShown step = view.shown().get();
        return now == null || step == null ? Optional.empty() : Optional.of(Primary.of(now.standing(), step));
    }

    boolean canGoOn() {
        StepShown step = view.shown().get();
        return !busy.get()
                && step != null
                && primary().filter(one -> one.allowed(step)).isPresent();
    }

    /** Whether the step that is shown may be left out, or said to have failed. */
    boolean canTurn() {
        StepShown step = view.shown().get();
        Walk now = view.walk().get();
        return !busy.get()
                && step != null
                && now != null
                && now.standing().isOpen()
                && !step.over()
                && step.state() != Progress.State.RUNNING;
    }

    /** Whether there is something that can be taken back. */
    boolean canUndo() {
        return runs.canUndo();
    }

    /** Does what comes next. */
    void goOn() {
        if (!canGoOn()) {
            return;
        }
        switch (primary().orElseThrow()) {
            case RUN, RETRY -> run(false);
            case DONE -> done();
            case NEXT -> onward();
            case FINISH -> entry();
            case OVER -> {}
        }
    }

    /** @param again although it was run before */
    void run(boolean again) {
        runs.step(again);
    }

    /** On how many servers the step is left to be run, where that can be done in one go. */
    int left() {
        return runs.left();
    }

    /** Runs it on all of them, in one plan. */
    void runRest() {
        runs.rest();
    }

    /** Says that it is done, with what was written about it. */
    void done() {
        said(saying.done(view.spot(), view.note().get()), this::onward);
    }

    /** Shows its entry of the maintenance log: to be signed, or when it is over to be put differently. */
    void entry() {
        busy.set(true);
        errands.run(
                look::draft,
                draft -> {
                    busy.set(false);
                    onFinish.accept(new FinishModel(draft, deeds, this::refresh, this::failed));
                },
                this::failed);
    }

    /** Whether all of it can be written to a file. */
    boolean canExport() {
        return view.walk().get() != null && deeds.has(ExportModel.WORDS);
    }

    void skip(String reason) {
        said(saying.tick(view.spot(), Ticking.SKIP, reason), this::onward);
    }

    /** Says what was seen of a step that a person does. */
    void failed(String what) {
        said(saying.tick(view.spot(), Ticking.FAILED, what), this::refresh);
    }

    void keepNote() {
        if (!view.note().get().isBlank()) {
            said(saying.tick(view.spot(), Ticking.NOTE, view.note().get().strip()), this::refresh);
        }
    }

    /** Lays files to the step that show how it came out. */
    void attach(List<Path> files) {
        for (Path file : files) {
            say(saying.tick(view.spot(), Ticking.EVIDENCE, file.toString()), this::refresh);
        }
    }

    void sign(String name) {
        if (!name.isBlank()) {
            say(saying.tick(view.spot(), Ticking.SIGN, name.strip()), this::refresh);
        }
    }

    /** Lets a proposal of a guide that was written for people be run from here. */
    void mark(Deed deed) {
        say(saying.tick(view.spot(), Ticking.MARK, String.valueOf(deed.number())), this::refresh);
    }

    /** What a step found out that was done by hand. */
    void found(String name, String value) {
        say(saying.tick(view.spot(), Ticking.VALUE, name + "=" + value), this::refresh);
    }

    /** What is said of the whole. */
    WalkTurns turns() {
        return turns;
    }

    /** Takes back the last change, or all as far as to a step; on the server that is shown, where that was changed. */
    void undo(String to) {
        runs.undo(to, false);
    }

    /** The same on every server where something was changed. */
    void undoOnAll(String to) {
        runs.undo(to, true);
    }

    /** Asks what is running to stop. */
    void cancel() {
        runs.cancel();
    }

    private void onward() {
        view.onward(this::failed);
    }

    private void said(Saying.Said what, Runnable then) {
        say(what, () -> {
            view.note().set("");
            then.run();
        });
    }

    private void say(Saying.Said what, Runnable then) {
        busy.set(true);
        deeds.ask(
                what.words(),
                what.given(),
                answer -> {
                    busy.set(false);
                    then.run();
                },
                this::failed);
    }

    private void failed(OperationFailed failure) {
        busy.set(false);
        onFailure.accept(failure);
        // What was refused may have been so since somebody else did something meanwhile.
        view.refresh(again -> {});
    }
}
