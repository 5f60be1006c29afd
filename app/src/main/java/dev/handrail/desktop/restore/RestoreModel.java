package dev.handrail.desktop.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.restore.RowsCompared;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Brings a backup back into a new database, step by step: what is in it, where to, what will happen, progress, proof. */
public final class RestoreModel {
    static final String WORDS = "restore";

    private final Backup backup;
    private final List<String> servers;
    private final Deeds deeds;
    private final Consumer<OperationFailed> onFailure;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CONTENT);
    private final StringProperty into;
    private final ObjectProperty<String> on;
    private final ReadOnlyObjectWrapper<@Nullable PlanModel> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    /** @param servers the names of the servers it may be restored on; its own first */
    public RestoreModel(Backup backup, List<String> servers, Deeds deeds, Consumer<OperationFailed> onFailure) {
        this.backup = backup;
        this.servers = List.copyOf(servers);
        this.deeds = deeds;
        this.onFailure = onFailure;
        this.into = new SimpleStringProperty(backup.manifest().source().origin() + "_restored");
        this.on = new SimpleObjectProperty<>(servers.getFirst());
    }

    public Backup backup() {
        return backup;
    }

    public List<String> servers() {
        return servers;
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** The name of the new database. */
    public StringProperty into() {
        return into;
    }

    /** The server it is restored on. */
    public ObjectProperty<String> on() {
        return on;
    }

    /** What will happen; null before it has been looked at. */
    public ReadOnlyObjectProperty<@Nullable PlanModel> plan() {
        return plan.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty planning() {
        return planning.getReadOnlyProperty();
    }

    /** The restore under way, or done. */
    public ReadOnlyObjectProperty<@Nullable Activity> activity() {
        return activity.getReadOnlyProperty();
    }

    /** How it failed, or nothing. */
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether one may go back from here: not while it runs, nor when it is done. */
    public boolean canGoBack() {
        return stage.get() == Stage.TARGET
                || stage.get() == Stage.PLAN
                || !failure.get().isEmpty();
    }

    /** What the button says that leads on; nothing where only waiting does. */
    public String onward() {
        return switch (stage.get()) {
            case CONTENT -> Words.of("restore.onward.target");
            case TARGET -> Words.of("restore.onward.plan");
            case PLAN -> Words.of("restore.onward.run", into.get().strip());
            case RUN, PROOF -> "";
        };
    }

    /** Whether that button may be pressed. */
    public boolean canGoOn() {
        PlanModel planned = plan.get();
        return switch (stage.get()) {
            case CONTENT -> true;
            case TARGET -> !into.get().isBlank() && !planning.get();
            case PLAN -> planned != null && !planned.plan().blocked();
            case RUN, PROOF -> false;
        };
    }

    public void goOn() {
        switch (stage.get()) {
            case CONTENT -> stage.set(Stage.TARGET);
            case TARGET -> look();
            case PLAN -> start();
            case RUN, PROOF -> {}
        }
    }

    public void goBack() {
        failure.set("");
        stage.set(stage.get() == Stage.TARGET ? Stage.CONTENT : Stage.TARGET);
    }

    /** The rows of every table beside those of the backup; null before they were compared. */
    public @Nullable RowsCompared proof() {
        Activity done = activity.get();
        Event.Ended end = done == null ? null : done.ended().get();
        return end != null && end.evidence() instanceof RowsCompared compared ? compared : null;
    }

    /** Whether it is proven that all is there again. */
    public boolean proven() {
        Activity done = activity.get();
        return done != null && done.wentWell();
    }

    private void look() {
        planning.set(true);
        Arguments arguments = new Arguments(
                Map.of("ID", List.of(backup.id()), "--into", List.of(into.get().strip()), "--on", List.of(on.get())));
        deeds.plan(
                WORDS,
                arguments,
                planned -> {
                    planning.set(false);
                    plan.set(planned);
                    stage.set(Stage.PLAN);
                },
                failed -> {
                    planning.set(false);
                    onFailure.accept(failed);
                });
    }

    private void start() {
        PlanModel planned = plan.get();
        if (planned == null) {
            return;
        }
        Activities activities = deeds.activities();
        Activity started = activities.start(planned.operation(), planned.plan(), failed -> {
            failure.set(failed.getMessage());
            stage.set(Stage.PLAN);
        });
        activity.set(started);
        if (failure.get().isEmpty()) {
            stage.set(Stage.RUN);
        }
        started.ended().subscribe(this::ended);
    }

    private void ended(Event.@Nullable Ended end) {
        if (end == null) {
            return;
        }
        if (!proven()) {
            String what = end.failure() == null ? Words.of(end.outcome().key()) : end.failure();
            failure.set(end.next() == null ? what : Words.of("restore.failed", what, end.next()));
        }
        if (proven() || proof() != null) {
            stage.set(Stage.PROOF);
        }
    }
}
