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
import java.util.HashMap;
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

/** Brings a backup back, step by step: what is in it, where to, what will happen, progress, proof. */
public final class RestoreModel {
    static final String WORDS = "restore";
    static final String DRILL = "backup drill";

    private final Backup backup;
    private final List<String> servers;
    private final Deeds deeds;
    private final Consumer<OperationFailed> onFailure;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CONTENT);
    private final ObjectProperty<Way> way;
    private final StringProperty into;
    private final ObjectProperty<String> on;
    private final ReadOnlyObjectWrapper<@Nullable PlanModel> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    /**
     * @param servers the names of the servers it may be restored on; its own first
     * @param first the way that is chosen at first; a drill is nothing but a drill
     */
    public RestoreModel(
            Backup backup, List<String> servers, Way first, Deeds deeds, Consumer<OperationFailed> onFailure) {
        this.backup = backup;
        this.way = new SimpleObjectProperty<>(first);
        if (first == Way.DRILL) {
            stage.set(Stage.TARGET);
        }
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

    public ObjectProperty<Way> way() {
        return way;
    }

    /** Between which ways one may choose. */
    public List<Way> ways() {
        return way.get() == Way.DRILL ? List.of(Way.DRILL) : List.of(Way.BESIDE, Way.REPLACE);
    }

    /** The stages there are: who tries a backup out need not look whether it is the right one. */
    public List<Stage> stages() {
        List<Stage> all = List.of(Stage.values());
        return way.get() == Way.DRILL ? all.subList(1, all.size()) : all;
    }

    /** The database that is replaced, where one is. */
    public String live() {
        return backup.manifest().source().origin();
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
        return (stage.get() == Stage.TARGET && stages().getFirst() != Stage.TARGET)
                || stage.get() == Stage.PLAN
                || !failure.get().isEmpty();
    }

    /** What the button says that leads on; nothing where only waiting does. */
    public String onward() {
        return switch (stage.get()) {
            case CONTENT -> Words.of("restore.onward.target");
            case TARGET -> Words.of("restore.onward.plan");
            case PLAN ->
                Words.of(
                        way.get().onward(), way.get() == Way.BESIDE ? into.get().strip() : live());
            case RUN, PROOF -> "";
        };
    }

    /** Whether that button may be pressed. */
    public boolean canGoOn() {
        PlanModel planned = plan.get();
        return switch (stage.get()) {
            case CONTENT -> true;
            case TARGET -> (way.get() != Way.BESIDE || !into.get().isBlank()) && !planning.get();
            case PLAN -> planned != null && planned.ready().getValue();
            case RUN, PROOF -> false;
        };
    }

    /** Whether that button does what can hurt. */
    public boolean destroys() {
        PlanModel planned = plan.get();
        return stage.get() == Stage.PLAN && planned != null && planned.destroys();
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
        deeds.plan(
                way.get() == Way.DRILL ? DRILL : WORDS,
                arguments(),
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

    private Arguments arguments() {
        Map<String, List<String>> given = new HashMap<>();
        given.put("ID", List.of(backup.id()));
        given.put("--on", List.of(on.get()));
        switch (way.get()) {
            case BESIDE -> given.put("--into", List.of(into.get().strip()));
            case REPLACE -> given.put("--replace", List.of("true"));
            case DRILL -> {}
        }
        return new Arguments(given);
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
