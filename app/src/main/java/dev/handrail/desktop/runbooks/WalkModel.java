package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.journal.Journal;
import dev.handrail.operation.Event;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Ticking;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A walkthrough: which step is shown, what can be done with it, and what has become of all the others. */
public final class WalkModel {
    private static final Spot NOWHERE = new Spot("", "");

    private final String id;
    private final Deeds deeds;
    private final Errands errands;
    private final Times times;
    private final Consumer<FinishModel> onFinish;
    private final Consumer<OperationFailed> onFailure;
    private final Saying saying;
    private final Look look;

    private final ReadOnlyObjectWrapper<@Nullable Walk> walk = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StepShown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Line>> past = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final StringProperty note = new SimpleStringProperty("");
    private Spot chosen = NOWHERE;
    private int asked;

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
    }

    public String id() {
        return id;
    }

    public Times times() {
        return times;
    }

    /** As it was looked at last; null before that. */
    ReadOnlyObjectProperty<@Nullable Walk> walk() {
        return walk.getReadOnlyProperty();
    }

    /** The step that is shown; null where there is none, or before it was looked at. */
    ReadOnlyObjectProperty<@Nullable StepShown> shown() {
        return shown.getReadOnlyProperty();
    }

    ObservableList<Row> rows() {
        return rows;
    }

    /** What runs for it from this window; null where nothing does. */
    ReadOnlyObjectProperty<@Nullable Activity> activity() {
        return activity.getReadOnlyProperty();
    }

    /** What the step that is shown has said, where nothing runs from here. */
    ReadOnlyObjectProperty<List<Line>> past() {
        return past.getReadOnlyProperty();
    }

    /** Whether something was asked that is not answered yet. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What a person is writing about the step. */
    StringProperty note() {
        return note;
    }

    /** Looks at it anew. */
    public void refresh() {
        int question = ++asked;
        Walk before = walk.get();
        Spot wanted = chosen;
        errands.run(() -> look.at(before, wanted), found -> show(question, found), this::failed);
    }

    /** Only lets the clock go on. */
    void tick() {
        Walk now = walk.get();
        if (now != null && now.standing().isOpen()) {
            walk.set(now.later(times.now()));
            fill(now.later(times.now()));
        }
    }

    void choose(String number) {
        if (!number.isEmpty() && !number.equals(chosen.step())) {
            chosen = new Spot(number, "");
            refresh();
        }
    }

    /** Shows the same step for another server. */
    void chooseServer(String server) {
        if (!server.equals(chosen.server())) {
            chosen = new Spot(chosen.step(), server);
            refresh();
        }
    }

    Optional<Primary> primary() {
        Walk now = walk.get();
        StepShown step = shown.get();
        return now == null || step == null ? Optional.empty() : Optional.of(Primary.of(now.standing(), step));
    }

    boolean canGoOn() {
        StepShown step = shown.get();
        return !busy.get()
                && step != null
                && primary().filter(one -> one.allowed(step)).isPresent();
    }

    /** Whether the step that is shown may be left out, or said to have failed. */
    boolean canTurn() {
        StepShown step = shown.get();
        Walk now = walk.get();
        return !busy.get()
                && step != null
                && now != null
                && now.standing().isOpen()
                && !step.over()
                && step.state() != Progress.State.RUNNING;
    }

    /** Whether there is something that can be taken back. */
    boolean canUndo() {
        Walk now = walk.get();
        return !busy.get()
                && now != null
                && now.standing().isOpen()
                && !now.standing().changes().isEmpty()
                && activity.get() == null;
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
        StepShown step = shown.get();
        if (step != null && activity.get() == null) {
            busy.set(true);
            deeds.plan("runbook step", saying.run(step.spot(), again), this::propose, this::failed);
        }
    }

    /** On how many servers the step is left to be run, where that can be done in one go. */
    int left() {
        StepShown step = shown.get();
        boolean can = step != null && step.canRun() && step.first().isEmpty() && !busy.get() && activity.get() == null;
        return !can
                ? 0
                : (int) Objects.requireNonNull(step).hosts().stream()
                        .filter(host -> host.state().isToRun())
                        .count();
    }

    /** Runs it on all of them, in one plan. */
    void runRest() {
        if (left() > 1) {
            busy.set(true);
            deeds.plan("runbook step", saying.rest(spot()), this::propose, this::failed);
        }
    }

    /** Says that it is done, with what was written about it. */
    void done() {
        said(saying.done(spot(), note.get()), this::onward);
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
        return walk.get() != null && deeds.has(ExportModel.WORDS);
    }

    void skip(String reason) {
        said(saying.tick(spot(), Ticking.SKIP, reason), this::onward);
    }

    /** Says what was seen of a step that a person does. */
    void failed(String what) {
        said(saying.tick(spot(), Ticking.FAILED, what), this::refresh);
    }

    void keepNote() {
        if (!note.get().isBlank()) {
            said(saying.tick(spot(), Ticking.NOTE, note.get().strip()), this::refresh);
        }
    }

    /** Lays files to the step that show how it came out. */
    void attach(List<Path> files) {
        for (Path file : files) {
            say(saying.tick(spot(), Ticking.EVIDENCE, file.toString()), this::refresh);
        }
    }

    void sign(String name) {
        if (!name.isBlank()) {
            say(saying.tick(spot(), Ticking.SIGN, name.strip()), this::refresh);
        }
    }

    /** Lets a proposal of a guide that was written for people be run from here. */
    void mark(Deed deed) {
        say(saying.tick(spot(), Ticking.MARK, String.valueOf(deed.number())), this::refresh);
    }

    /** What a step found out that was done by hand. */
    void found(String name, String value) {
        say(saying.tick(spot(), Ticking.VALUE, name + "=" + value), this::refresh);
    }

    void handOver(String name, String words) {
        say(saying.handOver(name, words), this::refresh);
    }

    void rollBack(String reason) {
        say(saying.turn(Ticking.ROLL_BACK, reason), this::onward);
    }

    void stop(String reason, Runnable stopped) {
        say(saying.turn(Ticking.STOP, reason), stopped);
    }

    void reopen(String reason) {
        say(saying.turn(Ticking.REOPEN, reason), this::onward);
    }

    void windowEnds(String when) {
        say(saying.turn(Ticking.WINDOW, when), this::refresh);
    }

    /** Takes back the last change, or all as far as to a step; on the server that is shown, where that was changed. */
    void undo(String to) {
        undo(new Spot(to, changed()));
    }

    /** The same on every server where something was changed. */
    void undoOnAll(String to) {
        undo(new Spot(to, ""));
    }

    private void undo(Spot to) {
        if (canUndo()) {
            busy.set(true);
            deeds.plan("runbook undo", saying.undo(to), this::propose, this::failed);
        }
    }

    /** Asks what is running to stop. */
    void cancel() {
        Activity now = activity.get();
        if (now != null) {
            now.cancel();
        }
    }

    private Spot spot() {
        StepShown step = shown.get();
        return step == null ? NOWHERE : step.spot();
    }

    /** The server that is shown, if anything was changed on it. */
    private String changed() {
        Walk now = walk.get();
        String server = spot().server();
        boolean there = now != null
                && now.standing().changes().stream()
                        .anyMatch(change -> change.server().equals(server));
        return there ? server : "";
    }

    private void onward() {
        chosen = NOWHERE;
        refresh();
    }

    private void said(Saying.Said what, Runnable then) {
        say(what, () -> {
            note.set("");
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

    private void propose(PlanModel plan) {
        busy.set(false);
        deeds.follow(plan, this::follow);
    }

    private void follow(Activity started) {
        activity.set(started);
        started.ended().subscribe(end -> ended(started, end));
        refresh();
    }

    private void ended(Activity what, Event.@Nullable Ended end) {
        if (end != null && what == activity.get()) {
            past.set(List.copyOf(what.lines()));
            activity.set(null);
            if (what.operation().name().equals("runbook undo")) {
                onward();
            } else {
                refresh();
            }
        }
    }

    private void failed(OperationFailed failure) {
        busy.set(false);
        onFailure.accept(failure);
        refreshQuietly();
    }

    /** What was refused may have been so since somebody else did something meanwhile. */
    private void refreshQuietly() {
        int question = ++asked;
        Walk before = walk.get();
        Spot wanted = chosen;
        errands.run(() -> look.at(before, wanted), found -> show(question, found), again -> {});
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
